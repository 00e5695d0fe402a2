//! YAML or JSON text in, the place of every node of its tree out.

mod builder;
mod json;
mod yaml;

use super::origin::Origin;
use super::source::{Format, format};

/// A key that appears twice in one object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Duplicate {
    pub(super) pointer: String,
    pub(super) key: String,
    pub(super) first: (usize, usize),
    pub(super) second: (usize, usize),
}

/// What a walk over a text finds.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The root of the first document; nothing for an empty text.
    pub(super) root: Option<Origin>,
    pub(super) duplicates: Vec<Duplicate>,
    /// Where a second document begins.
    pub(super) second_document: Option<(usize, usize)>,
}

/// Walks over a text; where it stops being well-formed, the walk ends with what was seen.
pub(super) fn walk(text: &str) -> Walk {
    match format(text) {
        Format::Yaml => yaml::walk(text),
        Format::Json => json::walk(text),
    }
}
