//! What a caller gives to an operation.

use serde::Serialize;

use super::docs::Docs;
use super::limits::Limits;
use super::type_reference::TypeReference;
use crate::ir;

/// One input.
#[derive(Serialize)]
pub(super) struct Input<'a> {
    name: &'a str,
    rust: &'a str,
    location: Location,
    #[serde(skip_serializing_if = "Style::is_plain")]
    style: Style,
    #[serde(rename = "type")]
    ty: TypeReference<'a>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    personal: bool,
    #[serde(flatten)]
    docs: Docs<'a>,
    #[serde(flatten)]
    limits: Limits<'a>,
}

/// Where it travels.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Location {
    Query,
    Header,
    Form,
    Part,
    Body,
}

/// How a list or an object is written.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    Plain,
    Comma,
    Space,
    Pipe,
    Deep,
    Properties,
    Json,
    Collapsible,
}

impl Style {
    fn is_plain(&self) -> bool {
        matches!(self, Self::Plain)
    }
}

impl<'a> Input<'a> {
    pub(super) fn new(input: &'a ir::Input) -> Self {
        let ir::Input {
            name,
            location,
            style,
            ty,
            required,
            pii,
            docs,
            constraints,
        } = input;
        Self {
            name: &name.wire,
            rust: &name.rust,
            location: match location {
                ir::Location::Query => Location::Query,
                ir::Location::Header => Location::Header,
                ir::Location::Form => Location::Form,
                ir::Location::Part => Location::Part,
                ir::Location::Body => Location::Body,
            },
            style: match style {
                ir::Style::Plain => Style::Plain,
                ir::Style::Comma => Style::Comma,
                ir::Style::Space => Style::Space,
                ir::Style::Pipe => Style::Pipe,
                ir::Style::Deep => Style::Deep,
                ir::Style::Properties => Style::Properties,
                ir::Style::Json => Style::Json,
                ir::Style::Collapsible => Style::Collapsible,
            },
            ty: TypeReference::new(ty),
            required: *required,
            personal: *pii,
            docs: Docs::new(docs),
            limits: Limits::new(constraints),
        }
    }
}
