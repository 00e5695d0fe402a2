//! Calls without an asynchronous runtime, over a real socket and with scripts.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

mod calls;
mod exchanges;
mod listings;
mod page_responses;
mod proxies;
mod recordings;
#[path = "../http/support/reply.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod reply;
mod runtimes;
#[path = "../http/support/server.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod server;
#[path = "../tls/server_config.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod server_config;
mod support;
mod throttling;
mod tls;

use reply::Reply;
