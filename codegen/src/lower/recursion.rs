//! Models that contain themselves: their fields go behind a box.

use std::collections::BTreeMap;

use crate::ir::{Model, Type, TypeName};

/// Marks every field through which a model holds itself by value.
///
/// A model that holds no other model is in no circle: such models are removed until none is left. What remains is in a circle or
/// leads to one, where a box does no harm. Linear and without recursion, since a document may chain thousands.
pub(super) fn box_circles(mut models: Vec<(String, &mut Model)>) {
    let name = |(module, model): &(String, &mut Model)| TypeName {
        module: module.clone(),
        rust: model.name.rust.clone(),
    };
    let index: BTreeMap<TypeName, usize> = models
        .iter()
        .enumerate()
        .map(|(index, model)| (name(model), index))
        .collect();
    let edges: Vec<Vec<usize>> = models
        .iter()
        .map(|(_, model)| held_by_value(model, &index))
        .collect();
    let in_circle = peel(&edges);
    for (holder, (_, model)) in models.iter_mut().enumerate() {
        if !in_circle[holder] {
            continue;
        }
        for field in &mut model.fields {
            let target = direct(&field.ty).and_then(|name| index.get(name));
            field.boxed = target.is_some_and(|target| in_circle[*target]);
        }
    }
}

/// The model that a field of this type holds by value; lists and maps hold theirs on the heap.
fn direct(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Model(name) => Some(name),
        Type::Nullable(inner) => direct(inner),
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
        | Type::Json
        | Type::TypedJson(_)
        | Type::List(_)
        | Type::Map(_) => None,
    }
}

fn held_by_value(model: &Model, index: &BTreeMap<TypeName, usize>) -> Vec<usize> {
    model
        .fields
        .iter()
        .filter_map(|field| index.get(direct(&field.ty)?).copied())
        .collect()
}

/// Which nodes are left when those without an outgoing edge have been removed repeatedly.
fn peel(edges: &[Vec<usize>]) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    for (holder, held) in edges.iter().enumerate() {
        for target in held {
            holders[*target].push(holder);
        }
    }
    let mut out_degree: Vec<usize> = edges.iter().map(Vec::len).collect();
    let mut left = vec![true; edges.len()];
    let mut ready: Vec<usize> = (0..edges.len())
        .filter(|node| out_degree[*node] == 0)
        .collect();
    while let Some(node) = ready.pop() {
        left[node] = false;
        for holder in &holders[node] {
            out_degree[*holder] -= 1;
            if out_degree[*holder] == 0 {
                ready.push(*holder);
            }
        }
    }
    left
}
