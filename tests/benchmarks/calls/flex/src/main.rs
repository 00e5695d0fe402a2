//! `calls-flex BASE_URL CALLS`: what each call allocates with `twilio-flex`.

use std::alloc::System;

use harness::Failure;
use harness::stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Failure> {
    harness::count(calls_flex::client, &async |client: &_| {
        calls_flex::call(client).await
    })
}
