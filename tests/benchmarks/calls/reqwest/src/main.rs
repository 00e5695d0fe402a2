//! `calls-reqwest BASE_URL CALLS`: what each call allocates with `reqwest`.

use std::alloc::System;

use harness::Failure;
use harness::stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Failure> {
    harness::count(calls_reqwest::client, &async |client: &_| {
        calls_reqwest::call(client).await
    })
}
