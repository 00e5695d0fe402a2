//! The macros that generated code calls.

mod blocking;
pub mod input_kind;
mod request;
pub mod required;
mod result;
mod words;
