//! Calls that block: a future goes in, its result comes out once it is there, on the thread of the caller.
//!
//! The caller's thread polls the call. A thread in the background only drives sockets and timers, on a small runtime that
//! belongs to the client.

mod iterator;
mod page;
mod waiter;

pub use self::{iterator::Blocking, waiter::Waiter};
