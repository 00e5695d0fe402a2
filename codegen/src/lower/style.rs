//! The style of a parameter or of a form field in, how its lists and objects are written out.

use openapiv3::QueryStyle;
use serde::Deserialize as _;

use super::context::Known;
use crate::ir::{Location, Style, Type};
use crate::schema::Node;

/// The format of a query parameter whose leaves are pairs of their own.
const COLLAPSIBLE: &str = "prefixed-collapsible-map";

/// What the pairs of a collapsible map begin with, if the format names it: `prefixed-collapsible-map-AddOns`.
pub(super) fn collapsible_name<'d>(known: &Known<'d>) -> Option<Option<&'d str>> {
    let rest = known.facts.format()?.strip_prefix(COLLAPSIBLE)?;
    Some(rest.strip_prefix('-').filter(|name| !name.is_empty()))
}

/// How a parameter is written.
pub(super) fn of_parameter(
    parameter: &Node<'_>,
    known: Option<&Known<'_>>,
    location: Location,
    is_content: bool,
) -> Style {
    let Some(known) = known else {
        return Style::Plain;
    };
    if collapsible_name(known).is_some() {
        return Style::Collapsible;
    }
    if is_content {
        return Style::Json;
    }
    if location == Location::Header {
        return match shape(&known.ty) {
            Shape::Scalar => Style::Plain,
            Shape::Object if parameter.is_true("explode") => Style::Properties,
            Shape::List | Shape::Object => Style::Comma,
        };
    }
    of_query(parameter, &known.ty)
}

/// How a form field is written, as the `encoding` of its property specifies.
pub(super) fn of_form_field(encoding: Option<&Node<'_>>, known: &Known<'_>) -> Style {
    if collapsible_name(known).is_some() {
        return Style::Collapsible;
    }
    match encoding {
        Some(encoding) if encoding.get("style").is_some() || encoding.get("explode").is_some() => {
            of_query(encoding, &known.ty)
        }
        Some(encoding) if is_json(encoding.text("contentType").unwrap_or_default()) => Style::Json,
        _ => Style::Plain,
    }
}

/// The styles of a query, which a form shares.
fn of_query(node: &Node<'_>, ty: &Type) -> Style {
    let style = node
        .get("style")
        .and_then(|style| QueryStyle::deserialize(style.value).ok())
        .unwrap_or_default();
    let explode = match node
        .value
        .get("explode")
        .and_then(serde_json::Value::as_bool)
    {
        Some(explode) => explode,
        None => matches!(style, QueryStyle::Form),
    };
    match (shape(ty), style, explode) {
        (Shape::Scalar, ..) | (Shape::List, _, true) | (Shape::List, QueryStyle::DeepObject, _) => {
            Style::Plain
        }
        (Shape::Object, QueryStyle::DeepObject, _) => Style::Deep,
        (Shape::Object, _, true) => Style::Properties,
        (_, QueryStyle::Form, false) => Style::Comma,
        (_, QueryStyle::SpaceDelimited, false) => Style::Space,
        (_, QueryStyle::PipeDelimited, false) => Style::Pipe,
    }
}

enum Shape {
    Scalar,
    List,
    Object,
}

fn shape(ty: &Type) -> Shape {
    match ty {
        Type::List(_) => Shape::List,
        Type::Model(_) | Type::Map(_) => Shape::Object,
        Type::Nullable(inner) => shape(inner),
        Type::String
        | Type::Boolean
        | Type::Integer32
        | Type::Integer
        | Type::Number
        | Type::DateTime
        | Type::Date
        | Type::Sid(_)
        | Type::Enum(_)
        | Type::Union(_)
        | Type::Newtype(_)
        | Type::Bytes
        | Type::Json
        | Type::TypedJson(_) => Shape::Scalar,
    }
}

fn is_json(content_type: &str) -> bool {
    super::media::Kind::of(content_type) == super::media::Kind::Json
}
