//! A published document in, the text of its facts out: always in the same form, and the same again if it is made from that text.

use serde_json::Value;

use super::failure::{error, located};
use super::yaml;
use crate::diagnostic::Diagnostics;
use crate::document::{self, Source};

const HEAD: &str = "\
# The facts of a published document: all of it but its sentences. Written by `cargo xtask update`; do not edit.
";

/// The facts of a document.
///
/// # Errors
///
/// What is wrong with the document.
pub fn of(published: &Source) -> Result<String, Diagnostics> {
    const HELP: &str = "this is a mistake of the import: please report it with the document";
    let facts = document::strip(&read(published)?);
    let text = HEAD.to_owned() + &yaml::write(&facts);
    let written = Source {
        name: published.name.clone(),
        text: text.clone().into_bytes(),
    };
    if read(&written).as_ref() == Ok(&facts) {
        return Ok(text);
    }
    let message = "the text that was written for this does not read back as the same document";
    Err(error(published, "", message, HELP))
}

/// The tree of a document, if it has no errors; the generator reports the rest.
pub(super) fn read(source: &Source) -> Result<Value, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    if let Ok(tree) = document::read_tree(source, &mut diagnostics) {
        return Ok(tree);
    }
    Err(located(diagnostics, source))
}
