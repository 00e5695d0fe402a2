//! What lives longer than one call: connections, turns and tokens, over runtimes that come and go.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

mod answers;
mod limits;
mod moments;
mod pool;
mod runtimes;
#[allow(dead_code, unused_imports, reason = "the other tests use the rest")]
#[path = "../http/support/mod.rs"]
mod support;
