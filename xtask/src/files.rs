//! Which files a command reads, and their bytes.

use std::path::PathBuf;

use codegen::document::Source;

/// Which documents to read; if empty, those of the Flex client.
#[derive(Clone, Default)]
pub(crate) struct Input {
    /// The OpenAPI documents.
    pub(crate) specs: Vec<PathBuf>,
    /// The overlay.
    pub(crate) overlay: Option<PathBuf>,
}

/// The bytes of the documents and of the overlay.
pub(crate) struct Files {
    /// The documents.
    pub(crate) specs: Vec<Source>,
    /// The overlay, if there is one.
    pub(crate) overlay: Option<Source>,
}
