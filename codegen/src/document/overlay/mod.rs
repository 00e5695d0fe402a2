//! An OpenAPI Overlay 1.0 in, a list of actions out; then a tree in, the changed tree out.

mod apply;
mod check;
mod merge;
mod read;
mod target;

pub(super) use apply::{Outcome, apply};
pub(super) use read::read;

use serde_json::Value;

/// The JSON pointers of the nodes that a target selects; `None` if it is not a JSONPath.
pub(crate) fn select(target: &str, tree: &Value) -> Option<Vec<String>> {
    let nodes = target::Target::parse(target).ok()?.select(tree);
    let pointer = |steps: &Vec<target::Step>| {
        let mut pointer = String::new();
        for step in steps {
            super::pointer::push(&mut pointer, &step.key());
        }
        pointer
    };
    Some(nodes.iter().map(pointer).collect())
}

/// What an overlay does to the documents, in order.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The file as the caller named it.
    pub file: String,
    /// The actions, in the order of the file.
    pub actions: Vec<Action>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Action {
    /// The JSONPath of what is changed, as written.
    pub target: String,
    /// Why, and on what evidence.
    pub description: String,
    path: target::Target,
    change: Change,
}

#[derive(Debug, Clone)]
enum Change {
    Update {
        value: Value,
        depth: usize,
        nodes: usize,
    },
    Remove,
}
