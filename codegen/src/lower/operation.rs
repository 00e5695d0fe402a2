//! One operation of the document in, one operation of the IR out.

use super::context::{LowerCtx, Types};
use super::extensions::{rust_method, rust_name};
use super::input::{self, Inputs};
use super::naming::{given_or, pin, rank, ranked};
use super::operation_types::claim_of_operation;
use super::response::Success;
use super::{
    docs, extensions, model, parameters, request_body, response, security, server, template, union,
};
use crate::ir::{self, Binding, Body, Docs, Example, HttpMethod, Input, Name, Response, Type};
use crate::names::{self, Claim, Role, pinned, plain};
use crate::schema::Node;

/// Up to how many required inputs are arguments; more are fields of a struct.
const MOST_ARGUMENTS: usize = 3;

/// An operation with what belongs to it, before it has a place in the tree of handles.
pub(super) struct LoweredOperation {
    pub(super) operation: ir::Operation,
    /// A binding for each parameter of the path.
    pub(super) bindings: Vec<Binding>,
    pub(super) types: Types,
    /// The module it is in.
    pub(super) module: String,
    /// The path of the document, below the module's own segment where the document has one.
    pub(super) path: String,
    /// The names that its method can have.
    pub(super) verbs: Vec<String>,
    /// Whether the document gives the first of them.
    pub(super) is_pinned: bool,
    /// Where it comes from, for diagnostics about its place in the tree.
    pub(super) file: String,
    pub(super) pointer: String,
}

/// An operation as the document has it, with what is around it.
pub(super) struct Source<'d> {
    pub(super) path: &'d str,
    pub(super) item: Node<'d>,
    pub(super) method: HttpMethod,
    pub(super) operation: Node<'d>,
    /// Whether another operation of the module has the same `operationId`.
    pub(super) is_ambiguous: bool,
}

impl<'d> Source<'d> {
    /// The `operationId`, unless it is blank.
    fn id(&self) -> Option<&'d str> {
        let id = self.operation.text("operationId");
        id.filter(|id| !id.trim().is_empty())
    }
}

/// What an operation takes and returns.
struct Contents {
    path: String,
    bindings: Vec<Binding>,
    inputs: Vec<Input>,
    required_struct: Option<String>,
    body: Body,
    request_examples: Vec<Example>,
    success: Success,
}

/// Lowers one operation. Everything that is wrong with it is reported before it returns `None`.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    source: &Source<'d>,
) -> Option<LoweredOperation> {
    let operation = &source.operation;
    let key = method_name(source.method);
    let id = source.id().map(str::to_owned);
    let wire = id.unwrap_or_else(|| format!("{key} {}", source.path));
    let (name, hint) = claimed_name(cx, source, wire);
    let reader = (cx.module.clone(), name.rust.clone());
    cx.read_for(reader, |cx| {
        // Its name was read before there was anybody to read for.
        operation.read_keys(&["operationId", "x-rust-name"]);
        named(cx, source, name, &hint)
    })
}

/// Lowers an operation that has its name. `hint` names what is defined in place.
fn named<'d>(
    cx: &mut LowerCtx<'d, '_>,
    source: &Source<'d>,
    name: Name,
    hint: &str,
) -> Option<LoweredOperation> {
    let operation = &source.operation;
    let contents = contents(cx, source, hint);
    let security = security::lower(cx, operation);
    let server = server::lower(cx, &source.item, operation);
    let types = std::mem::take(&mut cx.types);
    let contents = contents?;
    let success = contents.success;
    let record = record(cx, &success.response, hint, &name.wire, operation);
    let operation = ir::Operation {
        name,
        call_name: String::new(),
        verb: String::new(),
        required_struct: contents.required_struct,
        record,
        docs: docs_of(operation),
        http_method: source.method,
        server,
        path: contents.path,
        handle: Vec::new(),
        inputs: contents.inputs,
        body: contents.body,
        response: success.response,
        status: success.status,
        accept: success.accept,
        security,
        is_first_example: extensions::is_first_example(operation),
        starts_web_chat: extensions::starts_web_chat(operation),
        request_examples: contents.request_examples,
        response_examples: success.examples,
    };
    Some(placed(cx, source, operation, contents.bindings, types))
}

/// Lowers what an operation takes and returns, and everything that is defined in place there.
fn contents<'d>(cx: &mut LowerCtx<'d, '_>, source: &Source<'d>, hint: &str) -> Option<Contents> {
    let (path, operation) = (source.path, &source.operation);
    let key = method_name(source.method);
    operation.enter();
    let parameters = parameters::of_operation(cx, &source.item, operation);
    template::check(cx, path, &parameters, &operation.place);
    let mut inputs = Inputs::default();
    for parameter in &parameters {
        input::add_parameter(cx, &mut inputs, parameter, hint, path);
    }
    let (body, request_examples) = request_body::lower(cx, &mut inputs, operation, key, hint);
    let success = response::lower(cx, operation, key, hint);
    finish_pending(cx);
    inputs.settle(cx);
    Some(Contents {
        path: template::sent(path, &parameters),
        bindings: template::in_order(path, &inputs.bindings),
        required_struct: required_struct(cx, &inputs, hint, operation),
        inputs: inputs.list,
        success: success?,
        body: body?,
        request_examples,
    })
}

