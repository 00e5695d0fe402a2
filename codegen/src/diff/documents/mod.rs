//! The documents of two sides: reading them, and what differs in them without any difference to the crate.

mod contract;
mod difference;
mod facts;
pub(super) mod neutral;
mod operations;
pub(super) mod refused;
mod side;
mod way;

pub use self::side::Side;
