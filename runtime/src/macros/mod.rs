//! The macros that generated code calls.

mod request;
