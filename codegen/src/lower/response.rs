//! The responses of an operation in, what a success gives out.

use indexmap::IndexMap;
use openapiv3::{
    MediaType, ReferenceOr, Response, Responses, Schema, SchemaKind, StatusCode,
    Type as OpenApiType,
};

use super::context::{Cx, target};
use super::object::Object;
use super::pointer::Pointer;
use super::{resolve, schema};
use crate::diagnostic::Help;
use crate::ir::{self, Example, HttpMethod};

/// What a success gives, and the document's examples of it.
pub(super) struct Success {
    pub(super) response: ir::Response,
    pub(super) examples: Vec<Example>,
}

/// The first success that the document describes; errors are the runtime's business.
pub(super) fn lower<'d>(
    cx: &mut Cx<'d, '_>,
    responses: &'d Responses,
    method: HttpMethod,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<Success> {
    let empty = Success {
        response: ir::Response::Empty,
        examples: Vec::new(),
    };
    let Some((status, response)) = success(responses) else {
        return Some(empty);
    };
    let (response, pointer) = resolve::inline_or_component(cx, response, &at.child(&status))?;
    let at = Pointer::At(&pointer);
    if response.content.is_empty() {
        return Some(empty);
    }
    let content = at.child("content");
    let Some((media_name, media)) = response.content.iter().find(|(name, _)| is_json(name)) else {
        let help =
            Help::new("describe a JSON response, or remove `content` with an overlay action")
                .remove(target(&content));
        return cx.error(
            &content,
            "a response that is not JSON: expected `application/json`",
            help,
        );
    };
    let at = content.child(media_name);
    let examples = examples(cx, media, &at);
    let Some(item) = &media.schema else {
        return Some(Success {
            response: ir::Response::One(ir::Type::Json),
            examples,
        });
    };
    let at = at.child("schema");
    let response = match page(cx, item, method, hint, &at) {
        Some(page) => page,
        None => ir::Response::One(schema::lower(cx, item, &format!("{hint} Response"), &at)?.ty),
    };
    Some(Success { response, examples })
}

fn success(responses: &Responses) -> Option<(String, &ReferenceOr<Response>)> {
    let is_success = |status: &StatusCode| match status {
        StatusCode::Code(code) => (200..300).contains(code),
        StatusCode::Range(range) => *range == 2,
    };
    let mut successes = responses
        .responses
        .iter()
        .filter(|(status, _)| is_success(status));
    match successes.next() {
        Some((status, response)) => Some((status.to_string(), response)),
        None => responses
            .default
            .as_ref()
            .map(|response| ("default".to_owned(), response)),
    }
}

/// Whether a content type holds JSON.
pub(super) fn is_json(content_type: &str) -> bool {
    let essence = content_type
        .split(';')
        .next()
        .unwrap_or(content_type)
        .trim();
    essence.eq_ignore_ascii_case("application/json") || essence.ends_with("+json")
}

/// The examples of a request or response.
pub(super) fn examples<'d>(
    cx: &mut Cx<'d, '_>,
    media: &'d MediaType,
    at: &Pointer<'_>,
) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(value) = &media.example {
        examples.push(Example {
            name: "example".to_owned(),
            value: value.clone(),
        });
    }
    let at = at.child("examples");
    for (name, example) in &media.examples {
        let Some((example, _)) = resolve::inline_or_component(cx, example, &at.child(name)) else {
            continue;
        };
        // An example may live elsewhere (`externalValue`); it is prose then, not a value.
        let Some(value) = &example.value else {
            continue;
        };
        examples.push(Example {
            name: name.clone(),
            value: value.clone(),
        });
    }
    examples
}

/// A page of records: paging links beside the one array of the body.
fn page<'d>(
    cx: &mut Cx<'d, '_>,
    item: &'d ReferenceOr<Schema>,
    method: HttpMethod,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<ir::Response> {
    let schema = match item {
        ReferenceOr::Item(schema) => schema,
        ReferenceOr::Reference { reference } => quiet_component(cx, reference)?,
    };
    let properties = Object::of(schema)?.properties;
    if method != HttpMethod::Get || !has_paging_links(cx, properties) {
        return None;
    }
    let mut arrays = properties
        .iter()
        .filter_map(|(key, property)| Some((key, items(property)?)));
    let (key, items) = arrays.next()?;
    if arrays.next().is_some() {
        return None;
    }
    let (properties, key) = (at.child("properties"), key.clone());
    let property = properties.child(&key);
    let item = schema::lower_boxed(
        cx,
        items,
        &format!("{hint} {key}"),
        &property.child("items"),
    )?;
    Some(ir::Response::Page { item: item.ty, key })
}

fn has_paging_links(
    cx: &mut Cx<'_, '_>,
    properties: &IndexMap<String, ReferenceOr<Box<Schema>>>,
) -> bool {
    let meta = properties.get("meta").and_then(|meta| match meta {
        ReferenceOr::Item(schema) => Some(&**schema),
        ReferenceOr::Reference { reference } => quiet_component(cx, reference),
    });
    let in_meta = meta
        .and_then(Object::of)
        .is_some_and(|meta| meta.properties.contains_key("next_page_url"));
    in_meta || properties.contains_key("next_page_uri")
}

fn items(property: &ReferenceOr<Box<Schema>>) -> Option<&ReferenceOr<Box<Schema>>> {
    match property {
        ReferenceOr::Item(schema) => match &schema.schema_kind {
            SchemaKind::Type(OpenApiType::Array(array)) => array.items.as_ref(),
            _ => None,
        },
        ReferenceOr::Reference { .. } => None,
    }
}

/// A named schema one step away, without a complaint: whoever lowers it complains.
fn quiet_component<'d>(cx: &mut Cx<'d, '_>, reference: &str) -> Option<&'d Schema> {
    let name = reference.strip_prefix("#/components/schemas/")?;
    let (name, schema) = cx
        .openapi
        .components
        .as_ref()?
        .schemas
        .get_key_value(name)?;
    cx.reached.insert(name, ());
    schema.as_item()
}
