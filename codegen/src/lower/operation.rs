//! One operation of the document in, one operation of the IR out.

use openapiv3::{Operation as OpenApiOperation, Parameter, PathItem, ReferenceOr, RequestBody, Server};

use super::context::{Cx, rename_help, target};
use super::extensions::{rust_method, rust_name};
use super::input::{FieldFacts, Inputs, PlacedParameter};
use super::pointer::Pointer;
use super::{docs, input, model, resolve, response, schema};
use crate::ir::{self, Binding, Body, Docs, Example, HttpMethod, Location, Name};
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
    pub(super) module: Option<String>,
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
pub(super) fn lower<'d>(cx: &mut Cx<'d, '_>, source: Source<'d>, path_at: &Pointer<'_>) -> Option<LoweredOperation> {
    let Source { path, item, method, operation } = source;
    let at = path_at.child(method_name(method));
    let wire = operation.operation_id.clone().unwrap_or_else(|| format!("{} {path}", method_name(method)));
    let rust = builder_name(cx, operation, &wire, &at);
    let hint = rust.clone().unwrap_or_else(|| wire.clone());
    let server = server(cx, source, &at);
    let lists = [(item.parameters.as_slice(), path_at), (operation.parameters.as_slice(), &at)];
    let parameters = input::parameters(cx, lists);
    check_template(cx, path, &parameters, &at);
    let mut inputs = Inputs::default();
    for parameter in &parameters {
        input::add_parameter(cx, &mut inputs, parameter, &hint);
    }
    let (body, request_examples) = request_body(cx, &mut inputs, source, &hint, &at);
    let success = response::lower(cx, &operation.responses, method, &hint, &at.child("responses"));
    model::finish_pending(cx);
    let required_struct = required_struct(cx, &inputs, &hint, &at);
    let bindings = in_template_order(path, inputs.bindings);
    let (models, enums) = (std::mem::take(&mut cx.models), std::mem::take(&mut cx.enums));
    let success = success?;
    let operation = ir::Operation {
        name: Name { wire: wire.clone(), rust: rust? },
        verb: verb(cx, operation, &wire, &at)?,
        required_struct,
        docs: operation_docs(operation),
        http_method: method,
        server: server?,
        path: path.to_owned(),
        handle: Vec::new(),
        inputs: inputs.inputs,
        body: body?,
        response: success.response,
        request_examples,
        response_examples: success.examples,
    };
    let (module, file) = (cx.module.clone(), cx.file.to_owned());
    Some(LoweredOperation { operation, bindings, models, enums, module, file, pointer: at.to_string() })
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
    docs::from_pair(operation.summary.as_deref(), operation.description.as_deref(), operation.deprecated)
}

/// The name of the request builder: the `operationId`, unless the document asks for another.
fn builder_name(cx: &mut Cx<'_, '_>, operation: &OpenApiOperation, wire: &str, at: &Pointer<'_>) -> Option<String> {
    let given = rust_name(&operation.extensions).unwrap_or(wire);
    let Some(rust) = identifier(Role::Type, given) else {
        let help = rename_help(at, "Name");
        return cx.error(&at.child("operationId"), format!("no name can be made from the operationId `{wire}`"), help);
    };
    cx.claim_type("operationId", wire, &rust, at).map(|()| rust)
}

/// The method's name on the handle: the first word of the `operationId`, by the API's convention its verb.
fn verb(cx: &mut Cx<'_, '_>, operation: &OpenApiOperation, wire: &str, at: &Pointer<'_>) -> Option<String> {
    let snake = identifier(Role::Field, wire).unwrap_or_else(|| words(wire));
    let first = snake.split('_').next().unwrap_or(&snake);
    let given = rust_method(&operation.extensions).unwrap_or(first);
    match identifier(Role::Method, given) {
        Some(verb) => Some(verb),
        None => cx.error(at, format!("no method name can be made from `{given}`"), format!("set x-rust-method with an overlay action: target: {}", target(at))),
    }
}

/// A struct for the required inputs, where they are too many for arguments.
fn required_struct(cx: &mut Cx<'_, '_>, inputs: &Inputs, builder: &str, at: &Pointer<'_>) -> Option<String> {
    let required = inputs.inputs.iter().filter(|input| input.required).count();
    if required <= MOST_ARGUMENTS {
        return None;
    }
    let rust = format!("New{}", builder.strip_prefix("Create").unwrap_or(builder));
    cx.claim_type("the required inputs of", builder, &rust, at).map(|()| rust)
}

