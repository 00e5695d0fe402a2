//! Where in a document a diagnostic belongs.

/// A position in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file as the caller named it.
    pub file: String,
    /// The JSON pointer, `/paths/~1v1~1FlexFlows/get`; empty for the whole document.
    pub pointer: String,
    /// Whether the key there is meant rather than its value.
    pub is_key: bool,
    /// Line and column, counted from one, where they are known.
    pub position: Option<(usize, usize)>,
    /// Line and column behind the last character of the key or value there.
    pub end: Option<(usize, usize)>,
}

impl Location {
    /// A node of a file.
    pub(crate) fn of(file: &str, pointer: &str) -> Self {
        Self {
            file: file.to_owned(),
            pointer: pointer.to_owned(),
            ..Self::default()
        }
    }
}
