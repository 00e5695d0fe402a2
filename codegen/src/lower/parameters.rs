//! The parameters of a path and of its operations in, those that an operation takes and their types out.

use openapiv3::{Parameter, ParameterSchemaOrContent, ReferenceOr};

use super::context::{Cx, target};
use super::pointer::Pointer;
use super::{resolve, schema, template};
use crate::diagnostic::Help;

/// A parameter with the place it stands at.
pub(super) struct PlacedParameter<'d> {
    pub(super) parameter: &'d Parameter,
    pub(super) pointer: String,
    /// Where it is listed, which is elsewhere for a component.
    pub(super) listed: String,
    /// Whether the path item lists it.
    is_of_path: bool,
}

/// The parameters of the path and of the operation; the operation's own replace those of the path.
pub(super) fn of_operation<'d>(
    cx: &mut Cx<'d, '_>,
    (of_path, path_at): (&'d [ReferenceOr<Parameter>], &Pointer<'_>),
    (own, at): (&'d [ReferenceOr<Parameter>], &Pointer<'_>),
) -> Vec<PlacedParameter<'d>> {
    let mut placed: Vec<PlacedParameter<'d>> = Vec::new();
    for (list, at, is_of_path) in [(of_path, path_at, true), (own, at, false)] {
        let at = at.child("parameters");
        for (index, parameter) in list.iter().enumerate() {
            let index = index.to_string();
            let at = at.child(&index);
            let Some((parameter, pointer)) = resolve::inline_or_component(cx, parameter, &at)
            else {
                continue;
            };
            let new = PlacedParameter {
                parameter,
                pointer,
                listed: at.to_string(),
                is_of_path,
            };
            let key = key(parameter);
            match placed
                .iter_mut()
                .find(|other| self::key(other.parameter) == key)
            {
                Some(other) => *other = new,
                None => placed.push(new),
            }
        }
    }
    placed
}

fn key(parameter: &Parameter) -> (&'static str, &str) {
    (
        location_name(parameter),
        parameter.parameter_data_ref().name.as_str(),
    )
}

/// The place of a parameter as the document spells it.
pub(super) fn location_name(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    }
}

/// The type of a parameter. `hint` names one that an operation's parameter defines in place, `path` one that a parameter of the path does.
pub(super) fn lower_type<'d>(
    cx: &mut Cx<'d, '_>,
    placed: &PlacedParameter<'d>,
    hint: &str,
    path: &str,
) -> Option<schema::Lowered<'d>> {
    let at = Pointer::At(&placed.pointer);
    if placed.is_of_path {
        type_of_path(cx, placed.parameter, &placed.listed, path, &at)
    } else {
        own_type(cx, placed.parameter, hint, &at)
    }
}

/// The type of a parameter of the path, which its operations share. It is lowered where the first of them meets it.
fn type_of_path<'d>(
    cx: &mut Cx<'d, '_>,
    parameter: &'d Parameter,
    key: &str,
    path: &str,
    at: &Pointer<'_>,
) -> Option<schema::Lowered<'d>> {
    if let Some(known) = cx.path_parameters.get(key) {
        return known.clone();
    }
    let lowered = own_type(cx, parameter, &template::item_words(path), at);
    cx.path_parameters.insert(key.to_owned(), lowered.clone());
    lowered
}

fn own_type<'d>(
    cx: &mut Cx<'d, '_>,
    parameter: &'d Parameter,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<schema::Lowered<'d>> {
    let data = parameter.parameter_data_ref();
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => schema::lower(
            cx,
            schema,
            &format!("{hint} {}", data.name),
            &at.child("schema"),
        ),
        ParameterSchemaOrContent::Content(_) => {
            let help = match parameter {
                // The path needs its parameters.
                Parameter::Path { .. } => "replace `content` by `schema: { type: string }`".into(),
                _ => Help::new("replace `content` by `schema: { type: string }`, or remove the parameter with an overlay action")
                    .remove(removal_target(at)),
            };
            cx.error(
                &at.child("content"),
                "a parameter with `content` is not supported: expected `schema`",
                help,
            )
        }
    }
}

/// The JSONPath of a parameter to remove: of a component it is every reference to it, which would lead nowhere otherwise.
pub(super) fn removal_target(at: &Pointer<'_>) -> String {
    let pointer = at.to_string();
    if !pointer.starts_with("/components/") {
        return target(at);
    }
    let reference = pointer.replace('\\', "\\\\").replace('\'', "\\'");
    format!("$..parameters[?@['$ref'] == '#{reference}']")
}
