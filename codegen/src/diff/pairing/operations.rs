//! The operations of two APIs in, which of them are the same out.

use super::pairs::{Pair, pair};
use crate::diff::apis::Apis;
use crate::import::without_names;
use crate::ir::{Module, Operation};

/// An operation with the name of its module.
pub(in crate::diff) type PlacedOperation<'a> = (&'a str, &'a Operation);

/// Matches by `operationId`, then by method and path.
pub(in crate::diff) fn operations(apis: Apis<'_>) -> Vec<Pair<PlacedOperation<'_>>> {
    let [old, new] = apis.shared_modules().map(placed);
    pair(
        &old,
        &new,
        &[
            &|(module, operation)| Some(format!("{module} {}", operation.name.wire)),
            &|(module, operation)| {
                let method = operation.http_method.as_str();
                let path = without_names(&operation.path);
                Some(format!("{module} {method} {path}"))
            },
        ],
    )
}

fn placed(modules: Vec<&Module>) -> Vec<PlacedOperation<'_>> {
    let mut placed = Vec::new();
    for module in modules {
        let resources = module.resources.iter();
        let operations = resources.flat_map(|resource| &resource.operations);
        placed.extend(operations.map(|operation| (module.rust.as_str(), operation)));
    }
    placed
}
