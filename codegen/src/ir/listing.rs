//! The IR as text, one line per item and no prose: what a person reviews when a document changes.
//!
//! Columns have a fixed width, so that one changed item changes one line.

use std::fmt::Write as _;

use super::{
    Accessor, Api, Body, Docs, Field, Handle, HttpMethod, Input, Location, Model, Module, OpenEnum,
    Operation, Resource, Response, SidType, Type, TypeName,
};

/// The whole API.
#[must_use]
pub fn api(api: &Api) -> String {
    let mut out = sids(&api.sids);
    let _ = writeln!(out);
    write_accessors(&mut out, "client", &api.accessors);
    for module in &api.modules {
        if let Some(handle) = &module.handle {
            let _ = writeln!(out);
            write_handle(&mut out, handle);
        }
        for resource in &module.resources {
            let _ = write!(out, "\n{}", self::resource(module, resource));
        }
    }
    out
}

/// The SID types.
#[must_use]
pub fn sids(sids: &[SidType]) -> String {
    let mut out = String::from("SIDs\n");
    for sid in sids {
        let prefixes = if sid.prefixes.is_empty() {
            "any".to_owned()
        } else {
            sid.prefixes.join(" ")
        };
        let _ = writeln!(out, "  {prefixes:<8}  {}", sid.rust);
    }
    out
}

/// One resource: its handles, operations, models and enums.
#[must_use]
pub fn resource(module: &Module, resource: &Resource) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} {}  {}", module.rust, resource.rust, resource.path);
    for handle in &resource.handles {
        write_handle(&mut out, handle);
    }
    for operation in &resource.operations {
        write_operation(&mut out, operation);
    }
    for model in &resource.models {
        write_model(&mut out, model);
    }
    for item in &resource.enums {
        write_enum(&mut out, item);
    }
    out
}

fn write_handle(out: &mut String, handle: &Handle) {
    let _ = writeln!(out, "  handle {}  {}", handle.rust, handle.path);
    write_accessors(out, "   ", &handle.accessors);
}

fn write_accessors(out: &mut String, indent: &str, accessors: &[Accessor]) {
    for Accessor {
        name,
        binding,
        handle,
        docs,
    } in accessors
    {
        let argument = binding
            .as_ref()
            .map(|binding| format!("{}: {}", binding.name.rust, type_text(&binding.ty)))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{indent} {}({argument}) -> {handle}{}",
            name.rust,
            marks(false, docs)
        );
    }
}

fn write_operation(out: &mut String, operation: &Operation) {
    let Operation {
        name,
        verb,
        http_method,
        path,
        response,
        server,
        body,
        required_struct,
        docs,
        ..
    } = operation;
    let _ = writeln!(
        out,
        "  {verb} {}  {} {server}{path} {} -> {}{}",
        name.rust,
        method_text(*http_method),
        body_text(*body),
        response_text(response),
        marks(false, docs)
    );
    if name.rust != name.wire {
        let _ = writeln!(out, "    operationId {}", name.wire);
    }
    if let Some(required) = required_struct {
        let _ = writeln!(out, "    struct {required}");
    }
    for input in &operation.inputs {
        write_input(out, input);
    }
}

fn write_input(out: &mut String, input: &Input) {
    let Input {
        name,
        location,
        ty,
        required,
        pii,
        docs,
    } = input;
    let required = if *required { "arg" } else { "opt" };
    let location = location_text(*location);
    let _ = writeln!(
        out,
        "    {required}  {location:<6}  {:<26}  {:<26}  {}{}",
        name.wire,
        name.rust,
        type_text(ty),
        marks(*pii, docs)
    );
}

fn write_model(out: &mut String, model: &Model) {
    let _ = writeln!(
        out,
        "  model {}{}{}",
        model.name.rust,
        if model.is_input { "  input" } else { "" },
        marks(false, &model.docs)
    );
    for Field {
        name,
        ty,
        optional,
        boxed,
        pii,
        docs,
    } in &model.fields
    {
        let ty = if *boxed {
            format!("Box<{}>", type_text(ty))
        } else {
            type_text(ty)
        };
        let ty = if *optional { format!("{ty}?") } else { ty };
        let _ = writeln!(
            out,
            "    {:<32}  {:<32}  {ty}{}",
            name.wire,
            name.rust,
            marks(*pii, docs)
        );
    }
}

fn write_enum(out: &mut String, item: &OpenEnum) {
    let _ = writeln!(out, "  enum {}{}", item.name.rust, marks(false, &item.docs));
    for variant in &item.variants {
        let _ = writeln!(
            out,
            "    {:<32}  {}",
            format!("{:?}", variant.name.wire),
            variant.name.rust
        );
    }
}

fn marks(pii: bool, docs: &Docs) -> String {
    let mut marks = String::new();
    if pii {
        marks.push_str("  pii");
    }
    if docs.deprecated {
        marks.push_str("  deprecated");
    }
    for alias in &docs.aliases {
        let _ = write!(marks, "  alias {alias}");
    }
    marks
}

/// A type as the listing and the reports spell it.
#[must_use]
pub fn type_text(ty: &Type) -> String {
    match ty {
        Type::String => "String".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer32 => "Integer32".to_owned(),
        Type::Integer => "Integer".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Sid(name) => name.clone(),
        Type::Enum(name) => format!("enum {}", type_name_text(name)),
        Type::Model(name) => type_name_text(name),
        Type::Json => "Json".to_owned(),
        Type::TypedJson(name) => format!("Json as {}", type_name_text(name)),
        Type::List(item) => format!("[{}]", type_text(item)),
        Type::Map(value) => format!("{{{}}}", type_text(value)),
        Type::Nullable(inner) => format!("{}?", type_text(inner)),
    }
}

fn type_name_text(name: &TypeName) -> String {
    format!("{}::{}", name.module, name.rust)
}

fn response_text(response: &Response) -> String {
    match response {
        Response::Empty => "()".to_owned(),
        Response::One(ty) => type_text(ty),
        Response::Page { item, key } => format!("page of {} in {key}", type_text(item)),
    }
}

fn location_text(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Body => "body",
    }
}

fn body_text(body: Body) -> &'static str {
    match body {
        Body::None => "no-body",
        Body::Form => "form",
        Body::Json => "json",
    }
}

fn method_text(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "GET",
        HttpMethod::Post => "POST",
        HttpMethod::Put => "PUT",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Head => "HEAD",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Trace => "TRACE",
    }
}
