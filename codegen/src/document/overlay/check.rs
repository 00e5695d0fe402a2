//! An action and what it selects in, why it cannot be applied out.

use serde_json::Value;

use super::super::{pointer, similar};
use super::target::{Step, Target};
use super::{Action, Change};

/// As deep as the parsers read.
const DEEPEST: usize = 128;

/// How many nodes an overlay may bring into one document.
pub(super) const MOST_NODES: usize = 200_000;

/// The key at fault, the message and the help.
pub(super) type Objection = (&'static str, String, &'static str);

/// The reason why an action cannot be applied to what it selects, if there is one: the key at fault, the message and the help.
pub(super) fn objection(
    action: &Action,
    tree: &Value,
    locations: &[Vec<Step>],
) -> Result<(), Objection> {
    let Change::Update { value, .. } = &action.change else {
        if locations.iter().any(Vec::is_empty) {
            return Err((
                "target",
                "this removes the whole document".into(),
                "select what is in it",
            ));
        }
        return Ok(());
    };
    for location in locations {
        match (node(tree, location), value) {
            (Some(Value::Object(_)), Value::Object(_)) | (Some(Value::Array(_)) | None, _) => {}
            (Some(Value::Object(_)), _) => {
                let message = format!(
                    "the target selects the object {}, so the update must be an object",
                    shown(location)
                );
                return Err(("update", message, "write the keys to merge into it"));
            }
            (Some(_), _) => {
                let message = format!(
                    "the target selects {}, which is neither object nor list",
                    shown(location)
                );
                return Err((
                    "target",
                    message,
                    "select the object around it, and write the key in `update`",
                ));
            }
        }
    }
    Ok(())
}

/// Subtracts the size of a change from the budget, and returns the limit that it exceeds, if any.
pub(super) fn spend(
    change: &Change,
    locations: &[Vec<Step>],
    budget: &mut usize,
) -> Result<(), String> {
    let Change::Update { depth, nodes, .. } = change else {
        return Ok(());
    };
    if locations
        .iter()
        .any(|location| location.len() + depth > DEEPEST)
    {
        return Err(format!(
            "this nests the document in more than {DEEPEST} levels"
        ));
    }
    let brought = nodes.saturating_mul(locations.len());
    *budget = budget
        .checked_sub(brought)
        .ok_or_else(|| format!("the overlay brings more than {MOST_NODES} nodes"))?;
    Ok(())
}

/// A location in words.
fn shown(location: &[Step]) -> String {
    let mut pointer = String::new();
    for step in location {
        pointer::push(&mut pointer, &step.key());
    }
    format!("`{pointer}`")
}

/// How far a target of names leads into a tree where it does not lead to its end.
pub(super) fn miss(action: &Action, tree: &Value) -> Option<(usize, String)> {
    let Target::Names(names) = &action.path else {
        return None;
    };
    let mut node = tree;
    for (taken, name) in names.iter().enumerate() {
        let object = node.as_object();
        if let Some(child) = object.and_then(|object| object.get(name)) {
            node = child;
            continue;
        }
        let near =
            object.and_then(|object| similar::nearest(name, object.keys().map(String::as_str)));
        let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let around = if taken == 0 {
            "at the top of the document".to_owned()
        } else {
            format!("in `{}`", names[taken - 1])
        };
        return Some((taken, format!("there is no `{name}` {around}{meant}")));
    }
    None
}

/// The node at a location.
pub(super) fn node<'t>(tree: &'t Value, location: &[Step]) -> Option<&'t Value> {
    location.iter().try_fold(tree, |node, step| match step {
        Step::Key(key) => node.as_object()?.get(key),
        Step::Index(index) => node.as_array()?.get(*index),
    })
}
