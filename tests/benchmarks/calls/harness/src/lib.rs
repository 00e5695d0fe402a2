//! A call and how often to make it in, what it costs out. `client` makes the client for a URL, `call` makes one call.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

pub use stats_alloc;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

/// Why a program ends early.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Runs a program of the form `PROGRAM BASE_URL CALLS` on one thread, over the connection that the first call opens. Prints
/// allocations and allocated bytes per call, without the first one.
///
/// # Errors
///
/// Arguments that make no sense, and everything that the calls fail with.
pub fn count<C>(
    client: impl FnOnce(String) -> Result<C, Failure>,
    call: &impl AsyncFn(&C) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let [base_url, calls] = arguments().ok_or("expected BASE_URL CALLS")?;
    let calls: usize = calls.parse()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = client(base_url)?;
        call(&client).await?;
        let region = Region::new(&INSTRUMENTED_SYSTEM);
        for _ in 1..calls {
            call(&client).await?;
        }
        let change = region.change();
        let counted = calls.saturating_sub(1).max(1);
        println!(
            "{} {}",
            (change.allocations + change.reallocations).div_ceil(counted),
            change.bytes_allocated.div_ceil(counted)
        );
        Ok(())
    })
}

/// Runs a program of the form `PROGRAM BASE_URL CALLS AT_ONCE` on two threads. Prints how many microseconds all calls took
/// together, and how many the slowest of a hundred took.
///
/// # Errors
///
/// Arguments that make no sense, and everything that the calls fail with.
pub fn load<C, F>(
    client: impl FnOnce(String) -> Result<C, Failure>,
    call: impl Fn(Arc<C>) -> F + Send + Sync + 'static,
) -> Result<(), Failure>
where
    C: Send + Sync + 'static,
    F: Future<Output = Result<(), Failure>> + Send + 'static,
{
    let [base_url, calls, at_once] = arguments().ok_or("expected BASE_URL CALLS AT_ONCE")?;
    let (calls, at_once): (usize, usize) = (calls.parse()?, at_once.parse()?);
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let client = Arc::new(client(base_url)?);
        let (call, made) = (Arc::new(call), Arc::new(AtomicUsize::new(0)));
        let begin = Instant::now();
        let mut callers = JoinSet::new();
        for _ in 0..at_once {
            let (client, call, made) = (client.clone(), call.clone(), made.clone());
            callers.spawn(async move {
                let mut times = Vec::new();
                while made.fetch_add(1, Relaxed) < calls {
                    let begin = Instant::now();
                    call(client.clone()).await?;
                    times.push(begin.elapsed());
                }
                Ok::<_, Failure>(times)
            });
        }
        let times = callers.join_all().await;
        let total = begin.elapsed();
        let mut times = times.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
        times.sort_unstable();
        let slow = times.get(times.len() * 99 / 100).ok_or("no calls")?;
        println!("{} {}", total.as_micros(), slow.as_micros());
        Ok(())
    })
}

fn arguments<const N: usize>() -> Option<[String; N]> {
    std::env::args().skip(1).collect::<Vec<_>>().try_into().ok()
}
