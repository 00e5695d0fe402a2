//! How an operation is called, in the crate and on the wire.

use crate::diff::context::Subject;
use crate::diff::pairing::PlacedOperation;
use crate::diff::report::ItemKind;
use crate::ir::Operation;

/// An operation as the subject of a change.
pub(super) fn subject((module, operation): PlacedOperation<'_>) -> Subject {
    Subject {
        item: ItemKind::Operation,
        rust: format!("{module}::{}", operation.name.rust),
        wire: route(operation),
    }
}

/// `POST /v1/FlexFlows`.
pub(super) fn route(operation: &Operation) -> String {
    format!("{} {}", operation.http_method.as_str(), operation.path)
}

/// The handle and the method that make the operation: `FlexFlowsHandle::create`.
pub(super) fn maker(operation: &Operation) -> String {
    format!("{}::{}", owner(operation), operation.verb)
}

/// The handle that has the method.
pub(super) fn owner(operation: &Operation) -> &str {
    operation
        .handle
        .last()
        .map_or("Client", |accessor| &accessor.handle)
}

/// The chain of calls from the client: `` `v1().flex_flow(sid).fetch()` ``.
pub(super) fn call(operation: &Operation) -> String {
    let accessors = operation.handle.iter().map(|accessor| {
        let arguments: Vec<&str> = accessor
            .bindings
            .iter()
            .map(|binding| binding.name.rust.as_str())
            .collect();
        format!("{}({}).", accessor.name.rust, arguments.join(", "))
    });
    let arguments: Vec<&str> = match operation.required_struct {
        Some(_) => vec!["inputs"],
        None => operation
            .required_inputs()
            .map(|input| input.name.rust.as_str())
            .collect(),
    };
    format!(
        "`{}{}({})`",
        accessors.collect::<String>(),
        operation.verb,
        arguments.join(", ")
    )
}
