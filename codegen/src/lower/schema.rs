//! A schema in, the type of its values out.

use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, IntegerFormat, IntegerType, ReferenceOr, Schema,
    SchemaKind, StringFormat, StringType, VariantOrUnknownOrEmpty,
};

use super::context::{Cx, target};
use super::extensions::is_typed_json;
use super::object::{Object, is_object};
use super::pointer::Pointer;
use super::type_name::{self, TypeHint};
use super::{contradiction, docs, enums, model, resolve, sid};
use crate::diagnostic::Help;
use crate::ir::Type;

/// How many named schemas may stand for each other before one defines an object or an enum.
const DEEPEST_ALIAS: usize = 64;

/// What a schema says about a value.
#[derive(Clone)]
pub(super) struct Lowered<'d> {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    /// The schema itself, behind the references that led to it.
    pub(super) schema: &'d Schema,
}

/// The type of a schema or of what it refers to. `hint` names a type that the schema defines in place.
pub(super) fn lower<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d ReferenceOr<Schema>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<Lowered<'d>> {
    match schema {
        ReferenceOr::Item(schema) => inline(cx, schema, hint, at),
        ReferenceOr::Reference { reference } => component(cx, reference, at),
    }
}

/// The same for the boxed schemas of properties and items.
pub(super) fn lower_boxed<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d ReferenceOr<Box<Schema>>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<Lowered<'d>> {
    match schema {
        ReferenceOr::Item(schema) => inline(cx, schema, hint, at),
        ReferenceOr::Reference { reference } => component(cx, reference, at),
    }
}

/// The type of a named schema. A model or enum is defined once, where the first operation meets it.
fn component<'d>(cx: &mut Cx<'d, '_>, reference: &'d str, at: &Pointer<'_>) -> Option<Lowered<'d>> {
    let found = resolve::component::<Schema>(cx, reference, at)?;
    let (name, schema) = (found.name, found.item);
    let nullable = schema.schema_data.nullable;
    if let Some(ty) = cx.components.get(name) {
        return Some(Lowered {
            ty: ty.clone(),
            nullable,
            schema,
        });
    }
    cx.reached.insert(name, ());
    if cx.failed.contains_key(name) {
        return None;
    }
    if cx.open.contains(&name) || cx.open.len() >= DEEPEST_ALIAS {
        let message = format!(
            "the schema `{name}` contains itself, or schemas that only stand for others nest too deep"
        );
        return cx.error(at, message, way_out_of_circle(at));
    }
    let pointer = found.pointer();
    cx.open.push(name);
    let ty = inline_type(
        cx,
        schema,
        TypeHint::Component(name),
        &Pointer::At(&pointer),
    );
    cx.open.pop();
    let Some(ty) = ty else {
        cx.failed.insert(name, ());
        return None;
    };
    cx.components.insert(name, ty.clone());
    Some(Lowered {
        ty,
        nullable,
        schema,
    })
}

/// A list or map that does not say of what ends a circle.
fn way_out_of_circle(at: &Pointer<'_>) -> Help {
    match at {
        Pointer::Child(_, keyword @ ("items" | "additionalProperties")) => {
            let sentence = format!(
                "let an object with named properties stand in between, or remove `{keyword}` with an overlay action and have any JSON there"
            );
            Help::new(sentence).remove(target(at))
        }
        _ => "let an object with named properties stand in between, or replace the schema by {} (any JSON)".into(),
    }
}

fn inline<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d Schema,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<Lowered<'d>> {
    let ty = inline_type(cx, schema, TypeHint::Inline(hint), at)?;
    Some(Lowered {
        ty,
        nullable: schema.schema_data.nullable,
        schema,
    })
}

