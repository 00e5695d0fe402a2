//! The modules in, a name for each operation that no other operation of the API has out: errors, traces, expectations and
//! recordings know an operation by it.

use std::collections::BTreeMap;

use crate::ir::{Module, Operation};

/// Settles the names. An `operationId` that occurs once is one; others come behind the module, and where the module has
/// several, the name of the request builder takes their place.
pub(super) fn settle(modules: &mut [Module]) {
    let mut in_api: BTreeMap<String, usize> = BTreeMap::new();
    let mut in_module: BTreeMap<(String, String), usize> = BTreeMap::new();
    for_each(modules, |module, operation| {
        let id = &operation.name.wire;
        *in_api.entry(id.clone()).or_default() += 1;
        *in_module
            .entry((module.to_owned(), id.clone()))
            .or_default() += 1;
    });
    for_each(modules, |module, operation| {
        let id = &operation.name.wire;
        operation.call_name = if in_api[id] == 1 {
            id.clone()
        } else if in_module[&(module.to_owned(), id.clone())] == 1 {
            format!("{module}::{id}")
        } else {
            format!("{module}::{}", operation.name.rust)
        };
    });
}

fn for_each(modules: &mut [Module], mut visit: impl FnMut(&str, &mut Operation)) {
    for module in modules {
        let operations = module
            .resources
            .iter_mut()
            .flat_map(|resource| &mut resource.operations);
        for operation in operations {
            visit(&module.rust, operation);
        }
    }
}
