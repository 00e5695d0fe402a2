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
#[cfg(feature = "gzip")]
mod encodings;
mod endless;
mod errors;
mod exchanges;
mod faults;
mod hosts;
mod mismatches;
mod page_responses;
mod paging;
mod proxies;
mod raw;
mod requests;
mod responses;
mod retries;
mod retry_predicates;
#[path = "../tls/server_config.rs"]
mod server_config;
mod stages;
mod support;
mod throttling;
mod tls;
mod tls_service;
#[cfg(feature = "tracing")]
mod traces;