fn inline_type<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d Schema,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    let unsupported = |keyword: &str| {
        let help = Help::new(
            "describe it by one schema, or leave it out with an overlay action and have any JSON",
        )
        .remove(target(&at.child(keyword)));
        (
            format!("`{keyword}` is not supported: expected one schema with a `type`"),
            help,
        )
    };
    let (message, help) = match &schema.schema_kind {
        SchemaKind::Type(openapiv3::Type::String(string)) => {
            return lower_string(cx, schema, string, hint, at);
        }
        SchemaKind::Type(openapiv3::Type::Integer(integer)) => {
            return Some(lower_integer(cx, integer, at));
        }
        SchemaKind::Type(openapiv3::Type::Number(_)) => return Some(Type::Number),
        SchemaKind::Type(openapiv3::Type::Boolean(_)) => return Some(Type::Boolean),
        SchemaKind::Type(openapiv3::Type::Array(array)) => return lower_array(cx, array, hint, at),
        SchemaKind::Type(openapiv3::Type::Object(_)) => return lower_object(cx, schema, hint, at),
        SchemaKind::AllOf { all_of } if all_of.len() == 1 => {
            let (keyword, index) = (at.child("allOf"), "0");
            return lower(cx, &all_of[0], hint.wire(), &keyword.child(index))
                .map(|lowered| lowered.ty);
        }
        SchemaKind::Any(any) => return lower_any(cx, schema, any, hint, at),
        SchemaKind::AllOf { .. } => unsupported("allOf"),
        SchemaKind::OneOf { .. } => unsupported("oneOf"),
        SchemaKind::AnyOf { .. } => unsupported("anyOf"),
        SchemaKind::Not { .. } => unsupported("not"),
    };
    cx.error(at, message, help)
}

fn lower_string<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d Schema,
    string: &'d StringType,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    if !string.enumeration.is_empty() {
        let name = type_name::of(cx, schema, hint, at)?;
        let docs = docs::from_text(
            schema.schema_data.description.as_deref(),
            schema.schema_data.deprecated,
        );
        let definition = enums::Definition {
            name,
            docs,
            values: &string.enumeration,
            extensions: &schema.schema_data.extensions,
            is_component: matches!(hint, TypeHint::Component(_)),
        };
        return enums::define(cx, definition, at);
    }
    if let Some(ty) = string
        .pattern
        .as_deref()
        .and_then(|pattern| sid::from_pattern(cx, pattern, at))
    {
        return Some(ty);
    }
    Some(match &string.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Type::DateTime,
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Type::Date,
        VariantOrUnknownOrEmpty::Unknown(format) if format == "date-time-rfc-2822" => {
            Type::DateTime
        }
        _ => Type::String,
    })
}

fn lower_integer(cx: &mut Cx<'_, '_>, integer: &IntegerType, at: &Pointer<'_>) -> Type {
    if !integer.enumeration.is_empty() {
        cx.warning(
            &at.child("enum"),
            "the values of an enum of integers are not checked: it becomes a plain integer",
            Help::new("remove `enum` with an overlay action to silence this")
                .remove(target(&at.child("enum"))),
        );
    }
    match integer.format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Type::Integer32,
        _ => Type::Integer,
    }
}

fn lower_array<'d>(
    cx: &mut Cx<'d, '_>,
    array: &'d ArrayType,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    // A list that does not say of what holds anything.
    let Some(items) = &array.items else {
        return Some(Type::List(Box::new(Type::Json)));
    };
    let item = lower_boxed(cx, items, hint.wire(), &at.child("items"))?;
    Some(Type::List(Box::new(nullable(item))))
}

fn nullable(lowered: Lowered<'_>) -> Type {
    match lowered.ty {
        // Any JSON holds null already.
        Type::Json => Type::Json,
        ty if lowered.nullable => Type::Nullable(Box::new(ty)),
        ty => ty,
    }
}

fn lower_object<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d Schema,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    let object = Object::of(schema)?;
    if !object.properties.is_empty() {
        let name = type_name::of(cx, schema, hint, at)?;
        return match model::define(cx, name, schema, at)? {
            Type::Model(name) if is_typed_json(&schema.schema_data.extensions) => {
                Some(Type::TypedJson(name))
            }
            ty => Some(ty),
        };
    }
    if object.format == Some("uri-map") {
        return Some(Type::Map(Box::new(Type::String)));
    }
    let Some(AdditionalProperties::Schema(values)) = object.additional else {
        return Some(Type::Json);
    };
    let value = lower(cx, values, hint.wire(), &at.child("additionalProperties"))?;
    Some(Type::Map(Box::new(nullable(value))))
}

/// A schema without a `type`, one whose keywords do not fit its type, or an object with a `format`.
fn lower_any<'d>(
    cx: &mut Cx<'d, '_>,
    schema: &'d Schema,
    any: &'d AnySchema,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    if is_object(any) {
        return lower_object(cx, schema, hint, at);
    }
    if let Some(ty) = &any.typ {
        return contradiction::report(cx, any, ty, at);
    }
    if any.items.is_none() && any.enumeration.is_empty() {
        return Some(Type::Json);
    }
    let help = Help::new("add the type with an overlay action").update(target(at), "type: string");
    cx.error(
        at,
        "a schema with `items` or `enum` but without a `type`",
        help,
    )
}
