//! The intermediate representation: what a client offers, as plain data.
//!
//! [`lower`](crate::lower) makes it from the documents, [`render`](crate::render) turns it into Rust and
//! [`listing`] prints it for people. It knows nothing of OpenAPI's syntax and nothing of Rust's; the one thing it
//! shares with both sides is [`Name`], which carries the wire text and the Rust identifier together.

mod api;
mod docs;
mod handle;
mod input;
pub mod listing;
mod model;
mod name;
mod open_enum;
mod operation;
mod resource;
mod sid;
mod types;

pub use api::{Api, Module};
pub use docs::Docs;
pub use handle::{Accessor, Binding, Handle};
pub use input::{Input, Location};
pub use model::{Field, Model};
pub use name::Name;
pub use open_enum::{OpenEnum, Variant};
pub use operation::{Body, Example, HttpMethod, Operation, Response};
pub use resource::Resource;
pub use sid::SidType;
pub use types::{Type, TypeName};
