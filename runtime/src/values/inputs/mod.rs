//! What inputs take: what the caller has goes in, be it a text, a typed value or a reference to one; what is sent comes out.
//!
//! The implementations of a trait are the types that an argument or a setter accepts. The arguments of calls and
//! the setters of requests and of models use these traits, so what one of them takes, the others take too.

mod json;
mod sid;
mod text;
mod text_types;
mod unwrapped;
mod value;

pub use self::{
    json::IntoJson,
    sid::IntoSid,
    text::IntoText,
    value::{FromText, IntoValue},
};
