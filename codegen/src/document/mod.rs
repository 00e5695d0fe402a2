//! YAML or JSON bytes in, OpenAPI documents with the overlay applied out.
//!
//! ```text
//! bytes -> text (source) -> tree (parse) -> with our sentences (sentences) -> changed tree (overlay) -> checked tree (structure)
//! ```
//!
//! Lines and columns are computed afterwards, and only for diagnostics ([`locate`]).

mod faulty_operations;
mod load;
mod locate;
mod origin;
mod overlay;
mod parse;
mod path;
pub mod pointer;
pub mod reference;
mod sentences;
mod shapes;
pub(crate) mod similar;
mod source;
mod strip;
mod structure;
mod subjects;
mod syntax;
pub(crate) mod target;
mod tree;
mod version;
mod walk;
mod words;

pub(crate) use load::read_tree;
pub use load::{Document, load, load_with_any_overlay, read_overlay};
pub use locate::locate;
pub(crate) use overlay::select;
pub use overlay::{Action, Overlay};
pub use sentences::{PROSE, prose_name, with_sentences};
pub(crate) use sentences::{SHARED, Sentences, set};
#[cfg(test)]
pub(crate) use shapes::keywords as schema_keywords;
pub use source::Source;
pub(crate) use strip::strip;
pub(crate) use subjects::{Subject, subjects};
