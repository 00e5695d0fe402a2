//! What the macros' notation declares, as it is sent and read: styles, bodies, results, unions and recursive types, with scripts
//! and over real sockets.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

mod bodies;
mod boxes;
mod doubles;
mod hygiene;
mod inputs;
mod newtypes;
mod paths;
mod personal;
mod recorded_pages;
mod results;
mod sockets;
mod styles;
mod support;
mod unions;
