//! Why an `Option` is no input: the compiler's message when one is passed.
//!
//! Each trait of inputs is implemented for `Option` on a condition that never holds. The compiler reports the condition, and with it
//! what to do, in place of the missing implementation.

/// Never implemented, so that it explains itself.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an input takes a value, but `{Self}` may be `None`",
    label = "this is an `Option`",
    note = "unwrap it first: with `?` after `ok_or`, with `if let Some(value) = …`, or with `let Some(value) = … else`",
    note = "an optional input that has no value is left out by not calling its setter"
)]
pub trait Unwrapped {}
