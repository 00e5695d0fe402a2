//! The tree of a document in, the normal form of its schemas out, alike for OpenAPI 3.0 and 3.1.
//!
//! The only place that knows the keywords of a version. `allOf` is merged, `oneOf` and `anyOf` become a union or something simpler,
//! `const` is an enum of one value, `null` is a flag. Each schema is read one level deep when it is needed, and each node keeps
//! its place.

mod fault;
mod flatten;
mod keywords;
mod merge;
mod node;
mod normal;
mod normalize;
mod reads;
mod resolve;
mod union;
mod values;

pub(crate) use fault::Fault;
pub(crate) use node::{Node, Place};
pub(crate) use normal::{EnumValue, JsonType, Kind, Member, Object, Parts, Property, Schema};
pub(crate) use normalize::normalize;
pub(crate) use reads::{Reader, Reads};
pub(crate) use resolve::follow;
