//! Lowered operations and the settled names of their types in, the same with those names out.

use std::collections::BTreeMap;

use super::context::Types;
use super::operation::LoweredOperation;
use super::placeholder::index_of;
use crate::ir::{Content, Name, Response, Type, TypeName};

/// The names of the types of each module, in the order of their claims.
pub(super) type TypeNames = BTreeMap<String, Vec<String>>;

/// The settled name for its placeholder.
pub(super) fn name<'n>(names: &'n TypeNames, module: &str, key: &str) -> Option<&'n String> {
    names.get(module)?.get(index_of(key)?)
}

/// Puts the settled names into an operation and its types.
pub(super) fn operation(lowered: &mut LoweredOperation, names: &TypeNames) {
    let module = lowered.module.clone();
    let own = |key: &mut String| {
        if let Some(name) = name(names, &module, key) {
            key.clone_from(name);
        }
    };
    let operation = &mut lowered.operation;
    own(&mut operation.name.rust);
    operation.required_struct.as_mut().map(own);
    operation.record.as_mut().map(own);
    for input in &mut operation.inputs {
        ty(&mut input.ty, names);
    }
    match &mut operation.response {
        Response::One(inner) | Response::Optional(inner) | Response::Page { item: inner, .. } => {
            ty(inner, names);
        }
        Response::ByStatus(inner) => type_name(inner, names),
        Response::Empty | Response::Text | Response::Bytes | Response::Location => {}
    }
    types(&mut lowered.types, names, own);
}

fn types(types: &mut Types, names: &TypeNames, own: impl Fn(&mut String)) {
    let own = |name: &mut Name| own(&mut name.rust);
    for model in &mut types.models {
        own(&mut model.name);
        model
            .fields
            .iter_mut()
            .for_each(|field| ty(&mut field.ty, names));
    }
    for item in &mut types.enums {
        own(&mut item.name);
    }
    for union in &mut types.unions {
        own(&mut union.name);
        union
            .members
            .iter_mut()
            .for_each(|member| ty(&mut member.ty, names));
    }
    for newtype in &mut types.newtypes {
        own(&mut newtype.name);
        ty(&mut newtype.ty, names);
    }
    for outcomes in &mut types.outcomes {
        own(&mut outcomes.name);
        for outcome in &mut outcomes.outcomes {
            if let Content::Json(inner) = &mut outcome.content {
                ty(inner, names);
            }
        }
    }
}

/// Puts the settled names into a type.
pub(super) fn ty(ty: &mut Type, names: &TypeNames) {
    match ty {
        Type::Enum(name)
        | Type::Model(name)
        | Type::Union(name)
        | Type::Newtype(name)
        | Type::TypedJson(name) => type_name(name, names),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self::ty(inner, names),
        Type::String
        | Type::Boolean
        | Type::Integer32
        | Type::Integer
        | Type::Number
        | Type::DateTime
        | Type::Date
        | Type::Sid(_)
        | Type::Bytes
        | Type::Json => {}
    }
}

fn type_name(key: &mut TypeName, names: &TypeNames) {
    if let Some(name) = name(names, &key.module, &key.rust) {
        key.rust.clone_from(name);
    }
}
