//! A file between rendering and formatting.

use proc_macro2::TokenStream;

/// One file of the crate.
#[derive(Debug, Clone)]
pub struct RenderedFile {
    /// Its path from the crate's folder, with `/`.
    pub path: String,
    /// The documents that it comes from, for its header.
    pub source: String,
    /// What it holds.
    pub contents: Contents,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Contents {
    /// Rust, still to be formatted.
    Rust {
        /// The lines of the module's documentation.
        docs: Vec<String>,
        /// What follows, with an empty line between each two.
        items: Vec<Item>,
    },
    /// Text that stands as it is, below a header of `#` comments.
    Text(String),
}

/// A piece of a Rust file.
#[derive(Debug, Clone)]
pub enum Item {
    /// Rust as it stands.
    Plain(TokenStream),
    /// An item inside a macro of the runtime.
    Wrapped {
        /// The macro, `model`.
        name: &'static str,
        /// What stands before the item, in the macro's own syntax.
        head: Option<String>,
        /// The item; it alone is Rust that can be formatted.
        item: TokenStream,
    },
    /// Lines inside a macro of the runtime whose syntax is not Rust's.
    Lines {
        /// The macro, `sid_types`.
        name: &'static str,
        /// The lines.
        lines: Vec<String>,
    },
}
