//! One operation of the document in, one operation of the IR out.

use openapiv3::{Operation as OpenApiOperation, PathItem};

use super::context::{Cx, rename_help, target};
use super::extensions::{rust_method, rust_name};
use super::input::{self, Inputs};
use super::pointer::Pointer;
use super::{docs, model, parameters, request_body, response, server, template};
use crate::diagnostic::Help;
use crate::ir::{self, Binding, Docs, HttpMethod, Name};
use crate::names::{Role, identifier, words};

/// How many required inputs are still arguments.
const MOST_ARGUMENTS: usize = 3;

/// An operation with what belongs to it, before it has a place in the tree of handles.
pub(super) struct LoweredOperation {
    pub(super) operation: ir::Operation,
    pub(super) bindings: Vec<Binding>,
    pub(super) models: Vec<ir::Model>,
    pub(super) enums: Vec<ir::OpenEnum>,
    /// The module it stands in.
    pub(super) module: String,
    /// Where it comes from, for diagnostics about its place in the tree.
    pub(super) file: String,
    pub(super) pointer: String,
}

/// An operation as the document has it, with what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Source<'d> {
    pub(super) path: &'d str,
    pub(super) item: &'d PathItem,
    pub(super) method: HttpMethod,
    pub(super) operation: &'d OpenApiOperation,
}

/// Lowers one operation. Everything that is wrong with it is reported before it gives `None`.
pub(super) fn lower<'d>(
    cx: &mut Cx<'d, '_>,
    source: Source<'d>,
    path_at: &Pointer<'_>,
) -> Option<LoweredOperation> {
    let Source {
        path,
        item,
        method,
        operation,
    } = source;
    let at = path_at.child(method_name(method));
    let wire = operation
        .operation_id
        .clone()
        .unwrap_or_else(|| format!("{} {path}", method_name(method)));
    let rust = builder_name(cx, operation, &wire, &at);
    let hint = rust.clone().unwrap_or_else(|| wire.clone());
    let server = server::lower(cx, source, &at);
    let parameters = parameters::of_operation(
        cx,
        (item.parameters.as_slice(), path_at),
        (operation.parameters.as_slice(), &at),
    );
    template::check(cx, path, &parameters, &at);
    let mut inputs = Inputs::default();
    for parameter in &parameters {
        input::add_parameter(cx, &mut inputs, parameter, &hint, path);
    }
    let (body, request_examples) = request_body::lower(cx, &mut inputs, source, &hint, &at);
    let success = response::lower(
        cx,
        &operation.responses,
        method,
        &hint,
        &at.child("responses"),
    );
    model::finish_pending(cx);
    let required_struct = required_struct(cx, &inputs, &hint, &at);
    let bindings = template::in_order(path, inputs.bindings);
    let (models, enums) = (
        std::mem::take(&mut cx.models),
        std::mem::take(&mut cx.enums),
    );
    let success = success?;
    let operation = ir::Operation {
        name: Name {
            wire: wire.clone(),
            rust: rust?,
        },
        verb: verb(cx, operation, &wire, &at)?,
        required_struct,
        docs: operation_docs(operation),
        http_method: method,
        server: server?,
        path: path.to_owned(),
        handle: Vec::new(),
        inputs: inputs.list,
        body: body?,
        response: success.response,
        accept: "application/json".to_owned(),
        security: Vec::new(),
        request_examples,
        response_examples: success.examples,
    };
    let (module, file) = (cx.module.clone(), cx.file.to_owned());
    if let Some(alias) = operation.record_alias(&module) {
        cx.claim_type("the records of", &wire, &alias, &at)?;
    }
    Some(LoweredOperation {
        operation,
        bindings,
        models,
        enums,
        module,
        file,
        pointer: at.to_string(),
    })
}

/// The key of a method in a path item.
pub(super) fn method_name(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "get",
        HttpMethod::Post => "post",
        HttpMethod::Put => "put",
        HttpMethod::Patch => "patch",
        HttpMethod::Delete => "delete",
        HttpMethod::Head => "head",
        HttpMethod::Options => "options",
        HttpMethod::Trace => "trace",
    }
}

fn operation_docs(operation: &OpenApiOperation) -> Docs {
    docs::from_pair(
        operation.summary.as_deref(),
        operation.description.as_deref(),
        operation.deprecated,
    )
}

/// The name of the request builder: the `operationId`, unless the document asks for another.
fn builder_name(
    cx: &mut Cx<'_, '_>,
    operation: &OpenApiOperation,
    wire: &str,
    at: &Pointer<'_>,
) -> Option<String> {
    let given = rust_name(&operation.extensions).unwrap_or(wire);
    let Some(rust) = identifier(Role::Type, given) else {
        let help = rename_help(at, "Name");
        return cx.error(
            &at.child("operationId"),
            format!("no name can be made from the operationId `{wire}`"),
            help,
        );
    };
    cx.claim_type("operationId", wire, &rust, at).map(|()| rust)
}

/// The method's name on the handle: the first word of the `operationId`, by the API's convention its verb.
fn verb(
    cx: &mut Cx<'_, '_>,
    operation: &OpenApiOperation,
    wire: &str,
    at: &Pointer<'_>,
) -> Option<String> {
    let snake = identifier(Role::Field, wire).unwrap_or_else(|| words(wire));
    let first = snake.split('_').next().unwrap_or(&snake);
    let given = rust_method(&operation.extensions).unwrap_or(first);
    match identifier(Role::Method, given) {
        Some(verb) => Some(verb),
        None => cx.error(
            at,
            format!("no method name can be made from `{given}`"),
            Help::new("name the method with an overlay action")
                .update(target(at), "x-rust-method: other_name"),
        ),
    }
}

/// A struct for the required inputs, where they are too many for arguments.
fn required_struct(
    cx: &mut Cx<'_, '_>,
    inputs: &Inputs,
    builder: &str,
    at: &Pointer<'_>,
) -> Option<String> {
    let required = inputs.list.iter().filter(|input| input.required).count();
    if required <= MOST_ARGUMENTS {
        return None;
    }
    let rust = format!("New{}", builder.strip_prefix("Create").unwrap_or(builder));
    cx.claim_type("the required inputs of", builder, &rust, at)
        .map(|()| rust)
}
