//! Marks the types that callers make: those of inputs, and those that these contain. What only the service writes is optional
//! in them.

use std::collections::BTreeMap;

use super::operation::LoweredOperation;
use crate::ir::{Direction, Model, Newtype, Type, TypeName, Union};

/// Marks every model and union that occurs in an input.
pub(super) fn mark(operations: &mut [LoweredOperation]) {
    let inputs = operations
        .iter()
        .flat_map(|lowered| &lowered.operation.inputs);
    let mut open: Vec<TypeName> = inputs
        .filter_map(|input| defined(&input.ty))
        .cloned()
        .collect();
    let mut definitions = definitions(operations);
    while let Some(name) = open.pop() {
        match definitions.get_mut(&name) {
            Some(Definition::Model(model)) if !model.is_input => {
                model.is_input = true;
                for field in &mut model.fields {
                    open.extend(defined(&field.ty).cloned());
                    let is_collection =
                        matches!(field.ty, Type::List(_) | Type::Map(_) | Type::Newtype(_));
                    // A caller does not write it, so it may be missing when the model is sent.
                    field.optional |= field.direction == Direction::FromService && !is_collection;
                }
            }
            Some(Definition::Union(union)) if !union.is_input => {
                union.is_input = true;
                open.extend(
                    union
                        .members
                        .iter()
                        .filter_map(|member| defined(&member.ty))
                        .cloned(),
                );
            }
            Some(Definition::Newtype(newtype, is_seen)) if !*is_seen => {
                *is_seen = true;
                open.extend(defined(&newtype.ty).cloned());
            }
            _ => {}
        }
    }
}

enum Definition<'a> {
    Model(&'a mut Model),
    Union(&'a mut Union),
    Newtype(&'a Newtype, bool),
}

fn definitions(operations: &mut [LoweredOperation]) -> BTreeMap<TypeName, Definition<'_>> {
    let mut found = BTreeMap::new();
    for lowered in operations {
        let module = lowered.module.clone();
        let name = |rust: &str| TypeName {
            module: module.clone(),
            rust: rust.to_owned(),
        };
        for model in &mut lowered.types.models {
            found.insert(name(&model.name.rust), Definition::Model(model));
        }
        for union in &mut lowered.types.unions {
            found.insert(name(&union.name.rust), Definition::Union(union));
        }
        for newtype in &lowered.types.newtypes {
            found.insert(
                name(&newtype.name.rust),
                Definition::Newtype(newtype, false),
            );
        }
    }
    found
}

/// The model, union or newtype in a type, however it is wrapped.
fn defined(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Model(name) | Type::TypedJson(name) | Type::Union(name) | Type::Newtype(name) => {
            Some(name)
        }
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => defined(inner),
        Type::String
        | Type::Boolean
        | Type::Integer32
        | Type::Integer
        | Type::Number
        | Type::DateTime
        | Type::Date
        | Type::Sid(_)
        | Type::Enum(_)
        | Type::Bytes
        | Type::Json => None,
    }
}
