//! `cargo xtask document`: documents in, the complete OpenAPI document with our sentences and the overlay out.

use codegen::document::load;
use codegen::import::to_yaml;

use crate::arguments::Document;
use crate::report::Warnings;
use crate::{Failure, input, print};

/// Prints the documents for other tools, as YAML; several are divided by `---`.
pub(crate) fn run(arguments: &Document) -> Result<(), Failure> {
    let files = input::read(&arguments.input, arguments.format)?;
    let (documents, mut diagnostics) = load(&files.specs, files.overlay.as_ref());
    codegen::document::locate(&mut diagnostics, &files.specs, files.overlay.as_ref());
    if diagnostics.has_errors() {
        return arguments
            .format
            .show(&diagnostics, &files, Warnings::Allowed);
    }
    let texts: Vec<String> = documents
        .iter()
        .map(|document| to_yaml(&document.tree))
        .collect();
    print(&texts.join("---\n"));
    Ok(())
}
