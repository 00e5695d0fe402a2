//! The intermediate representation: what a client offers, as plain data.
//!
//! [`lower`](crate::lower) makes it from the documents, [`targets`](crate::targets) turn it into files and
//! [`listing`] prints it for people. It knows nothing of OpenAPI's syntax and nothing of Rust's; the one thing it
//! shares with both sides is [`Name`], which carries the wire text and the Rust identifier together.

mod api;
mod body;
mod constraints;
mod docs;
mod handle;
mod input;
pub mod listing;
mod model;
mod name;
mod newtype;
mod open_enum;
mod operation;
mod resource;
mod response;
mod security;
mod sid;
mod types;
mod union;

pub use api::{Api, Module};
pub use body::{Body, Encoding};
pub use constraints::Constraints;
pub use docs::Docs;
pub use handle::{Accessor, Binding, Handle};
pub use input::{Input, Location, Style};
pub use model::{Direction, Field, Model};
pub use name::Name;
pub use newtype::Newtype;
pub use open_enum::{OpenEnum, Variant};
pub use operation::{Example, HttpMethod, Operation};
pub use resource::Resource;
pub use response::{Content, Outcome, Outcomes, Response};
pub use security::{Scheme, Security};
pub use sid::SidType;
pub use types::{Type, TypeName};
pub use union::{Member, Rule, Union};
