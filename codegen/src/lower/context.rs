//! What the lowering of one document knows and gathers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::facts::Facts;
use super::known_enums::KnownEnums;
use super::placed_sid::PlacedSid;
use crate::diagnostic::{Diagnostics, Help};
use crate::document::{Document, pointer, target};
use crate::ir::{Model, Name, Newtype, OpenEnum, Outcomes, Type, TypeName, Union};
use crate::names::Claim;
use crate::schema::{Fault, Node, Parts, Place, Reader, Reads};

/// What all documents share: SID types and the types of each module, which have no names yet.
#[derive(Default)]
pub(super) struct Shared {
    /// SID types by their prefixes.
    pub(super) sids: BTreeMap<Vec<String>, PlacedSid>,
    /// The types of each module that need a name.
    pub(super) claims: IndexMap<String, Vec<Claim>>,
    /// The enums by module and plainest name.
    pub(super) enums: KnownEnums,
    /// What has been noted once for all operations.
    pub(super) noted: BTreeSet<String>,
}

impl Shared {
    /// Claims the name of a type of a module, and returns the index of the claim there.
    pub(super) fn claim(&mut self, module: &str, claim: Claim) -> usize {
        let claims = self.claims.entry(module.to_owned()).or_default();
        claims.push(claim);
        claims.len() - 1
    }
}

/// A model or union that waits for its fields or members.
pub(super) struct Pending<'d> {
    pub(super) name: Name,
    /// The words that name what is defined in place below it.
    pub(super) hint: String,
    pub(super) parts: Parts<'d>,
    pub(super) place: Place<'d>,
}

/// What is known about a schema that references lead to.
#[derive(Clone)]
pub(super) struct Known<'d> {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    pub(super) facts: Facts<'d>,
}

impl Known<'_> {
    /// The type of a value that may be null as well.
    pub(super) fn into_value(self) -> Type {
        match self.ty {
            // Any JSON includes null.
            Type::Json => Type::Json,
            ty if self.nullable => Type::Nullable(Box::new(ty)),
            ty => ty,
        }
    }
}

/// A fault that has been reported, so that nothing more is to be said about it.
pub(super) struct Reported;

/// A schema that is being read.
pub(super) struct Open {
    pub(super) pointer: String,
    /// The name of the list or map, if it turned out to contain itself.
    pub(super) newtype: Option<Name>,
}

/// The lowering of one document.
pub(super) struct LowerCtx<'d, 'c> {
    pub(super) file: &'d str,
    pub(super) root: &'d Value,
    pub(super) shared: &'c mut Shared,
    pub(super) diagnostics: &'c mut Diagnostics,
    reads: Option<&'d Reads>,
    /// The module of the operation that is being lowered.
    pub(super) module: String,
    /// The places within components and operations that references lead to.
    pub(super) targets: BTreeSet<String>,
    /// Each schema that references have led to, by its pointer.
    pub(super) referenced: BTreeMap<String, Known<'d>>,
    /// The type of each parameter of a path item, by its pointer there: the operations of the path share it.
    pub(super) path_parameters: BTreeMap<String, Option<Known<'d>>>,
    /// Every component that an operation reaches, whatever became of it.
    pub(super) reached: IndexSet<&'d str>,
    /// The types of schemas that are merged from the same parts, by the addresses of these: a schema may lead to itself that way.
    pub(super) merged: BTreeMap<Vec<usize>, Type>,
    /// How many schemas within schemas are being looked into.
    pub(super) depth: usize,
    /// Schemas that could not be mapped; that has been reported once.
    pub(super) failed: BTreeSet<String>,
    /// Schemas that are being read, to notice one that contains itself.
    pub(super) open: Vec<Open>,
    /// Models and unions without content yet. Queues instead of recursion: a document may chain thousands of them.
    pub(super) pending_models: VecDeque<Pending<'d>>,
    pub(super) pending_unions: VecDeque<Pending<'d>>,
    /// Finished types that no operation owns yet.
    pub(super) types: Types,
}

/// The types that an operation is the first to use.
#[derive(Default)]
pub(super) struct Types {
    pub(super) models: Vec<Model>,
    pub(super) enums: Vec<OpenEnum>,
    pub(super) unions: Vec<Union>,
    pub(super) newtypes: Vec<Newtype>,
    pub(super) outcomes: Vec<Outcomes>,
}

impl<'d, 'c> LowerCtx<'d, 'c> {
    pub(super) fn new(
        document: &'d Document,
        shared: &'c mut Shared,
        diagnostics: &'c mut Diagnostics,
        reads: Option<&'d Reads>,
    ) -> Self {
        Self {
            file: &document.file,
            root: &document.tree,
            shared,
            diagnostics,
            reads,
            module: String::new(),
            targets: super::targets::of(&document.tree),
            referenced: BTreeMap::new(),
            path_parameters: BTreeMap::new(),
            reached: IndexSet::new(),
            merged: BTreeMap::new(),
            depth: 0,
            failed: BTreeSet::new(),
            open: Vec::new(),
            pending_models: VecDeque::new(),
            pending_unions: VecDeque::new(),
            types: Types::default(),
        }
    }

