//! The tree of handles in, the accessors that each offers out, with a diagnostic for each name that is taken.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::context::target;
use super::handles::Handles;
use super::pointer::Pointer;
use super::tree::module;
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::Accessor;
use crate::names::{CLIENT_METHODS, Claim, HANDLE_METHODS, Scope};

impl Handles<'_> {
    /// The accessors that a place offers, in the order of the document.
    pub(super) fn offered(&self, node: usize, diagnostics: &mut Diagnostics) -> Vec<Accessor> {
        let mut scope = method_scope(node, diagnostics);
        let mut offered = Vec::new();
        for place in self.tree.offered(node) {
            let path = &self.tree.nodes[place].path;
            let (file, pointer) = self.origin(place);
            let help = || self.rename_help(place);
            let Some(accessor) = &self.accessors[place] else {
                diagnostics.error(
                    &file,
                    &pointer,
                    format!("no method name can be made from the end of `{path}`"),
                    help(),
                );
                continue;
            };
            let claim = Claim {
                what: "path",
                wire: path,
                file: &file,
                pointer,
            };
            if scope.claim(&accessor.name.rust, &claim, help, diagnostics) {
                offered.push(accessor.clone());
            }
        }
        self.claim_verbs(node, &mut scope, diagnostics);
        offered
    }

    /// Takes the name of each handle in its module, where models, enums and requests have theirs.
    pub(super) fn claim_types(
        &self,
        types: &mut IndexMap<String, Scope>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut chains = BTreeSet::new();
        for node in (1..self.tree.nodes.len()).filter(|node| self.tree.is_handle(*node)) {
            let chain: Vec<String> = self
                .chain(node)
                .into_iter()
                .map(|accessor| accessor.name.rust)
                .collect();
            let Some(accessor) = &self.accessors[node] else {
                continue;
            };
            // Two handles that the same calls lead to are reported where those calls are offered.
            if !chains.insert(chain) {
                continue;
            }
            let path = &self.tree.nodes[node].path;
            let (file, pointer) = self.origin(node);
            let claim = Claim {
                what: "the handle of",
                wire: path,
                file: &file,
                pointer,
            };
            let scope = types.entry(module(path)).or_default();
            scope.claim(
                &accessor.handle,
                &claim,
                || self.rename_help(node),
                diagnostics,
            );
        }
    }

    /// The methods of a place's own operations share the namespace of its accessors.
    fn claim_verbs(&self, node: usize, scope: &mut Scope, diagnostics: &mut Diagnostics) {
        for index in &self.tree.nodes[node].operations {
            let lowered = &self.operations[*index];
            let claim = Claim {
                what: "operation",
                wire: &lowered.operation.name.wire,
                file: &lowered.file,
                pointer: lowered.pointer.clone(),
            };
            let help = || {
                Help::new("give one of them another method name with an overlay action").update(
                    target(&Pointer::At(&lowered.pointer)),
                    "x-rust-method: other_name",
                )
            };
            scope.claim(&lowered.operation.verb, &claim, help, diagnostics);
        }
    }
}

/// A namespace with the methods that the handle of a place has anyhow.
fn method_scope(node: usize, diagnostics: &mut Diagnostics) -> Scope {
    let mut scope = Scope::default();
    let of_client = if node == 0 { CLIENT_METHODS } else { &[] };
    for method in HANDLE_METHODS.iter().chain(of_client) {
        let claim = Claim {
            what: "the method",
            wire: method,
            file: "",
            pointer: String::new(),
        };
        scope.claim(method, &claim, || "".into(), diagnostics);
    }
    scope
}
