//! YAML or JSON bytes in, OpenAPI documents with the overlay applied out.
//!
//! ```text
//! bytes -> text (source) -> tree (parse) -> changed tree (overlay) -> checked tree (structure)
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
mod shapes;
pub(crate) mod similar;
mod source;
mod structure;
mod syntax;
pub(crate) mod target;
mod tree;
mod version;
mod walk;
mod words;

pub(crate) use load::read_tree;
pub use load::{Document, load, load_with_any_overlay, read_overlay};
pub use locate::locate;
pub use overlay::{Action, Overlay};
#[cfg(test)]
pub(crate) use shapes::keywords as schema_keywords;
pub use source::Source;
