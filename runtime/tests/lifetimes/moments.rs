//! Work that has to end: a function goes in, its result comes out, or the test fails.

use std::{
    sync::mpsc::channel,
    thread,
    time::{Duration, Instant},
};

use tokio::runtime::{Builder, Runtime};

/// Far more than any of the tests takes on a busy machine.
const LONG_ENOUGH: Duration = Duration::from_secs(60);

/// Runs `work` on a thread of its own.
pub fn in_time<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || drop(sender.send(work())));
    receiver
        .recv_timeout(LONG_ENOUGH)
        .unwrap_or_else(|error| panic!("{what}: {error}"))
}

/// Waits until `is_so`, and fails where that never happens.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < LONG_ENOUGH, "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

pub fn current_thread() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}

pub fn workers(count: usize) -> Runtime {
    let runtime = Builder::new_multi_thread()
        .worker_threads(count)
        .enable_all()
        .build();
    runtime.expect("a runtime")
}
