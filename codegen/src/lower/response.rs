//! The responses of an operation in, what a success returns out.

use openapiv3::StatusCode;
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::StrDeserializer;

use super::context::{LowerCtx, Reported};
use super::documented::{Documented, Received};
use super::{examples, media, outcomes, page, schema};
use crate::ir::{self, Content, Example, Type};
use crate::schema::{Node, Parts, follow};

/// What a success returns, and the document's examples of it.
pub(super) struct Success {
    pub(super) response: ir::Response,
    /// The status of the first success.
    pub(super) status: u16,
    /// The media type that is asked for.
    pub(super) accept: String,
    pub(super) examples: Vec<Example>,
}

/// The successes that the document describes; errors are the runtime's business.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    operation: &Node<'d>,
    method: &str,
    hint: &str,
) -> Option<Success> {
    let documented = documented(cx, operation)?;
    let status = documented.first().map_or(200, |first| first.statuses.0);
    let success = |response, accept: Option<String>, examples| Success {
        response,
        status,
        accept: accept.unwrap_or_else(|| "application/json".to_owned()),
        examples,
    };
    let mut examples = Vec::new();
    if method == "head" {
        return Some(success(ir::Response::Empty, None, examples));
    }
    for response in &documented {
        if let Some((_, media)) = json(&response.node) {
            examples = examples::of_media(cx, &media);
            break;
        }
    }
    if method == "get" {
        match first_page(cx, &documented, hint) {
            Ok(Some(page)) => return Some(success(page, None, examples)),
            Ok(None) => {}
            Err(Reported) => return None,
        }
    }
    let mut received = Vec::with_capacity(documented.len());
    for (index, response) in documented.iter().enumerate() {
        received.push(content(cx, response, hint, index)?);
    }
    let accept = received.iter().find_map(|received| received.accept.clone());
    let response = outcomes::response(cx, &documented, received, hint, operation);
    Some(success(response, accept, examples))
}

/// The responses that are results: all successes and redirects, exact statuses first; `default` if there are none.
fn documented<'d>(cx: &mut LowerCtx<'d, '_>, operation: &Node<'d>) -> Option<Vec<Documented<'d>>> {
    let mut found = Vec::new();
    let mut default = None;
    let responses = operation.get("responses");
    for (status, node) in responses.iter().flat_map(Node::members) {
        let statuses = match status_code(status) {
            Some(StatusCode::Code(code)) if (200..400).contains(&code) => (code, code),
            Some(StatusCode::Range(range @ (2 | 3))) => (range * 100, range * 100 + 99),
            _ if status == "default" => {
                default = Some((status, node));
                continue;
            }
            _ => continue,
        };
        let node = cx.sound(follow(cx.root, node))?;
        found.push(Documented {
            statuses,
            status,
            node,
        });
    }
    // `304 Not Modified` is the response to a condition that this client does not set.
    found.retain(|response| response.statuses != (304, 304));
    if let (true, Some((status, node))) = (found.is_empty(), default) {
        let node = cx.sound(follow(cx.root, node))?;
        found.push(Documented {
            statuses: (200, 299),
            status,
            node,
        });
    }
    for response in &found {
        response.node.enter();
    }
    found.sort_by_key(|response| response.statuses.1 - response.statuses.0);
    Some(found)
}

/// A status as the document writes it: `200`, `2XX`.
fn status_code(status: &str) -> Option<StatusCode> {
    let status: StrDeserializer<'_, serde::de::value::Error> = status.into_deserializer();
    StatusCode::deserialize(status).ok()
}

/// The JSON of a response.
fn json<'d>(response: &Node<'d>) -> Option<(&'d str, Node<'d>)> {
    let content = response.get("content")?;
    content
        .members()
        .find(|(name, _)| media::Kind::of(name) == media::Kind::Json)
}

/// The page that the first success with JSON is, if it is one.
fn first_page<'d>(
    cx: &mut LowerCtx<'d, '_>,
    documented: &[Documented<'d>],
    hint: &str,
) -> Result<Option<ir::Response>, Reported> {
    let schema = documented
        .iter()
        .filter(|response| response.statuses.0 < 300)
        .find_map(|response| json(&response.node)?.1.get("schema"));
    schema.map_or(Ok(None), |schema| page::lower(cx, &schema, hint))
}

fn content<'d>(
    cx: &mut LowerCtx<'d, '_>,
    response: &Documented<'d>,
    hint: &str,
    index: usize,
) -> Option<Received> {
    let of = |content, accept: Option<&str>| {
        Some(Received {
            content,
            accept: accept.map(str::to_owned),
        })
    };
    if response.statuses.0 >= 300 {
        return of(Content::Location, None);
    }
    let Some((name, media)) = preferred(cx, &response.node) else {
        return of(Content::Empty, None);
    };
    media.enter();
    let accept = Some(name).filter(|name| media::is_sendable(name));
    match media::Kind::of(name) {
        media::Kind::Json => {}
        media::Kind::Any if media::is_structured(cx.root, &media) => {}
        media::Kind::Text | media::Kind::Form => return of(Content::Text, accept),
        media::Kind::Multipart | media::Kind::Bytes | media::Kind::Any => {
            return of(Content::Bytes, accept);
        }
    }
    let Some(schema) = media.get("schema") else {
        return of(Content::Json(Type::Json), accept.filter(|_| is_other(name)));
    };
    // Later successes have the status in their names.
    let hint = match index {
        0 => format!("{hint} Response"),
        _ => format!("{hint} {} Response", response.status),
    };
    let ty = schema::lower(cx, &Parts::from(schema), &hint)?.into_value();
    of(Content::Json(ty), accept.filter(|_| is_other(name)))
}

/// Whether a JSON media type has to be asked for by name.
fn is_other(media_type: &str) -> bool {
    media::Kind::of(media_type) == media::Kind::Json
        && !media::essence(media_type).eq_ignore_ascii_case("application/json")
}

/// The media type that is read, of those that the document offers.
fn preferred<'d>(cx: &LowerCtx<'d, '_>, response: &Node<'d>) -> Option<(&'d str, Node<'d>)> {
    let content = response.get("content")?;
    let rank = |(name, media): &(&str, Node<'d>)| match media::Kind::of(name) {
        media::Kind::Json if !is_other(name) => 0,
        media::Kind::Json => 1,
        media::Kind::Any if media::is_structured(cx.root, media) => 2,
        media::Kind::Text => 3,
        media::Kind::Form | media::Kind::Multipart | media::Kind::Bytes | media::Kind::Any => 4,
    };
    content.members().min_by_key(rank)
}
