//! The types that have a name.

use serde::Serialize;

use super::docs::Docs;
use super::limits::Limits;
use super::response::Outcome;
use super::type_reference::{self, TypeReference};
use super::union::Member;
use crate::ir;

/// A type with a name.
#[derive(Serialize)]
pub(super) struct NamedType<'a> {
    id: String,
    name: &'a str,
    #[serde(flatten)]
    kind: Kind<'a>,
    #[serde(flatten)]
    docs: Docs<'a>,
}

/// What it is.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Kind<'a> {
    Model {
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        is_input: bool,
        fields: Vec<Field<'a>>,
    },
    Enum {
        values: Vec<EnumValue<'a>>,
    },
    Union {
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        is_input: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        tag: Option<&'a str>,
        members: Vec<Member<'a>>,
    },
    Newtype {
        #[serde(rename = "type")]
        ty: TypeReference<'a>,
    },
    Outcomes {
        outcomes: Vec<Outcome<'a>>,
    },
}

/// A field of a model.
#[derive(Serialize)]
struct Field<'a> {
    name: &'a str,
    rust: &'a str,
    #[serde(rename = "type")]
    ty: TypeReference<'a>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    nullable: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    personal: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(flatten)]
    docs: Docs<'a>,
    #[serde(flatten)]
    limits: Limits<'a>,
}

/// A value of an enum.
#[derive(Serialize)]
struct EnumValue<'a> {
    value: &'a str,
    rust: &'a str,
    #[serde(flatten)]
    docs: Docs<'a>,
}

/// The types of a module, resource by resource.
pub(super) fn all(module: &ir::Module) -> Vec<NamedType<'_>> {
    let mut types = Vec::new();
    for resource in &module.resources {
        let ir::Resource {
            rust: _,
            handles: _,
            operations: _,
            models,
            enums,
            unions,
            newtypes,
            outcomes,
        } = resource;
        types.extend(models.iter().map(|one| model(module, one)));
        types.extend(enums.iter().map(|one| open_enum(module, one)));
        types.extend(unions.iter().map(|one| union(module, one)));
        types.extend(newtypes.iter().map(|one| newtype(module, one)));
        types.extend(outcomes.iter().map(|one| self::outcomes(module, one)));
    }
    types
}

fn named<'a>(
    module: &ir::Module,
    name: &'a ir::Name,
    docs: &'a ir::Docs,
    kind: Kind<'a>,
) -> NamedType<'a> {
    NamedType {
        id: type_reference::id(&module.rust, &name.rust),
        name: &name.wire,
        kind,
        docs: Docs::new(docs),
    }
}

fn model<'a>(module: &ir::Module, model: &'a ir::Model) -> NamedType<'a> {
    let ir::Model {
        name,
        docs,
        is_input,
        fields,
    } = model;
    let kind = Kind::Model {
        is_input: *is_input,
        fields: fields.iter().map(field).collect(),
    };
    named(module, name, docs, kind)
}

fn field(field: &ir::Field) -> Field<'_> {
    let ir::Field {
        name,
        ty,
        optional,
        nullable,
        // How Rust holds the field is not a fact about the API.
        boxed: _,
        pii,
        direction,
        docs,
        constraints,
    } = field;
    Field {
        name: &name.wire,
        rust: &name.rust,
        ty: TypeReference::new(ty),
        optional: *optional,
        nullable: *nullable,
        personal: *pii,
        direction: match direction {
            ir::Direction::Both => None,
            ir::Direction::FromService => Some("from_service"),
            ir::Direction::FromCaller => Some("from_caller"),
        },
        docs: Docs::new(docs),
        limits: Limits::new(constraints),
    }
}

fn open_enum<'a>(module: &ir::Module, open_enum: &'a ir::OpenEnum) -> NamedType<'a> {
    let ir::OpenEnum {
        name,
        docs,
        variants,
    } = open_enum;
    let values = variants.iter().map(|ir::Variant { name, docs }| EnumValue {
        value: &name.wire,
        rust: &name.rust,
        docs: Docs::new(docs),
    });
    let kind = Kind::Enum {
        values: values.collect(),
    };
    named(module, name, docs, kind)
}

fn union<'a>(module: &ir::Module, union: &'a ir::Union) -> NamedType<'a> {
    let ir::Union {
        name,
        docs,
        is_input,
        tag,
        members,
    } = union;
    let kind = Kind::Union {
        is_input: *is_input,
        tag: tag.as_deref(),
        members: members.iter().map(Member::new).collect(),
    };
    named(module, name, docs, kind)
}

fn newtype<'a>(module: &ir::Module, newtype: &'a ir::Newtype) -> NamedType<'a> {
    let ir::Newtype { name, docs, ty } = newtype;
    let kind = Kind::Newtype {
        ty: TypeReference::new(ty),
    };
    named(module, name, docs, kind)
}

fn outcomes<'a>(module: &ir::Module, outcomes: &'a ir::Outcomes) -> NamedType<'a> {
    let ir::Outcomes {
        name,
        docs,
        outcomes,
    } = outcomes;
    let kind = Kind::Outcomes {
        outcomes: outcomes.iter().map(Outcome::new).collect(),
    };
    named(module, name, docs, kind)
}
