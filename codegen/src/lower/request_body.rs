//! The request body of an operation in, its encoding and its inputs out.

use openapiv3::{ReferenceOr, RequestBody};

use super::context::{Cx, target};
use super::field_name::Naming;
use super::input::{FieldFacts, Inputs};
use super::operation::Source;
use super::pointer::Pointer;
use super::{input, resolve, response, schema};
use crate::diagnostic::Help;
use crate::ir::{self, Body, Docs, Encoding, Example, HttpMethod, Location};

/// The encoding of the body, with its fields added to the inputs.
pub(super) fn lower<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    source: Source<'d>,
    hint: &str,
    at: &Pointer<'_>,
) -> (Option<Body>, Vec<Example>) {
    let Some(body) = &source.operation.request_body else {
        // A call that changes something is a form, even when it is empty.
        let is_form = matches!(
            source.method,
            HttpMethod::Post | HttpMethod::Put | HttpMethod::Patch
        );
        return (
            Some(if is_form { Body::form() } else { Body::NONE }),
            Vec::new(),
        );
    };
    let at = at.child("requestBody");
    let Some((body, pointer)) = resolve::inline_or_component(cx, body, &at) else {
        return (None, Vec::new());
    };
    content(cx, inputs, body, hint, &Pointer::At(&pointer))
}

fn content<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    body: &'d RequestBody,
    hint: &str,
    at: &Pointer<'_>,
) -> (Option<Body>, Vec<Example>) {
    let at = at.child("content");
    let is_form = |name: &str| name.starts_with("application/x-www-form-urlencoded");
    let Some((name, media)) = body
        .content
        .iter()
        .find(|(name, _)| is_form(name) || response::is_json(name))
    else {
        let help = Help::new(
            "describe the body as application/x-www-form-urlencoded or application/json with an overlay action, such as this one for any JSON",
        )
        .update(target(&at), "application/json: {}");
        return (
            cx.error(&at, "a request body that is neither a form nor JSON", help),
            Vec::new(),
        );
    };
    let at = at.child(name);
    let examples = response::examples(cx, media, &at);
    let at = at.child("schema");
    let kind = if is_form(name) {
        Encoding::Form
    } else {
        Encoding::Json
    };
    let added = match (kind, &media.schema) {
        (_, None) if kind == Encoding::Form => Some(()),
        (Encoding::Form, Some(schema)) => form_schema(cx, inputs, schema, hint, &at),
        (_, schema) => json_body(cx, inputs, schema.as_ref(), hint, &at),
    };
    let body = Body {
        encoding: kind,
        media_type: name.clone(),
    };
    (added.map(|()| body), examples)
}

fn form_schema<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: &'d ReferenceOr<openapiv3::Schema>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<()> {
    let (schema, pointer) = resolve::inline_or_component(cx, schema, at)?;
    input::add_form(cx, inputs, schema, hint, &Pointer::At(&pointer), at)
}

/// A JSON body is one required input: an operation that takes one makes no sense without it.
fn json_body<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: Option<&'d ReferenceOr<openapiv3::Schema>>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<()> {
    let ty = match schema {
        Some(schema) => schema::lower(cx, schema, &format!("{hint} Body"), at)?.ty,
        None => ir::Type::Json,
    };
    let facts = FieldFacts {
        wire: "$body",
        location: Location::Body,
        required: true,
        pii: false,
        naming: Naming::Fixed("body"),
        docs: Docs::default(),
    };
    input::add_field(cx, inputs, facts, ty, at)
}
