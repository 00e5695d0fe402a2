//! Types, answers, places and methods in, the words of the listing out.

use crate::ir::{Body, Location, Response, Type, TypeName};

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
        Response::Page { item, key } => format!("page of {} in {key}", type_text(item)),
    }
}

pub(super) fn location_text(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Body => "body",
    }
}

pub(super) fn body_text(body: Body) -> &'static str {
    match body {
        Body::None => "no-body",
        Body::Form => "form",
        Body::Json => "json",
    }
}
