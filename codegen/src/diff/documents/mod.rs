//! The documents of two sides: reading them, and what differs in them without any difference to the crate.

mod difference;
mod edit;
mod facts;
pub(super) mod neutral;
mod side;
mod version;

pub use self::side::Side;