/// Claims the name of the request builder. Returns the name, and the plainest one that it can have: the words that name what is
/// defined in place inside the operation.
fn claimed_name(cx: &mut LowerCtx<'_, '_>, source: &Source<'_>, wire: String) -> (Name, String) {
    let claim = builder_claim(cx, source, &wire);
    let hint = claim.candidates.first().cloned().unwrap_or_default();
    let rust = cx.claim_type(claim).rust;
    (Name { wire, rust }, hint)
}

/// The operation with what belongs to it.
fn placed(
    cx: &LowerCtx<'_, '_>,
    source: &Source<'_>,
    operation: ir::Operation,
    bindings: Vec<Binding>,
    types: Types,
) -> LoweredOperation {
    LoweredOperation {
        verbs: verbs(source, &operation.response),
        operation,
        bindings,
        types,
        module: cx.module.clone(),
        path: source.path.to_owned(),
        is_pinned: rust_method(&source.operation).is_some(),
        file: cx.file.to_owned(),
        pointer: source.operation.place.to_string(),
    }
}

fn docs_of(operation: &Node<'_>) -> Docs {
    docs::from_pair(
        operation.text("summary"),
        operation.text("description"),
        operation.is_true("deprecated"),
    )
}

/// Lowers the content of every queued type, and of those that they lead to.
fn finish_pending(cx: &mut LowerCtx<'_, '_>) {
    loop {
        if let Some(pending) = cx.pending_models.pop_front() {
            model::finish(cx, pending);
        } else if let Some(pending) = cx.pending_unions.pop_front() {
            union::finish(cx, pending);
        } else {
            return;
        }
    }
}

/// The key of a method in a path item.
pub(crate) fn method_name(method: HttpMethod) -> &'static str {
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

/// The claim of the request builder: the `operationId`, then with `Request` or, if two operations have the same `operationId`,
/// with the words of the path.
fn builder_claim(cx: &LowerCtx<'_, '_>, source: &Source<'_>, wire: &str) -> Claim {
    let given = rust_name(&source.operation);
    let mut names = given_or(Role::Type, given, wire);
    let by_path = format!("{wire} {}", source.path);
    let request = format!("{wire} request");
    let longer = if source.is_ambiguous {
        [by_path, request]
    } else {
        [request, by_path]
    };
    for name in longer.iter().filter_map(|text| plain(Role::Type, text)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Claim {
        what: "operationId",
        wire: wire.to_owned(),
        file: cx.file.to_owned(),
        pointer: source.operation.place.to_string(),
        candidates: names,
        rank: ranked(rank::group(rank::OPERATION), given),
        pin: Some(pin(&source.operation.place, "x-rust-name")),
    }
}

/// The names of the method on the handle.
fn verbs(source: &Source<'_>, response: &Response) -> Vec<String> {
    if let Some(given) = rust_method(&source.operation) {
        return pinned(Role::Method, given);
    }
    let last = source.path.rsplit('/').find(|segment| !segment.is_empty());
    names::verb(
        source.id(),
        names::Shape {
            method: method_name(source.method),
            path: source.path,
            is_item: last.is_some_and(|segment| segment.contains('{')),
            is_list: matches!(
                response,
                Response::Page { .. } | Response::One(Type::List(_))
            ),
        },
    )
}

/// A struct for the required inputs, if they are too many for arguments.
fn required_struct(
    cx: &mut LowerCtx<'_, '_>,
    inputs: &Inputs,
    builder: &str,
    operation: &Node<'_>,
) -> Option<String> {
    let required = inputs.list.iter().filter(|input| input.required).count();
    if required <= MOST_ARGUMENTS {
        return None;
    }
    let text = format!("New{}", builder.strip_prefix("Create").unwrap_or(builder));
    let names = vec![text, format!("{builder}Inputs")];
    let key = "x-rust-required";
    let claim = claim_of_operation(cx, "the required inputs of", builder, names, key, operation);
    Some(cx.claim_type(claim).rust)
}

/// The name for the records of a listing if their type has no plain name in the module: any JSON, a list, a model of another
/// module.
fn record(
    cx: &mut LowerCtx<'_, '_>,
    response: &Response,
    builder: &str,
    wire: &str,
    operation: &Node<'_>,
) -> Option<String> {
    let Response::Page { item, .. } = response else {
        return None;
    };
    if item.is_plain_in(&cx.module) {
        return None;
    }
    let names = vec![format!("{builder}Record")];
    let claim = claim_of_operation(
        cx,
        "the records of",
        wire,
        names,
        "x-rust-record",
        operation,
    );
    Some(cx.claim_type(claim).rust)
}

/// The documentation of a path, for the handles on the way.
pub(super) fn path_docs(item: &Node<'_>) -> Docs {
    docs::from_pair(item.text("summary"), item.text("description"), false)
}
