//! What the documentation says about an operation, at its builder and at the method that makes it.

use super::docs::{self, Page};
use super::{Cx, example};
use crate::ir::{Handle, HttpMethod, Operation, Response};

/// The documentation of a builder: what the operation does, its route, its errors, an example.
pub(super) fn builder(cx: &Cx<'_>, operation: &Operation) -> Page {
    Page::at_column(4)
        .prose(&operation.docs, &format!("The operation {}.", docs::code(&operation.name.wire)))
        .own(&format!("{}, operation {}. Made by {}.", route(operation), docs::code(&operation.name.wire), maker(operation)))
        .section("Errors")
        .own(errors(operation))
        .example(&example::operation(cx, operation))
}

/// The documentation of a method of a handle.
pub(super) fn method(operation: &Operation) -> Page {
    let builder = &operation.name.rust;
    let gives = if operation.optional_inputs().next().is_some() {
        format!("The optional inputs are methods of [`{builder}`], where an example stands.")
    } else {
        format!("An example stands at [`{builder}`].")
    };
    let summary = crate::ir::Docs { description: String::new(), ..operation.docs.clone() };
    Page::at_column(4)
        .prose(&summary, &format!("Makes the operation {}.", docs::code(&operation.name.wire)))
        .own(&format!("{}. {gives}", route(operation)))
}

/// The documentation of a handle: what it is for and where it stands.
pub(super) fn handle(handle: &Handle) -> Page {
    let path = docs::code(&handle.path);
    if docs::is_silent(&handle.docs) {
        Page::at_column(0).own(&format!("The handle of {path}."))
    } else {
        Page::at_column(0).prose(&handle.docs, "").own(&format!("Path: {path}."))
    }
}

/// Method and path, `POST /v1/FlexFlows`.
fn route(operation: &Operation) -> String {
    let method = match operation.http_method {
        HttpMethod::Get => "GET",
        HttpMethod::Post => "POST",
        HttpMethod::Put => "PUT",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Head => "HEAD",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Trace => "TRACE",
    };
    docs::code(&format!("{method} {}", operation.path))
}

/// A link to the method that makes the builder.
fn maker(operation: &Operation) -> String {
    let verb = &operation.verb;
    match operation.handle.last() {
        Some(accessor) => format!("[`{}::{verb}`]", accessor.handle),
        None => format!("[`Client::{verb}`](crate::Client::{verb})"),
    }
}

fn errors(operation: &Operation) -> &'static str {
    match operation.response {
        Response::Page { .. } => "Each page may fail with an [`Error`](crate::Error): the call failed or the service refused it.",
        Response::One(_) | Response::Empty => "Sending gives an [`Error`](crate::Error) when the call fails or the service refuses it.",
    }
}
