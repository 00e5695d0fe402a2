//! The macros that generated code calls.

mod blocking;
mod request;
mod result;
mod setter;
