//! A call and the number of times in, its allocations out: on one thread, over the connection that the first call opens.

use std::alloc::System;
use std::error::Error;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Runs a program of the form `PROGRAM BASE_URL CALLS`: `client` makes the client for the URL, `call` makes one call.
/// Prints allocations and allocated bytes per call, without the first one.
///
/// # Errors
///
/// Arguments that make no sense, and everything that the calls fail with.
pub fn run<C>(
    client: impl FnOnce(String) -> Result<C, Box<dyn Error>>,
    call: &impl AsyncFn(&C) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let [base_url, calls] = <[String; 2]>::try_from(std::env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "expected BASE_URL CALLS")?;
    let calls: usize = calls.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let client = client(base_url)?;
        call(&client).await?;
        let region = Region::new(ALLOCATOR);
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