/// Scheme and host: the operation's own server, the path's, or the document's.
fn server(cx: &mut Cx<'_, '_>, source: Source<'_>, at: &Pointer<'_>) -> Option<String> {
    let lists = [&source.operation.servers, &source.item.servers, &cx.openapi.servers];
    let url = lists.into_iter().find_map(|servers| servers.first()).map(server_url).unwrap_or_default();
    let is_absolute = (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(['{', ' ', '?', '#']);
    if is_absolute {
        return Some(url.trim_end_matches('/').to_owned());
    }
    let help = "give the document an absolute server with an overlay action: target: $, update: { servers: [{ url: https://HOST }] }";
    cx.error(at, format!("the server `{url}` is not an absolute http or https URL"), help)
}

/// The URL with the defaults of its variables filled in.
fn server_url(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}

/// Every `{name}` of the path needs a path parameter, and every path parameter its `{name}`.
fn check_template(cx: &mut Cx<'_, '_>, path: &str, parameters: &[PlacedParameter<'_>], at: &Pointer<'_>) {
    let in_path = template_names(path);
    let declared: Vec<(&str, &str)> = parameters
        .iter()
        .filter(|placed| matches!(placed.parameter, Parameter::Path { .. }))
        .map(|placed| (placed.parameter.parameter_data_ref().name.as_str(), placed.pointer.as_str()))
        .collect();
    for name in &in_path {
        if !declared.iter().any(|(declared, _)| declared == name) {
            let help = format!("declare it: {{ name: {name}, in: path, required: true, schema: {{ type: string }} }}");
            cx.error::<()>(at, format!("the path `{path}` has {{{name}}}, but no path parameter of that name"), help);
        }
    }
    for (name, pointer) in declared {
        if !in_path.contains(&name) {
            let help = format!("write {{{name}}} in the path, or remove the parameter with an overlay action");
            cx.error::<()>(&Pointer::At(pointer), format!("the path parameter `{name}` does not occur in the path `{path}`"), help);
        }
    }
}

/// The names between braces, in order.
pub(super) fn template_names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn in_template_order(path: &str, mut bindings: Vec<Binding>) -> Vec<Binding> {
    let order = template_names(path);
    bindings.sort_by_key(|binding| order.iter().position(|name| *name == binding.name.wire));
    bindings
}

/// The encoding of the body, with its fields added to the inputs.
fn request_body<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    source: Source<'d>,
    hint: &str,
    at: &Pointer<'_>,
) -> (Option<Body>, Vec<Example>) {
    let Some(body) = &source.operation.request_body else {
        // A call that changes something is a form, even when it is empty.
        let is_form = matches!(source.method, HttpMethod::Post | HttpMethod::Put | HttpMethod::Patch);
        return (Some(if is_form { Body::Form } else { Body::None }), Vec::new());
    };
    let at = at.child("requestBody");
    let Some((body, pointer)) = resolve::inline_or_component(cx, body, &at) else { return (None, Vec::new()) };
    content(cx, inputs, body, hint, &Pointer::At(&pointer))
}

fn content<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    body: &'d RequestBody,
    hint: &str,
    at: &Pointer<'_>,
) -> (Option<Body>, Vec<Example>) {
    let at = at.child("content");
    let is_form = |name: &str| name.starts_with("application/x-www-form-urlencoded");
    let Some((name, media)) = body.content.iter().find(|(name, _)| is_form(name) || response::is_json(name)) else {
        let help = "describe the body as application/x-www-form-urlencoded or application/json with an overlay action";
        return (cx.error(&at, "a request body that is neither a form nor JSON", help), Vec::new());
    };
    let at = at.child(name);
    let examples = response::examples(cx, media, &at);
    let at = at.child("schema");
    let kind = if is_form(name) { Body::Form } else { Body::Json };
    let added = match (kind, &media.schema) {
        (_, None) if kind == Body::Form => Some(()),
        (Body::Form, Some(schema)) => form_schema(cx, inputs, schema, hint, &at),
        (_, schema) => json_body(cx, inputs, schema.as_ref(), hint, &at),
    };
    (added.map(|()| kind), examples)
}

fn form_schema<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: &'d ReferenceOr<openapiv3::Schema>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<()> {
    let (schema, pointer) = resolve::inline_or_component(cx, schema, at)?;
    input::add_form(cx, inputs, schema, hint, &Pointer::At(&pointer))
}

/// A JSON body is one required input: an operation that takes one makes no sense without it.
fn json_body<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: Option<&'d ReferenceOr<openapiv3::Schema>>,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<()> {
    let ty = match schema {
        Some(schema) => schema::lower(cx, schema, &format!("{hint} Body"), at)?.ty,
        None => ir::Type::Json,
    };
    let facts = FieldFacts { wire: "$body", location: Location::Body, required: true, pii: false, rust_name: Some("body"), docs: Docs::default() };
    input::add_field(cx, inputs, facts, ty, at)
}
