//! The API in, the calls that the front page shows out.

use super::super::example;
use super::super::example_value::Scribe;
use super::fill::{Fill, Fills};
use crate::ir::{Operation, Response};
use crate::targets::context::RenderCtx;
use crate::text::visible;

/// The first call whole, and short ones: one that is sent, a listing if there is one, and the start of a web chat if there is one.
pub(super) fn fills(cx: &RenderCtx<'_>) -> Fills {
    let mut fills = Fills::new();
    let Some(first) = first(cx) else {
        return fills;
    };
    let mut scribe = Scribe::new(cx);
    let statements = example::statements(&mut scribe, first);
    fills.insert("first_imports", Fill::Lines(scribe.imports()));
    fills.insert("first_call", Fill::Lines(statements));
    let (imports, calls) = calls(cx, first);
    fills.insert("call_imports", Fill::Lines(imports));
    // A function that returns nothing has to return a result once its call may fail before it is sent.
    let (returns, end) = if calls.iter().any(|call| call.contains('?')) {
        (
            " -> Result<(), Box<dyn std::error::Error>>",
            vec!["# Ok(())".to_owned()],
        )
    } else {
        ("", Vec::new())
    };
    fills.insert("call_returns", Fill::Text(returns.to_owned()));
    fills.insert("call_end", Fill::Lines(end));
    fills.insert("call", Fill::Calls(calls));
    let id = visible(&first.call_name).into_owned();
    fills.insert("operation", Fill::Text(id));
    if let Some(listing) = listing(cx) {
        let (imports, calls) = self::calls(cx, listing);
        fills.insert("listing_imports", Fill::Lines(imports));
        fills.insert("listing", Fill::Calls(calls));
    }
    let mut operations = cx.api.operations().map(|(_, operation)| operation);
    if let Some(web_chat) = operations.find(|operation| operation.starts_web_chat) {
        let (imports, calls) = self::calls(cx, web_chat);
        fills.insert("web_chat_imports", Fill::Lines(imports));
        fills.insert("web_chat", Fill::Calls(calls));
    }
    fills
}

/// The operation that the document asks for, else the listing that needs the least, else the first operation.
pub(super) fn first<'a>(cx: &RenderCtx<'a>) -> Option<&'a Operation> {
    let is_simple = |operation: &&Operation| {
        bindings(operation) == 0 && operation.required_inputs().next().is_none()
    };
    let operations = || cx.api.operations().map(|(_, operation)| operation);
    let asked = operations().find(|operation| operation.is_first_example);
    if asked.is_some() {
        return asked;
    }
    let mut listings = operations().filter(|operation| is_listing(operation));
    listings.find(is_simple).or_else(|| operations().next())
}

/// The listing that needs the least.
fn listing<'a>(cx: &RenderCtx<'a>) -> Option<&'a Operation> {
    let operations = cx.api.operations().map(|(_, operation)| operation);
    operations
        .filter(|operation| is_listing(operation))
        .min_by_key(|operation| bindings(operation) + operation.required_inputs().count())
}

fn is_listing(operation: &Operation) -> bool {
    matches!(operation.response, Response::Page { .. })
}

/// How many values the path of an operation leaves open.
pub(super) fn bindings(operation: &Operation) -> usize {
    let accessors = operation.handle.iter();
    accessors
        .filter(|accessor| !accessor.bindings.is_empty())
        .count()
}

/// What the calls from the client to a request import, and the calls, with the inputs that are required.
pub(super) fn calls(cx: &RenderCtx<'_>, operation: &Operation) -> (Vec<String>, Vec<String>) {
    let bare = Operation {
        inputs: operation.required_inputs().cloned().collect(),
        ..operation.clone()
    };
    let mut scribe = Scribe::new(cx);
    let calls = example::calls(&mut scribe, &bare);
    (scribe.imports(), calls)
}
