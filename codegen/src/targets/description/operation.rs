//! Calls of the API.

use serde::Serialize;
use serde_json::Value;

use super::docs::Docs;
use super::input::Input;
use super::response::Response;
use super::security::Security;
use super::type_reference::TypeReference;
use crate::ir;
use crate::targets::path_parameters::path_parameters;

/// One call.
#[derive(Serialize)]
pub(super) struct Operation<'a> {
    id: &'a str,
    call_name: &'a str,
    module: &'a str,
    builder: &'a str,
    verb: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    required_struct: Option<&'a str>,
    #[serde(flatten)]
    docs: Docs<'a>,
    accessors: Vec<Accessor<'a>>,
    http_method: &'static str,
    server: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<Parameter<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<Input<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Body<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    accept: &'a str,
    response: Response<'a>,
    status: u16,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security: Vec<Security<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    request_examples: Vec<Example<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    response_examples: Vec<Example<'a>>,
}

/// A method that leads to the operation.
#[derive(Serialize)]
struct Accessor<'a> {
    segment: &'a str,
    method: &'a str,
    #[serde(skip_serializing_if = "is_zero")]
    parameters: usize,
}

/// A parameter of the path.
#[derive(Serialize)]
struct Parameter<'a> {
    name: &'a str,
    argument: &'a str,
    #[serde(rename = "type")]
    ty: TypeReference<'a>,
    #[serde(flatten)]
    docs: Docs<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a Value>,
}

/// How the body is encoded.
#[derive(Serialize)]
struct Body<'a> {
    encoding: &'static str,
    media_type: &'a str,
}

/// A value that the document gives as an example.
#[derive(Serialize)]
struct Example<'a> {
    name: &'a str,
    value: &'a Value,
}

impl<'a> Operation<'a> {
    pub(super) fn new(module: &'a ir::Module, operation: &'a ir::Operation) -> Self {
        let ir::Operation {
            name,
            call_name,
            verb,
            required_struct,
            record: _,
            docs,
            http_method,
            server,
            path,
            handle,
            inputs,
            body,
            response,
            status,
            accept,
            security,
            is_first_example: _,
            starts_web_chat: _,
            request_examples,
            response_examples,
        } = operation;
        Self {
            id: &name.wire,
            call_name,
            module: &module.rust,
            builder: &name.rust,
            verb,
            required_struct: required_struct.as_deref(),
            docs: Docs::new(docs),
            accessors: handle.iter().map(accessor).collect(),
            http_method: http_method.as_str(),
            server,
            path,
            parameters: parameters(operation),
            inputs: inputs.iter().map(Input::new).collect(),
            body: self::body(body),
            accept,
            response: Response::new(response),
            status: *status,
            security: security.iter().map(Security::new).collect(),
            request_examples: request_examples.iter().map(example).collect(),
            response_examples: response_examples.iter().map(example).collect(),
        }
    }
}

fn accessor(accessor: &ir::Accessor) -> Accessor<'_> {
    Accessor {
        segment: &accessor.name.wire,
        method: &accessor.name.rust,
        parameters: accessor.bindings.len(),
    }
}

fn parameters(operation: &ir::Operation) -> Vec<Parameter<'_>> {
    let mut names = path_parameters(&operation.path);
    let bindings = operation.handle.iter().flat_map(|step| &step.bindings);
    bindings
        .map(|binding| {
            let ir::Binding {
                name,
                ty,
                docs,
                example,
            } = binding;
            Parameter {
                name: names.next().unwrap_or(&name.wire),
                argument: &name.rust,
                ty: TypeReference::new(ty),
                docs: Docs::new(docs),
                example: example.as_ref(),
            }
        })
        .collect()
}

fn body(body: &ir::Body) -> Option<Body<'_>> {
    let ir::Body {
        encoding,
        media_type,
    } = body;
    let encoding = match encoding {
        ir::Encoding::None => return None,
        ir::Encoding::Form => "form",
        ir::Encoding::Multipart => "multipart",
        ir::Encoding::Json => "json",
        ir::Encoding::Text => "text",
        ir::Encoding::Bytes => "bytes",
    };
    Some(Body {
        encoding,
        media_type,
    })
}

fn example(example: &ir::Example) -> Example<'_> {
    let ir::Example { name, value } = example;
    Example { name, value }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}
