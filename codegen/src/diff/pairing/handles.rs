//! The trees of handles of two APIs in, which of their places are the same out.

use super::pairs::{Pair, pair};
use crate::diff::apis::Apis;
use crate::import::without_names;
use crate::ir::{Accessor, Api, Handle, Module};

/// One place in the tree of handles: the accessor and what it leads to. Each handle has one accessor that leads to it.
#[derive(Clone, Copy)]
pub(in crate::diff) struct HandlePlace<'a> {
    /// The module of the handle.
    pub(in crate::diff) module: &'a str,
    /// The handle that has the accessor; `None` for the client.
    pub(in crate::diff) owner: Option<&'a Handle>,
    pub(in crate::diff) accessor: &'a Accessor,
    pub(in crate::diff) handle: &'a Handle,
    /// The first operation there.
    operation: Option<&'a str>,
}

/// Matches by the path, then by an operation there.
pub(in crate::diff) fn handles(apis: Apis<'_>) -> Vec<Pair<HandlePlace<'_>>> {
    let [old, new] = apis.shared_modules();
    pair(
        &places(apis.old, &old),
        &places(apis.new, &new),
        &[
            &|place| {
                Some(format!(
                    "{} {}",
                    place.module,
                    without_names(&place.handle.path)
                ))
            },
            &|place| {
                place
                    .operation
                    .map(|operation| format!("{} {operation}", place.module))
            },
        ],
    )
}

fn places<'a>(api: &'a Api, modules: &[&'a Module]) -> Vec<HandlePlace<'a>> {
    let mut places = Vec::new();
    for accessor in &api.accessors {
        // The accessors of the client name no module: as in the generated client, it is the first one that has the handle.
        let found = api
            .modules
            .iter()
            .find_map(|module| Some((module, handle(module, &accessor.handle)?)));
        if let Some((module, (handle, operation))) = found
            && modules.iter().any(|shared| shared.rust == module.rust)
        {
            places.push(HandlePlace {
                module: &module.rust,
                owner: None,
                accessor,
                handle,
                operation,
            });
        }
    }
    for module in modules {
        for (owner, _) in handles_of(module) {
            for accessor in &owner.accessors {
                if let Some((handle, operation)) = handle(module, &accessor.handle) {
                    places.push(HandlePlace {
                        module: &module.rust,
                        owner: Some(owner),
                        accessor,
                        handle,
                        operation,
                    });
                }
            }
        }
    }
    places
}

/// The handles of a module with the first operation of each.
fn handles_of(module: &Module) -> impl Iterator<Item = (&Handle, Option<&str>)> {
    let below = module.resources.iter().flat_map(|resource| {
        resource.handles.iter().map(move |handle| {
            let operation = handle
                .operations
                .first()
                .and_then(|index| resource.operations.get(*index));
            (
                handle,
                operation.map(|operation| operation.name.wire.as_str()),
            )
        })
    });
    module
        .handle
        .iter()
        .map(|handle| (handle, None))
        .chain(below)
}

fn handle<'a>(module: &'a Module, name: &str) -> Option<(&'a Handle, Option<&'a str>)> {
    handles_of(module).find(|(handle, _)| handle.rust == name)
}
