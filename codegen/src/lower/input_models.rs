//! Models that callers make: those that an input holds, and those that they hold.

use std::collections::BTreeMap;

use super::operation::LoweredOperation;
use crate::ir::{Model, Type, TypeName};

/// Marks every model that occurs in an input.
pub(super) fn mark(operations: &mut [LoweredOperation]) {
    let inputs = operations
        .iter()
        .flat_map(|lowered| &lowered.operation.inputs);
    let mut open: Vec<TypeName> = inputs
        .filter_map(|input| model_of(&input.ty))
        .cloned()
        .collect();
    let mut models: BTreeMap<TypeName, &mut Model> = BTreeMap::new();
    for lowered in operations.iter_mut() {
        for model in &mut lowered.models {
            let name = TypeName {
                module: lowered.module.clone(),
                rust: model.name.rust.clone(),
            };
            models.insert(name, model);
        }
    }
    while let Some(name) = open.pop() {
        let Some(model) = models.get_mut(&name).filter(|model| !model.is_input) else {
            continue;
        };
        model.is_input = true;
        open.extend(
            model
                .fields
                .iter()
                .filter_map(|field| model_of(&field.ty))
                .cloned(),
        );
    }
}

/// The model in a type, however it is wrapped.
fn model_of(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Model(name) | Type::TypedJson(name) => Some(name),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => model_of(inner),
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
        | Type::Union(_)
        | Type::Newtype(_)
        | Type::Json => None,
    }
}
