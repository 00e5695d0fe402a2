//! The text of an overlay in, its actions or everything that is wrong with it out.

use serde_json::{Map, Value};

use super::super::source::Source;
use super::super::{parse, structure};
use super::target::Target;
use super::{Action, Change, Overlay};
use crate::diagnostic::Diagnostics;

const EXPECTED: &str = "an overlay has `overlay: 1.0.0`, `info`, and `actions` with `target`, `description` and `update` or `remove`";

/// Reads an overlay.
///
/// # Errors
///
/// Everything in the file that the standard does not allow, and actions without a description: each has to give its reason.
pub(in crate::document) fn read(source: &Source) -> Result<Overlay, Diagnostics> {
    let mut tree = parse::parse(source)?;
    let file = &source.name;
    let mut diagnostics = Diagnostics::default();
    check_version(file, &tree, &mut diagnostics);
    if diagnostics.is_empty() {
        diagnostics.append(structure::check_overlay(file, &tree));
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let Some(Value::Array(list)) = tree.get_mut("actions").map(Value::take) else {
        return Err(diagnostics);
    };
    if list.is_empty() {
        diagnostics.error(
            file,
            "/actions",
            "the list of actions is empty",
            "add one, or do without the overlay",
        );
    }
    let actions = list.into_iter().enumerate().filter_map(|(index, value)| {
        let pointer = format!("/actions/{index}");
        action(value, &mut |field, message, help| {
            diagnostics.error(file, &format!("{pointer}{field}"), message, help);
        })
    });
    let actions = actions.collect();
    if diagnostics.has_errors() {
        Err(diagnostics)
    } else {
        Ok(Overlay {
            file: source.name.clone(),
            actions,
        })
    }
}

fn check_version(file: &str, tree: &Value, diagnostics: &mut Diagnostics) {
    match tree.get("overlay") {
        Some(Value::String(version)) if version == "1.0" || version.starts_with("1.0.") => {}
        Some(_) => diagnostics.error(
            file,
            "/overlay",
            "expected version 1.0.0 of the overlay standard",
            EXPECTED,
        ),
        None => diagnostics.error(
            file,
            "",
            "not an overlay: expected `overlay: 1.0.0` at the top",
            EXPECTED,
        ),
    }
}

/// One action; `report` takes the key, the message and the help.
fn action(value: Value, report: &mut dyn FnMut(&str, String, &str)) -> Option<Action> {
    let Value::Object(mut map) = value else {
        return None;
    };
    let mut text = |key| match map.remove(key) {
        Some(Value::String(text)) => text,
        _ => String::new(),
    };
    let (target, description) = (text("target"), text("description"));
    if description.trim().is_empty() {
        report(
            "/description",
            "the description is empty".into(),
            "say why the document is changed, and on what evidence",
        );
    }
    let change = change(&mut map, report);
    let path = path(&target, report)?;
    if matches!((&path, &change), (Target::Names(names), Some(Change::Remove)) if names.is_empty())
    {
        report(
            "/target",
            "this removes the whole document".into(),
            "leave the document out of the run instead",
        );
        return None;
    }
    Some(Action {
        target,
        description,
        path,
        change: change?,
    })
}

/// What an action does to its target.
fn change(
    map: &mut Map<String, Value>,
    report: &mut dyn FnMut(&str, String, &str),
) -> Option<Change> {
    let remove = map.get("remove") == Some(&Value::Bool(true));
    match (map.remove("update"), remove) {
        (Some(value), false) => {
            let (depth, nodes) = extent(&value);
            Some(Change::Update {
                value,
                depth,
                nodes,
            })
        }
        (None, true) => Some(Change::Remove),
        (Some(_), true) => {
            let message = "an action updates or removes, not both";
            report("", message.into(), "split it into two actions");
            None
        }
        (None, false) => {
            let message = "this action does nothing";
            report("", message.into(), "give it `update` or `remove: true`");
            None
        }
    }
}

fn path(target: &str, report: &mut dyn FnMut(&str, String, &str)) -> Option<Target> {
    let parsed = Target::parse(target).map_err(|(error, column)| {
        let message = format!("invalid JSONPath `{target}`: {error} at character {column}");
        report(
            "/target",
            message,
            "write it in the syntax of RFC 9535: `$.paths['/v1/Things'].get`",
        );
    });
    parsed.ok()
}

/// How many levels a value has, and how many nodes.
fn extent(value: &Value) -> (usize, usize) {
    let children: &mut dyn Iterator<Item = &Value> = match value {
        Value::Array(items) => &mut items.iter(),
        Value::Object(map) => &mut map.values(),
        _ => return (1, 1),
    };
    children.map(extent).fold((1, 1), |(depth, nodes), child| {
        (depth.max(child.0 + 1), nodes + child.1)
    })
}
