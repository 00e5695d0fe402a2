//! The HTTP side of the runtime as an application meets it: requests, listings, and exchanges over a real socket.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

mod exchanges;
mod paging;
mod requests;
mod support;
