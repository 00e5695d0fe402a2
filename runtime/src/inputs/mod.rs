//! What inputs take: traits whose implementations are the types that an argument or a setter accepts.
//!
//! In: what the caller has, be it a text, a typed value or a reference to one. Out: what is sent. Requests, the structs of required
//! inputs and the setters of models all use these traits, so what one of them takes, the others take too.

mod json;
mod sid;
mod text;
mod unwrapped;
mod value;

pub use self::{
    json::IntoJson,
    sid::IntoSid,
    text::IntoText,
    value::{FromText, IntoValue},
};
