//! Calls that wait: a future goes in, its result comes out once it is there, on the thread of the caller.
//!
//! Nothing runs in the background. A [`BlockingTransport`](crate::BlockingTransport) moves the bytes within the call, and
//! the clock says how long the thread may rest.

mod clock;
mod iterator;
mod page;
mod wait;
mod waiter;

pub use self::{iterator::Blocking, waiter::Waiter};

pub(crate) use self::clock::ThreadClock;
