//! Newly published documents, ours, our sentences and the overlay in; the new contents of `spec/` and what a person has to do out. No I/O.
//!
//! ```text
//! published -> facts, without any sentence -> what has moved -> our sentences, the overlay's targets and the lock under the new names
//!                                          -> to do: sentences that are missing, stale or about nothing
//! ```
//!
//! A sentence of ours belongs to a subject (an operation, a parameter, a field, a value of an enum). The lock has a hash of the facts and of
//! the published sentence that it was written for: if one of them is another one now, a person has to look at it.

mod demand;
mod described;
mod entries;
mod facts;
mod failure;
mod lock;
mod moves;
mod one;
mod pairing;
mod path_shape;
mod prose;
mod request;
mod scalar;
mod targets;
mod to_do;
mod update;
mod yaml;

pub use self::facts::of as facts;
pub use self::lock::Lock;
pub(crate) use self::path_shape::without_names;
pub use self::request::{Request, Update};
pub use self::to_do::to_do;
pub use self::update::update;
pub use self::yaml::write as to_yaml;
