//! What a successful call returns.

use serde::Serialize;

use super::docs::Docs;
use super::type_reference::{self, TypeReference};
use crate::ir;

/// What a successful call returns.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Response<'a> {
    Empty,
    One {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
    },
    Optional {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
    },
    Page {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
        key: &'a str,
    },
    Text,
    Bytes,
    Location,
    ByStatus {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
    },
}

impl<'a> Response<'a> {
    pub(super) fn new(response: &'a ir::Response) -> Self {
        let ty = TypeReference::new;
        match response {
            ir::Response::Empty => Self::Empty,
            ir::Response::One(one) => Self::One { ty: ty(one) },
            ir::Response::Optional(one) => Self::Optional { ty: ty(one) },
            ir::Response::Page { item, key } => Self::Page { ty: ty(item), key },
            ir::Response::Text => Self::Text,
            ir::Response::Bytes => Self::Bytes,
            ir::Response::Location => Self::Location,
            ir::Response::ByStatus(name) => Self::ByStatus {
                ty: TypeReference::Outcomes(type_reference::id_of(name)),
            },
        }
    }
}

/// One of several successes.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    name: &'a str,
    rust: &'a str,
    first_status: u16,
    last_status: u16,
    content: Content<'a>,
    #[serde(flatten)]
    docs: Docs<'a>,
}

/// What one response holds.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Content<'a> {
    Empty,
    Json {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
    },
    Text,
    Bytes,
    Location,
}

impl<'a> Outcome<'a> {
    pub(super) fn new(outcome: &'a ir::Outcome) -> Self {
        let ir::Outcome {
            name,
            docs,
            first_status,
            last_status,
            content,
        } = outcome;
        Self {
            name: &name.wire,
            rust: &name.rust,
            first_status: *first_status,
            last_status: *last_status,
            content: match content {
                ir::Content::Empty => Content::Empty,
                ir::Content::Json(ty) => Content::Json {
                    ty: TypeReference::new(ty),
                },
                ir::Content::Text => Content::Text,
                ir::Content::Bytes => Content::Bytes,
                ir::Content::Location => Content::Location,
            },
            docs: Docs::new(docs),
        }
    }
}
