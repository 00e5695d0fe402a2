//! The examples of one request, before and after.

use serde_json::Value;

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::rulings;
use crate::ir::{Input, Location, Operation};

/// Compares what the documentation shows: a call as in the first example of the request. Other examples are not in the crate.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    let is_shared = |input: &Input| {
        let same = |other: &&Input| other.name.wire == input.name.wire;
        old.inputs.iter().any(|other| same(&other)) && new.inputs.iter().any(|other| same(&other))
    };
    if shown(old, is_shared) != shown(new, is_shared) {
        let what = "another example of the request";
        cx.note(subject, ChangeKind::Examples, what, rulings::EXAMPLES);
    }
    if old.is_first_example != new.is_first_example {
        let what = if new.is_first_example {
            "the documentation of the crate begins with this call"
        } else {
            "the documentation of the crate no longer begins with this call"
        };
        cx.note(subject, ChangeKind::Examples, what, rulings::EXAMPLES);
    }
    if old.starts_web_chat != new.starts_web_chat {
        let what = if new.starts_web_chat {
            "the documentation of the crate has a guide to a web chat with this call"
        } else {
            "the documentation of the crate no longer has a guide to a web chat with this call"
        };
        cx.note(subject, ChangeKind::Examples, what, rulings::EXAMPLES);
    }
}

/// The values of the first example, for the inputs that are asked for. Null means no value.
fn shown(operation: &Operation, is_meant: impl Fn(&Input) -> bool) -> Vec<(&str, &Value)> {
    let example = operation.request_examples.first().map(|first| &first.value);
    let body = operation
        .inputs
        .iter()
        .find(|input| input.location == Location::Body);
    if let Some(input) = body {
        return example
            .filter(|_| is_meant(input))
            .map(|value| (input.name.wire.as_str(), value))
            .into_iter()
            .collect();
    }
    let is_shown = |name: &str| {
        let named = |input: &&Input| input.name.wire == name;
        operation.inputs.iter().find(named).is_some_and(&is_meant)
    };
    let members = example.and_then(Value::as_object).into_iter().flatten();
    members
        .filter(|(name, value)| !value.is_null() && is_shown(name))
        .map(|(name, value)| (name.as_str(), value))
        .collect()
}
