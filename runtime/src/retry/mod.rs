//! When a request is sent again: the outcome of an attempt goes in, the time to wait before the next comes out, or none.

mod attempt;
mod budget;
mod jitter;
mod policy;
mod predicate;
mod rule;

pub use self::{attempt::Attempt, budget::RetryBudget, policy::RetryPolicy};
pub(crate) use self::{jitter::Jitter, rule::is_retryable};
