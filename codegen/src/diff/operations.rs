//! The operations of two APIs.

use std::fmt::Write as _;

use serde_json::Value;

use super::context::{Cx, Subject};
use super::pairs::{Pair, pair};
use super::places::without_names;
use super::{Item, Kind, code, deprecation, docs, inputs, response, rulings, servers};
use crate::ir::{Body, Encoding, Input, Location, Module, Operation};

/// An operation with the name of its module.
pub(super) type Placed<'a> = (&'a str, &'a Operation);

/// Which operations are the same: by `operationId`, then by method and path.
fn pairs<'a>(cx: &Cx<'a>) -> Vec<Pair<Placed<'a>>> {
    let (old, new) = cx.shared_modules();
    let placed = |modules: Vec<&'a Module>| -> Vec<Placed<'a>> {
        let of = |module: &'a Module| {
            let operations = module
                .resources
                .iter()
                .flat_map(|resource| &resource.operations);
            operations.map(|operation| (module.rust.as_str(), operation))
        };
        modules.into_iter().flat_map(of).collect()
    };
    pair(
        &placed(old),
        &placed(new),
        &[
            |(module, operation)| Some(format!("{module} {}", operation.name.wire)),
            |(module, operation)| {
                let path = without_names(&operation.path);
                Some(format!(
                    "{module} {} {path}",
                    operation.http_method.as_str()
                ))
            },
        ],
    )
}

