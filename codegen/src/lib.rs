//! OpenAPI documents in, the source files of a Rust client or diagnostics out. No I/O.
//!
//! Data flows one way:
//!
//! ```text
//! bytes -> document (+ overlay) -> schema (normal form) -> IR -> targets -> formatted files
//! ```
//!
//! - [`document`] reads YAML or JSON, applies the overlay and maps JSON pointers to lines and columns.
//! - `schema` gives every schema of OpenAPI 3.0 and 3.1 one normal form.
//! - [`lower`] alone sees both the documents and the IR. It starts from the operations: a schema that no operation reaches produces no code.
//! - [`ir`] is plain data, and prints itself as the listing.
//! - [`names`] gives every item of a scope an identifier of its own.
//! - [`targets`] turn the IR into files and decide nothing.
//! - [`emit`] turns tokens into formatted files.
//! - [`import`] takes the facts of a newly published document, and lists the sentences of ours that have to be looked at.
//! - [`diagnostic`] holds what each of them reports.
//! - [`public_api`] lists what a generated crate offers, one line per item.
//! - [`text`] makes text of documents safe to show.
//! - [`diff`] compares two APIs and reports what the changes mean for users of the crate.

pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
pub mod import;
pub mod ir;
pub mod lower;
pub mod names;
pub mod public_api;
mod schema;
pub mod targets;
pub mod text;

use diagnostic::Diagnostics;
use document::Source;
use emit::{EmitError, SourceFile};
use ir::Api;
use targets::Options;

/// The IR of some documents, with diagnostics. It is complete only if they contain no error.
#[derive(Debug)]
pub struct Lowered {
    /// What the documents offer.
    pub api: Api,
    /// What is wrong or worth knowing.
    pub diagnostics: Diagnostics,
}

/// A generated crate. There are files only if the diagnostics contain no error.
#[derive(Debug)]
pub struct Generated {
    /// What the crate offers.
    pub api: Api,
    /// Its files.
    pub files: Vec<SourceFile>,
    /// What is wrong or worth knowing.
    pub diagnostics: Diagnostics,
}

/// Reads the documents, applies the overlay and lowers the result.
#[must_use]
pub fn lower_sources(sources: &[Source], overlay: Option<&Source>) -> Lowered {
    let (documents, mut diagnostics) = document::load(sources, overlay);
    let mut api = Api::default();
    // What could be read is lowered in spite of errors, so that one run reports everything that is wrong.
    if !documents.is_empty() {
        api = lower::lower(&documents, &mut diagnostics);
    }
    // Locating reads the sources anew, which takes as much memory again.
    drop(documents);
    document::locate(&mut diagnostics, sources, overlay);
    Lowered { api, diagnostics }
}

/// Generates a client crate.
#[must_use]
pub fn generate(sources: &[Source], overlay: Option<&Source>, options: &Options) -> Generated {
    let Lowered {
        api,
        mut diagnostics,
    } = lower_sources(sources, overlay);
    if diagnostics.has_errors() {
        return Generated {
            api,
            files: Vec::new(),
            diagnostics,
        };
    }
    let files = emit::emit_all(&targets::tasks(&api, options)).unwrap_or_else(|error| {
        diagnostics.error(
            error.path(),
            "",
            error.to_string(),
            "this is a mistake of the generator: please report it with the document",
        );
        Vec::new()
    });
    Generated {
        api,
        files,
        diagnostics,
    }
}

/// Generates the part of the client's tests that knows every operation.
///
/// # Errors
///
/// The tokens of a file are not Rust, which is a mistake of the generator.
pub fn generate_test_support(api: &Api, options: &Options) -> Result<Vec<SourceFile>, EmitError> {
    let files = targets::render_test_support(api, &options.crate_name);
    files.into_iter().map(emit::emit).collect()
}
