//! Documents in, the IR out, starting from the operations.
//!
//! Reads the normal form of `schema` and the tree around it. Each file lowers one concept; `context` is what they
//! share. A converter that cannot map something reports it and returns `None`; the others continue, so that one run
//! reports everything that is wrong. Types have no names until all of them are known.

mod call_names;
mod context;
mod directions;
mod docs;
mod documented;
mod documents;
mod enums;
mod examples;
mod extensions;
mod facts;
mod form;
mod handles;
mod input;
mod known_enums;
mod media;
mod misfits;
mod model;
mod naming;
mod operation;
mod operation_types;
mod outcomes;
mod page;
mod parameters;
mod path_words;
mod placed_sid;
mod placeholder;
mod recursion;
mod rename;
mod request_body;
mod resources;
mod response;
mod schema;
mod security;
mod server;
mod sid;
mod style;
mod targets;
mod template;
mod tree;
mod type_name;
mod union;
mod version;

pub use documents::lower;
pub(crate) use documents::{METHODS, lower_noting};
pub(crate) use operation::method_name;
