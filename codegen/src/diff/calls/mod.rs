//! The operations of two APIs.

mod arguments;
mod bodies;
mod compiles;
mod examples;
mod input;
mod input_subject;
mod inputs;
mod names;
mod operations;
mod responses;
mod routes;
mod servers;

pub(super) use self::compiles::{bindings, is_checked};
pub(super) use self::operations::compare;
