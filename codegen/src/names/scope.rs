//! A namespace of the generated code: two items of one name are a diagnostic, never a silent suffix.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostics, Help};

/// Who wants a name, and where the document says so.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// What the name is for, `field`.
    pub what: &'a str,
    /// The text in the document.
    pub wire: &'a str,
    /// The file of the document.
    pub file: &'a str,
    /// The JSON pointer.
    pub pointer: String,
}

/// The names that are taken, with what took them.
#[derive(Debug, Default)]
pub struct Scope {
    taken: IndexMap<String, String>,
}

impl Scope {
    /// Takes a name; a second claim is an error that names both, with a help that says how to give one of them another name.
    pub fn claim(
        &mut self,
        rust: &str,
        claim: &Claim<'_>,
        help: impl FnOnce() -> Help,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Claim {
            what,
            wire,
            file,
            pointer,
        } = claim;
        let here = format!("{what} `{wire}`");
        if let Some(other) = self.taken.get(rust) {
            let message = format!("{here} and {other} would both be called `{rust}` in Rust");
            diagnostics.error(file, pointer, message, help());
            return false;
        }
        self.taken.insert(rust.to_owned(), here);
        true
    }
}
