//! The style of a parameter or of a form field in, how its lists and objects are written out.

use openapiv3::QueryStyle;
use serde::Deserialize as _;

use super::context::Known;
use super::media;
use crate::ir::{Input, Location, Style, Type};
use crate::schema::Node;

/// The format of a query parameter whose leaves are pairs of their own.
const COLLAPSIBLE: &str = "prefixed-collapsible-map";

/// What the pairs of a collapsible map begin with, if the format names it: `prefixed-collapsible-map-AddOns`.
pub(super) fn collapsible_prefix<'d>(known: &Known<'d>) -> Option<&'d str> {
    let rest = known.facts.format()?.strip_prefix(COLLAPSIBLE)?;
    rest.strip_prefix('-').filter(|name| !name.is_empty())
}

fn is_collapsible(known: &Known<'_>) -> bool {
    let format = known.facts.format();
    format.is_some_and(|format| format.starts_with(COLLAPSIBLE))
}

/// How a parameter is written.
pub(super) fn of_parameter(
    parameter: &Node<'_>,
    known: Option<&Known<'_>>,
    location: Location,
    content: Option<&str>,
) -> Style {
    let Some(known) = known else {
        return Style::Plain;
    };
    if is_collapsible(known) {
        return Style::Collapsible;
    }
    if let Some(media_type) = content {
        let is_text = media::Kind::of(media_type) == media::Kind::Text;
        return match shape(&known.ty) {
            Shape::Scalar if is_text => Style::Plain,
            _ => Style::Json,
        };
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
    if is_collapsible(known) {
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

/// How a part that is not a file is written.
pub(super) fn of_part(encoding: Option<&Node<'_>>) -> Style {
    let content_type = encoding.and_then(|encoding| encoding.text("contentType"));
    if content_type.is_some_and(is_json) {
        Style::Json
    } else {
        Style::Plain
    }
}

/// The media type of a property, if that is written as JSON in spite of it.
pub(super) fn other_media_type<'d>(encoding: Option<&Node<'d>>, input: &Input) -> Option<&'d str> {
    let content_type = encoding?.text("contentType")?;
    let is_written_as_json = match &input.ty {
        Type::List(item) => matches!(shape(item), Shape::Object),
        ty => matches!(shape(ty), Shape::Object) && input.style == Style::Plain,
    };
    (is_written_as_json && !is_json(content_type)).then_some(content_type)
}

/// The styles of a query, which a form shares.
fn of_query(node: &Node<'_>, ty: &Type) -> Style {
    let style = node
        .get("style")
        .and_then(|style| QueryStyle::deserialize(style.read()).ok())
        .unwrap_or_default();
    let explode = match node.flag("explode") {
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
    media::Kind::of(content_type) == media::Kind::Json
}
