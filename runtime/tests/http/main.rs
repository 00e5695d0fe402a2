//! The HTTP side of the runtime as an application meets it: requests, listings, and exchanges over a real socket.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

mod cancellation;
mod credentials;
mod deadlines;
mod doubles;
mod echoes;
mod endless;
mod errors;
mod exchanges;
mod faults;
mod hosts;
mod page_responses;
mod paging;
mod proxies;
mod requests;
mod responses;
mod retries;
mod support;
mod throttling;
mod tls;
mod tls_service;
#[cfg(feature = "tracing")]
mod traces;
