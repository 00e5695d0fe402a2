//! Why an `Option` is no input: the compiler's message when one is passed.
//!
//! Each trait of inputs is implemented for `Option` on a condition that never holds. The compiler reports the condition, and with it
//! what to do, in place of the missing implementation.

/// Never implemented, so that it explains itself. The condition is on the type in the `Option`: for one on the `Option`, the compiler
/// would report the trait of the input.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an input takes a value, but this `Option<{Self}>` may be `None`",
    label = "this is an `Option`",
    note = "unwrap it first: with `?`, as in `.ok_or(\"no SID\")?`, with `if let Some(value)`, or with `let Some(value) = … else`",
    note = "an optional input that has no value is left out by not calling its setter"
)]
pub trait Unwrapped {}
