//! Types, answers, places and methods in, the words of the listing out.

use crate::ir::{Body, Content, Encoding, Location, Response, Style, Type, TypeName};

/// A type as the listing and the reports spell it.
#[must_use]
pub fn type_text(ty: &Type) -> String {
    match ty {
        Type::String => "String".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer32 => "Integer32".to_owned(),
        Type::Integer => "Integer".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Sid(name) => name.clone(),
        Type::Enum(name) => format!("enum {}", type_name_text(name)),
        Type::Model(name) => type_name_text(name),
        Type::Union(name) => format!("union {}", type_name_text(name)),
        Type::Newtype(name) => format!("newtype {}", type_name_text(name)),
        Type::Bytes => "Bytes".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::TypedJson(name) => format!("Json as {}", type_name_text(name)),
        Type::List(item) => format!("[{}]", type_text(item)),
        Type::Map(value) => format!("{{{}}}", type_text(value)),
        Type::Nullable(inner) => format!("{}?", type_text(inner)),
    }
}

fn type_name_text(name: &TypeName) -> String {
    format!("{}::{}", name.module, name.rust)
}

pub(super) fn response_text(response: &Response) -> String {
    match response {
        Response::Empty => "()".to_owned(),
        Response::One(ty) => type_text(ty),
        Response::Optional(ty) => format!("{} or ()", type_text(ty)),
        Response::Page { item, key } => format!("page of {} in {key}", type_text(item)),
        Response::Text => "text".to_owned(),
        Response::Bytes => "bytes".to_owned(),
        Response::Location => "location".to_owned(),
        Response::ByStatus(name) => format!("by status {}", type_name_text(name)),
    }
}

pub(super) fn location_text(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Part => "part",
        Location::Body => "body",
    }
}

pub(super) fn content_text(content: &Content) -> String {
    match content {
        Content::Empty => "()".to_owned(),
        Content::Json(ty) => type_text(ty),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Location => "location".to_owned(),
    }
}

/// How an input is written, where that is not the usual way.
pub(super) fn style_text(style: Style) -> &'static str {
    match style {
        Style::Plain => "",
        Style::Comma => "  comma",
        Style::Space => "  space",
        Style::Pipe => "  pipe",
        Style::Deep => "  deep",
        Style::Properties => "  properties",
        Style::Json => "  json",
        Style::Collapsible => "  collapsible",
    }
}

/// The encoding of a body, and its media type where the encoding does not imply it.
pub(super) fn body_text(body: &Body) -> String {
    let (word, usual) = match body.encoding {
        Encoding::None => ("no-body", ""),
        Encoding::Form => ("form", "application/x-www-form-urlencoded"),
        Encoding::Multipart => ("multipart", "multipart/form-data"),
        Encoding::Json => ("json", "application/json"),
        Encoding::Text => ("text", "text/plain"),
        Encoding::Bytes => ("bytes", "application/octet-stream"),
    };
    if body.media_type == usual {
        word.to_owned()
    } else {
        format!("{word} {}", body.media_type)
    }
}
