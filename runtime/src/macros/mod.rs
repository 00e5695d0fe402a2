//! The macros that generated code calls.

mod blocking;
mod request;
pub mod required;
mod result;
mod setter;