pub(super) fn compare(cx: &mut Cx<'_>) {
    let pairs = pairs(cx);
    servers::compare(cx, &pairs);
    for pair in pairs {
        match pair {
            Pair::Added(placed) => {
                let what = format!("new operation: {}", call(placed.1));
                cx.note(&subject(placed), Kind::Added, what, rulings::ITEM_ADDED);
            }
            Pair::Removed(placed) => {
                let what = format!("operation removed: {}", call(placed.1));
                cx.note(&subject(placed), Kind::Removed, what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

pub(super) fn subject((module, operation): Placed<'_>) -> Subject {
    Subject {
        item: Item::Operation,
        rust: format!("{module}::{}", operation.name.rust),
        wire: route(operation),
    }
}

/// `POST /v1/FlexFlows`.
pub(super) fn route(operation: &Operation) -> String {
    format!("{} {}", operation.http_method.as_str(), operation.path)
}

/// The handle and the method that make the operation: `FlexFlowsHandle::create`.
pub(super) fn maker(operation: &Operation) -> String {
    format!("{}::{}", owner(operation), operation.verb)
}

fn owner(operation: &Operation) -> &str {
    operation
        .handle
        .last()
        .map_or("Client", |accessor| &accessor.handle)
}

/// How the operation is called from the client: `` `v1().flex_flow(sid).fetch()` ``.
fn call(operation: &Operation) -> String {
    let steps = operation.handle.iter().map(|accessor| {
        let arguments: Vec<&str> = accessor
            .bindings
            .iter()
            .map(|binding| binding.name.rust.as_str())
            .collect();
        format!("{}({}).", accessor.name.rust, arguments.join(", "))
    });
    let arguments: Vec<&str> = match operation.required_struct {
        Some(_) => vec!["inputs"],
        None => operation
            .required_inputs()
            .map(|input| input.name.rust.as_str())
            .collect(),
    };
    format!(
        "`{}{}({})`",
        steps.collect::<String>(),
        operation.verb,
        arguments.join(", ")
    )
}

fn compare_one(cx: &mut Cx<'_>, old: Placed<'_>, new: Placed<'_>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    compare_bodies(cx, &subject, [old, new]);
    compare_names(cx, &subject, module, [old, new]);
    compare_route(cx, &subject, [old, new]);
    response::compare(cx, &subject, module, [old, new]);
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    compare_examples(cx, &subject, [old, new]);
    inputs::compare(cx, &subject, module, [old, new]);
}

fn compare_names(cx: &mut Cx<'_>, subject: &Subject, module: &str, [old, new]: [&Operation; 2]) {
    let is_moved = cx.renames.handle(module, owner(old)) != owner(new);
    let is_renamed = old.name.rust != new.name.rust || old.verb != new.verb;
    if is_moved || is_renamed {
        let what = format!(
            "`{}() -> {}`; was `{}() -> {}`",
            maker(new),
            new.name.rust,
            maker(old),
            old.name.rust
        );
        let (kind, ruling) = if is_moved {
            (Kind::Moved, rulings::MOVED)
        } else {
            (Kind::Renamed, rulings::ITEM_RENAMED)
        };
        cx.note(subject, kind, what, ruling);
    } else if old.name.wire != new.name.wire {
        let what = format!(
            "operationId {}; was {}",
            code(&new.name.wire),
            code(&old.name.wire)
        );
        cx.note(subject, Kind::WireName, what, rulings::OPERATION_ID);
    }
    if !inputs::is_encoded_otherwise(old, new) {
        compare_required_structs(cx, subject, [old, new]);
    }
}

fn compare_required_structs(cx: &mut Cx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    match (&old.required_struct, &new.required_struct) {
        (Some(before), Some(after)) if before != after => {
            let what = format!("the struct of its required inputs is `{after}`; was `{before}`");
            cx.note(subject, Kind::Renamed, what, rulings::ITEM_RENAMED);
        }
        (None, Some(name)) => {
            let what = format!("`{}` takes a `{name}`; took {}", maker(new), arguments(old));
            cx.note(subject, Kind::Arguments, what, rulings::ARGUMENTS);
        }
        (Some(name), None) => {
            let what = format!("`{}` takes {}; took a `{name}`", maker(new), arguments(new));
            cx.note(subject, Kind::Arguments, what, rulings::ARGUMENTS);
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
}

fn arguments(operation: &Operation) -> String {
    match operation.required_inputs().count() {
        0 => "no argument".to_owned(),
        1 => "1 argument".to_owned(),
        count => format!("{count} arguments"),
    }
}

fn compare_route(cx: &mut Cx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    if without_names(&old.path) != without_names(&new.path) {
        let what = format!("path {}; was {}", code(&new.path), code(&old.path));
        cx.note(subject, Kind::Path, what, rulings::PATH);
    } else if old.path != new.path {
        let what = format!("path written {}; was {}", code(&new.path), code(&old.path));
        cx.note(subject, Kind::Path, what, rulings::PATH_PARAMETER);
    }
    if old.http_method != new.http_method {
        let what = format!(
            "HTTP method {}; was {}",
            new.http_method.as_str(),
            old.http_method.as_str()
        );
        cx.note(subject, Kind::HttpMethod, what, rulings::HTTP_METHOD);
    }
}

/// Notes another encoding, with the inputs that come and go with it. It stands first, because other changes follow from it.
fn compare_bodies(cx: &mut Cx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    if old.body == new.body {
        return;
    }
    let mut what = format!("{}; was {}", body(&new.body), body(&old.body));
    if !inputs::is_encoded_otherwise(old, new) {
        // Another HTTP method brings an empty form with it, or takes it away.
        if old.http_method == new.http_method {
            cx.note(subject, Kind::Encoding, what, rulings::EMPTY_BODY);
        }
        return;
    }
    for (word, operation) in [("takes", new), ("took", old)] {
        let inputs = operation.inputs.iter();
        let names: Vec<String> = inputs
            .filter(|input| inputs::is_in_body(input.location))
            .map(|input| format!("`{}`", input.name.rust))
            .collect();
        if !names.is_empty() {
            let _ = write!(what, "; {word} {}", names.join(", "));
        }
    }
    cx.note(subject, Kind::Encoding, what, rulings::ENCODING);
}

/// Compares what the documentation shows: a call as in the first example of the request. Other examples are not part of the crate.
fn compare_examples(cx: &mut Cx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    let is_shared = |input: &Input| {
        let same = |other: &&Input| other.name.wire == input.name.wire;
        old.inputs.iter().any(|other| same(&other)) && new.inputs.iter().any(|other| same(&other))
    };
    if shown(old, is_shared) != shown(new, is_shared) {
        let what = "another example of the request";
        cx.note(subject, Kind::Examples, what, rulings::EXAMPLES);
    }
}

/// The values of the first example, of those inputs that are asked for. Null stands for none.
pub(super) fn shown(
    operation: &Operation,
    is_meant: impl Fn(&Input) -> bool,
) -> Vec<(&str, &Value)> {
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

fn body(body: &Body) -> String {
    match body.encoding {
        Encoding::None => "no body".to_owned(),
        Encoding::Form => "a form as body".to_owned(),
        Encoding::Json if body.media_type == "application/json" => "a JSON body".to_owned(),
        Encoding::Multipart | Encoding::Json | Encoding::Text | Encoding::Bytes => {
            format!("{} as body", code(&body.media_type))
        }
    }
}