    /// The whole document.
    pub(super) fn document(&self) -> Node<'d> {
        Node::root(self.root, self.reads)
    }

    /// Lowers something on behalf of an item: what is read meanwhile is read for it.
    pub(super) fn read_for<T>(&mut self, item: Reader, lower: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.reads.map(|reads| reads.begin(item));
        let lowered = lower(self);
        if let (Some(reads), Some(before)) = (self.reads, before) {
            reads.resume(before);
        }
        lowered
    }

    /// Notes that what is being read defines an item besides the one that it is read for.
    pub(super) fn also_defines(&self, rust: &str) {
        if let Some(reads) = self.reads {
            reads.defines((self.module.clone(), rust.to_owned()));
        }
    }

    /// The name of the component that a pointer leads to, if it is a whole one.
    pub(super) fn component(&self, pointer: &str) -> Option<&'d str> {
        let mut keys = pointer.strip_prefix("/components/schemas/")?.split('/');
        let (Some(key), None) = (keys.next(), keys.next()) else {
            return None;
        };
        let schemas = self.root.get("components")?.get("schemas")?.as_object()?;
        let (name, _) = schemas.get_key_value(pointer::unescape(key).as_ref())?;
        Some(name)
    }

    /// Notes that an operation reaches a schema.
    pub(super) fn reach(&mut self, node: &Node<'d>) {
        let component = self.component(&node.place.to_string());
        self.reached.extend(component);
    }

    /// Whether a reference leads to a schema that is written in place.
    pub(super) fn is_referenced(&self, node: &Node<'_>) -> bool {
        !self.targets.is_empty() && self.targets.contains(&node.place.to_string())
    }

    /// The plainest name of a type of the current module.
    pub(super) fn plainest(&self, key: &str) -> Option<String> {
        let claim = self.shared.claims.get(&self.module)?;
        let claim = claim.get(super::placeholder::index_of(key)?)?;
        claim.candidates.first().cloned()
    }

    /// Reports an error and returns `None`, so that a converter can end with it.
    pub(super) fn error<T>(
        &mut self,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) -> Option<T> {
        self.diagnostics
            .error(self.file, &place.to_string(), message, help);
        None
    }

    /// Reports something that is generated, but less precisely than the document specifies.
    pub(super) fn warning(
        &mut self,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        self.diagnostics
            .warning(self.file, &place.to_string(), message, help);
    }

    /// Reports a note.
    pub(super) fn note(
        &mut self,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        self.diagnostics
            .note(self.file, &place.to_string(), message, help);
    }

    /// Reports the fault because of which a schema has no normal form.
    pub(super) fn fault<T>(&mut self, fault: Fault<'_>) -> Option<T> {
        self.error(&fault.place, fault.message, fault.help)
    }

    /// Takes a result, and reports a fault in place of one.
    pub(super) fn sound<T>(&mut self, result: Result<T, Fault<'_>>) -> Option<T> {
        match result {
            Ok(result) => Some(result),
            Err(fault) => self.fault(fault),
        }
    }

    /// Reports what has no effect in a schema.
    pub(super) fn warnings(&mut self, warnings: Vec<Fault<'_>>) {
        for fault in warnings {
            self.warning(&fault.place, fault.message, fault.help);
        }
    }

    /// The JSONPath that an overlay action needs to reach a place, if names lead there.
    pub(super) fn target(&self, place: &Place<'_>) -> Option<String> {
        target::of_pointer(self.root, &place.to_string())
    }

    /// A help with the action that removes a place.
    pub(super) fn removal(&self, sentence: impl Into<String>, place: &Place<'_>) -> Help {
        let help = Help::new(sentence);
        match self.target(place) {
            Some(target) => help.remove(target),
            None => help,
        }
    }

    /// A help with the action that merges a change into a place.
    pub(super) fn update(
        &self,
        sentence: impl Into<String>,
        place: &Place<'_>,
        change: impl AsRef<str>,
    ) -> Help {
        let help = Help::new(sentence);
        match self.target(place) {
            Some(target) => help.update(target, change),
            None => help,
        }
    }

    /// Claims a type name in the current module; the result is a placeholder until all claims are settled.
    pub(super) fn claim_type(&mut self, claim: Claim) -> TypeName {
        let index = self.shared.claim(&self.module, claim);
        TypeName {
            module: self.module.clone(),
            rust: super::placeholder::key(index),
        }
    }

    /// Replaces the claim that a placeholder stands for.
    pub(super) fn replace_claim(&mut self, name: &TypeName, claim: Claim) {
        let claims = self.shared.claims.get_mut(&name.module);
        let index = super::placeholder::index_of(&name.rust);
        let replaced = claims
            .zip(index)
            .and_then(|(claims, index)| claims.get_mut(index));
        if let Some(replaced) = replaced {
            *replaced = claim;
        }
    }
}

/// The accessor that leads to a path.
pub(super) fn reader_of_path(path: &str) -> Reader {
    (String::new(), path.to_owned())
}
