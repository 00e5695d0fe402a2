//! What the lowering of one document knows and gathers.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Schema};

use super::enums::KnownEnums;
use super::pointer::{Pointer, unescape};
use super::schema::Lowered;
use super::sid::PlacedSid;
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::{Model, OpenEnum, Type};
use crate::names::{Claim, Scope};

/// What all documents share: SID types and the names of each module.
#[derive(Default)]
pub(super) struct Shared {
    /// SID types by their prefixes.
    pub(super) sids: BTreeMap<Vec<String>, PlacedSid>,
    /// The type names taken in each module.
    pub(super) types: IndexMap<String, Scope>,
    /// The enums that have a name.
    pub(super) enums: KnownEnums,
}

/// A model that has a name and waits for its fields.
pub(super) struct PendingModel<'d> {
    pub(super) name: crate::ir::Name,
    pub(super) schema: &'d Schema,
    pub(super) pointer: String,
}

/// The lowering of one document.
pub(super) struct Cx<'d, 'c> {
    pub(super) file: &'d str,
    pub(super) openapi: &'d OpenAPI,
    pub(super) shared: &'c mut Shared,
    pub(super) diagnostics: &'c mut Diagnostics,
    /// The module of the operation that is being lowered.
    pub(super) module: String,
    /// The type of each named schema that has been met.
    pub(super) components: IndexMap<&'d str, Type>,
    /// What each parameter of a path item is, by its pointer there: the operations of the path share it.
    pub(super) path_parameters: IndexMap<String, Option<Lowered<'d>>>,
    /// Every named schema that an operation reaches, whatever became of it.
    pub(super) reached: IndexMap<&'d str, ()>,
    /// Named schemas that could not be mapped; that has been reported once.
    pub(super) failed: IndexMap<&'d str, ()>,
    /// Named schemas that are being looked into, to notice one that contains itself.
    pub(super) open: Vec<&'d str>,
    /// Models without fields yet. A queue instead of recursion: a document may chain thousands of them.
    pub(super) pending: VecDeque<PendingModel<'d>>,
    /// Finished models and enums that no operation owns yet.
    pub(super) models: Vec<Model>,
    pub(super) enums: Vec<OpenEnum>,
}

impl<'d, 'c> Cx<'d, 'c> {
    pub(super) fn new(
        file: &'d str,
        openapi: &'d OpenAPI,
        shared: &'c mut Shared,
        diagnostics: &'c mut Diagnostics,
    ) -> Self {
        Self {
            file,
            openapi,
            shared,
            diagnostics,
            module: String::new(),
            components: IndexMap::new(),
            path_parameters: IndexMap::new(),
            reached: IndexMap::new(),
            failed: IndexMap::new(),
            open: Vec::new(),
            pending: VecDeque::new(),
            models: Vec::new(),
            enums: Vec::new(),
        }
    }

    /// Reports an error and gives `None`, so that a converter can end with it.
    pub(super) fn error<T>(
        &mut self,
        at: &Pointer<'_>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) -> Option<T> {
        self.diagnostics
            .error(self.file, &at.to_string(), message, help);
        None
    }

    /// Reports something that is generated, but less precisely than the document says.
    pub(super) fn warning(
        &mut self,
        at: &Pointer<'_>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        self.diagnostics
            .warning(self.file, &at.to_string(), message, help);
    }

    /// Takes a type name in the current module.
    pub(super) fn claim_type(
        &mut self,
        what: &str,
        wire: &str,
        rust: &str,
        at: &Pointer<'_>,
    ) -> Option<()> {
        let help = || rename_help(at, rust);
        if crate::names::is_reserved_type(rust) {
            return self.error(at, format!("{what} `{wire}` would be called `{rust}`, a name that generated code uses itself"), help());
        }
        let claim = Claim {
            what,
            wire,
            file: self.file,
            pointer: at.to_string(),
        };
        let scope = self.shared.types.entry(self.module.clone()).or_default();
        scope
            .claim(rust, &claim, help, self.diagnostics)
            .then_some(())
    }
}

/// The way out of a name that does not work: an overlay action that gives another.
pub(super) fn rename_help(at: &Pointer<'_>, rust: &str) -> Help {
    Help::new("give it another name with an overlay action")
        .update(target(at), format!("x-rust-name: Other{rust}"))
}

/// The JSONPath that an overlay action needs to reach a place.
pub(super) fn target(at: &Pointer<'_>) -> String {
    let mut path = String::from("$");
    push_place(&mut path, at);
    path
}

fn push_place(path: &mut String, at: &Pointer<'_>) {
    match at {
        Pointer::At(pointer) => {
            for segment in pointer.split('/').skip(1) {
                push_key(path, &unescape(segment));
            }
        }
        Pointer::Child(parent, key) => {
            push_place(path, parent);
            push_key(path, key);
        }
    }
}

fn push_key(path: &mut String, key: &str) {
    if key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !key.starts_with(|c: char| c.is_ascii_digit())
    {
        path.push('.');
        path.push_str(key);
    } else if !key.is_empty()
        && key.chars().all(|c| c.is_ascii_digit())
        && !path.ends_with("responses")
    {
        path.extend(["[", key, "]"]);
    } else {
        let escaped = key.replace('\\', "\\\\").replace('\'', "\\'");
        path.extend(["['", &escaped, "']"]);
    }
}
