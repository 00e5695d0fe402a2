//! A tree and the actions of an overlay in, the changed tree out.

use serde_json::Value;

use super::super::origin::{Children, Origin};
use super::check::{miss, node, objection, spend};
use super::merge::{holds, merge, merge_origin};
use super::target::Step;
use super::{Action, Change, Overlay};
use crate::diagnostic::Diagnostics;

/// The effect of the actions on one document.
#[derive(Debug, Default)]
pub(in crate::document) struct Outcome {
    /// How many nodes each action selected.
    pub(in crate::document) matches: Vec<usize>,
    /// How many of those nodes each action changed.
    pub(in crate::document) changes: Vec<usize>,
    /// For each action that selected nothing, how far its target led: the steps taken, and words for the last.
    pub(in crate::document) misses: Vec<Option<(usize, String)>>,
    /// Whether the actions exceeded the size limit of a document, so that the last of them were left out.
    pub(in crate::document) cut: bool,
    /// What stopped an action.
    pub(in crate::document) diagnostics: Diagnostics,
}

impl Outcome {
    /// Counts what an action selects, and what it is about to change.
    fn count(&mut self, action: &Action, tree: &Value, locations: &[Vec<Step>]) {
        self.matches.push(locations.len());
        let changed = locations
            .iter()
            .filter(|location| is_change(&action.change, tree, location));
        self.changes.push(changed.count());
        self.misses.push(if locations.is_empty() {
            miss(action, tree)
        } else {
            None
        });
    }

    /// Leaves out the remaining actions, of `actions` in all: they select nothing.
    fn cut(&mut self, actions: usize) {
        self.cut = true;
        self.matches.resize(actions, 0);
        self.changes.resize(actions, 0);
        self.misses.resize(actions, None);
    }
}

/// Applies all actions to a tree. `origins` are those of the tree and of the overlay, if places are needed.
pub(in crate::document) fn apply(
    overlay: &Overlay,
    tree: &mut Value,
    mut origins: Option<(&mut Origin, &Origin)>,
) -> Outcome {
    let mut outcome = Outcome::default();
    let mut budget = super::check::MOST_NODES;
    for (index, action) in overlay.actions.iter().enumerate() {
        let pointer = |field| format!("/actions/{index}/{field}");
        let locations = action.path.select(tree);
        outcome.count(action, tree, &locations);
        if let Err((field, message, help)) = objection(action, tree, &locations) {
            let diagnostics = &mut outcome.diagnostics;
            diagnostics.error(&overlay.file, &pointer(field), message, help);
            continue;
        }
        if let Err(message) = spend(&action.change, &locations, &mut budget) {
            let help = "let the action select less, or bring less";
            let diagnostics = &mut outcome.diagnostics;
            diagnostics.error(&overlay.file, &pointer("update"), message, help);
            outcome.cut(overlay.actions.len());
            break;
        }
        // Backwards, so that what is removed shifts nothing that is still to come.
        for location in locations.iter().rev() {
            change(&action.change, tree, location);
        }
        if let Some((origin, of_overlay)) = &mut origins {
            let brought = brought(of_overlay, index);
            for location in locations.iter().rev() {
                change_origin(&action.change, origin, location, brought.as_ref());
            }
        }
    }
    outcome
}

/// The origins of what an action brings into the tree.
fn brought(of_overlay: &Origin, index: usize) -> Option<Origin> {
    let action = of_overlay.child("actions")?.child(&index.to_string())?;
    Some(action.child("update")?.brought_by(index))
}

/// Whether a change makes a difference to a node. A removal always does.
fn is_change(change: &Change, tree: &Value, location: &[Step]) -> bool {
    match change {
        Change::Update { value, .. } => {
            node(tree, location).is_some_and(|node| !holds(node, value))
        }
        Change::Remove => true,
    }
}

fn node_mut<'t>(tree: &'t mut Value, location: &[Step]) -> Option<&'t mut Value> {
    location.iter().try_fold(tree, |node, step| match step {
        Step::Key(key) => node.as_object_mut()?.get_mut(key),
        Step::Index(index) => node.as_array_mut()?.get_mut(*index),
    })
}

fn origin_mut<'t>(tree: &'t mut Origin, location: &[Step]) -> Option<&'t mut Origin> {
    location
        .iter()
        .try_fold(tree, |node, step| node.child_mut(&step.key()))
}

fn change(change: &Change, tree: &mut Value, location: &[Step]) {
    match (change, location) {
        (Change::Update { value, .. }, _) => match node_mut(tree, location) {
            Some(Value::Array(list)) if !value.is_array() => list.push(value.clone()),
            Some(node) => merge(node, value),
            None => {}
        },
        (Change::Remove, [parents @ .., last]) => match (node_mut(tree, parents), last) {
            (Some(Value::Object(parent)), Step::Key(key)) => drop(parent.shift_remove(key)),
            (Some(Value::Array(parent)), Step::Index(index)) if *index < parent.len() => {
                drop(parent.remove(*index));
            }
            _ => {}
        },
        (Change::Remove, []) => {}
    }
}

fn change_origin(change: &Change, tree: &mut Origin, location: &[Step], brought: Option<&Origin>) {
    match (change, location) {
        (Change::Update { value, .. }, _) => match (origin_mut(tree, location), brought) {
            (
                Some(Origin {
                    children: Children::List(list),
                    ..
                }),
                Some(brought),
            ) if !value.is_array() => {
                list.push(brought.clone());
            }
            (Some(node), Some(brought)) => merge_origin(node, brought),
            _ => {}
        },
        (Change::Remove, [parents @ .., last]) => match (
            origin_mut(tree, parents).map(|parent| &mut parent.children),
            last,
        ) {
            (Some(Children::Object(parent)), Step::Key(key)) => drop(parent.shift_remove(key)),
            (Some(Children::List(parent)), Step::Index(index)) if *index < parent.len() => {
                drop(parent.remove(*index));
            }
            _ => {}
        },
        (Change::Remove, []) => {}
    }
}
