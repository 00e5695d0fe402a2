//! Parameters and form fields in, inputs and path bindings out.

use openapiv3::{
    Parameter, ParameterData, ParameterSchemaOrContent, QueryStyle, ReferenceOr, Schema, SchemaKind,
};

use super::context::{Cx, target};
use super::extensions::{is_pii, rust_name};
use super::object::Object;
use super::pointer::Pointer;
use super::{docs, model, resolve, schema};
use crate::ir::{Binding, Docs, Input, Location, Name, Type};
use crate::names::{Role, Scope, identifier, is_reserved_method};

/// The inputs and path bindings of one operation, in the document's order.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) list: Vec<Input>,
    pub(super) bindings: Vec<Binding>,
    scope: Scope,
}

/// A parameter with the place it stands at.
pub(super) struct PlacedParameter<'d> {
    pub(super) parameter: &'d Parameter,
    pub(super) pointer: String,
}

/// The parameters of the path and of the operation; the operation's own replace those of the path.
pub(super) fn parameters<'d>(
    cx: &mut Cx<'d, '_>,
    lists: [(&'d [ReferenceOr<Parameter>], &Pointer<'_>); 2],
) -> Vec<PlacedParameter<'d>> {
    let mut placed: Vec<PlacedParameter<'d>> = Vec::new();
    for (list, at) in lists {
        let at = at.child("parameters");
        for (index, parameter) in list.iter().enumerate() {
            let index = index.to_string();
            let Some((parameter, pointer)) =
                resolve::inline_or_component(cx, parameter, &at.child(&index))
            else {
                continue;
            };
            let key = key(parameter);
            match placed
                .iter_mut()
                .find(|other| self::key(other.parameter) == key)
            {
                Some(other) => *other = PlacedParameter { parameter, pointer },
                None => placed.push(PlacedParameter { parameter, pointer }),
            }
        }
    }
    placed
}

fn key(parameter: &Parameter) -> (&'static str, &str) {
    (
        location_name(parameter),
        parameter.parameter_data_ref().name.as_str(),
    )
}

fn location_name(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    }
}

/// Adds one parameter. `hint` names a type that it defines in place.
pub(super) fn add_parameter<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    placed: &PlacedParameter<'d>,
    hint: &str,
) -> Option<()> {
    let at = Pointer::At(&placed.pointer);
    let data = placed.parameter.parameter_data_ref();
    let lowered = parameter_type(cx, data, hint, &at)?;
    let is_list = matches!(lowered.ty, Type::List(_));
    let docs = docs::from_text(data.description.as_deref(), data.deprecated == Some(true));
    let location = match placed.parameter {
        Parameter::Path { .. } => return add_binding(cx, inputs, data, lowered.ty, docs, &at),
        Parameter::Query {
            style: QueryStyle::Form,
            ..
        } if !is_list || data.explode != Some(false) => Location::Query,
        Parameter::Header { .. } if !is_list => Location::Header,
        Parameter::Query { .. } | Parameter::Header { .. } | Parameter::Cookie { .. } => {
            let help = format!(
                "remove it, or make it an exploded `form` query parameter, with an overlay action: target: {}",
                target(&at)
            );
            let message = format!(
                "this style of {} parameter is not supported: `{}`",
                location_name(placed.parameter),
                data.name
            );
            return cx.error(&at, message, help);
        }
    };
    let field = FieldFacts {
        wire: &data.name,
        location,
        required: data.required,
        pii: is_pii(&data.extensions) || is_pii(&lowered.schema.schema_data.extensions),
        rust_name: rust_name(&data.extensions),
        docs,
    };
    add_field(cx, inputs, field, lowered.ty, &at)
}

fn parameter_type<'d>(
    cx: &mut Cx<'d, '_>,
    data: &'d ParameterData,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<schema::Lowered<'d>> {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => schema::lower(
            cx,
            schema,
            &format!("{hint} {}", data.name),
            &at.child("schema"),
        ),
        ParameterSchemaOrContent::Content(_) => {
            let help = format!(
                "replace `content` by `schema: {{ type: string }}` with an overlay action: target: {}",
                target(at)
            );
            cx.error(
                &at.child("content"),
                "a parameter with `content` is not supported: expected `schema`",
                help,
            )
        }
    }
}

fn add_binding(
    cx: &mut Cx<'_, '_>,
    inputs: &mut Inputs,
    data: &ParameterData,
    ty: Type,
    docs: Docs,
    at: &Pointer<'_>,
) -> Option<()> {
    if matches!(
        ty,
        Type::Json
            | Type::TypedJson(_)
            | Type::List(_)
            | Type::Map(_)
            | Type::Model(_)
            | Type::Nullable(_)
    ) {
        let help = format!(
            "give it a type that is one text, with an overlay action: target: {}",
            target(at)
        );
        return cx.error(
            at,
            format!(
                "the path parameter `{}` is not one text, number or enum",
                data.name
            ),
            help,
        );
    }
    let given = rust_name(&data.extensions).unwrap_or(&data.name);
    let Some(rust) = identifier(Role::Field, given) else {
        let help = super::context::rename_help(at, "name");
        return cx.error(
            at,
            format!("no name can be made from `{}`", data.name),
            help,
        );
    };
    inputs.bindings.push(Binding {
        name: Name {
            wire: data.name.clone(),
            rust,
        },
        ty,
        docs,
    });
    Some(())
}

/// Adds every property of a form body.
pub(super) fn add_form<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: &'d Schema,
    hint: &str,
    at: &Pointer<'_>,
) -> Option<()> {
    let Some(object) = Object::of(schema) else {
        // A schema that says nothing describes a form without fields.
        if matches!(&schema.schema_kind, SchemaKind::Any(any) if any.typ.is_none()) {
            return Some(());
        }
        let help = format!(
            "describe the form as an object with properties, with an overlay action: target: {}",
            target(at)
        );
        return cx.error(
            at,
            "a form body that is not an object with properties",
            help,
        );
    };
    let properties = at.child("properties");
    for (wire, property) in object.properties {
        let at = properties.child(wire);
        let Some(lowered) = schema::lower_boxed(cx, property, &format!("{hint} {wire}"), &at)
        else {
            continue;
        };
        let data = &lowered.schema.schema_data;
        let own = matches!(property, ReferenceOr::Item(_));
        let field = FieldFacts {
            wire,
            location: Location::Form,
            required: object.required.contains(wire),
            pii: is_pii(&data.extensions),
            rust_name: rust_name(&data.extensions)
                .filter(|_| own && !model::names_a_type(&lowered.ty)),
            docs: docs::from_text(data.description.as_deref(), data.deprecated && own),
        };
        add_field(cx, inputs, field, lowered.ty, &at);
    }
    Some(())
}

/// What the document says about one input, apart from its type.
pub(super) struct FieldFacts<'a> {
    pub(super) wire: &'a str,
    pub(super) location: Location,
    pub(super) required: bool,
    pub(super) pii: bool,
    pub(super) rust_name: Option<&'a str>,
    pub(super) docs: Docs,
}

/// Adds an input under a name that no other input and no method of the builder has.
pub(super) fn add_field(
    cx: &mut Cx<'_, '_>,
    inputs: &mut Inputs,
    facts: FieldFacts<'_>,
    ty: Type,
    at: &Pointer<'_>,
) -> Option<()> {
    let FieldFacts {
        wire,
        location,
        required,
        pii,
        rust_name,
        docs,
    } = facts;
    let name = model::field_name(cx, &mut inputs.scope, wire, rust_name, at)?;
    if is_reserved_method(&name.rust) {
        let help = format!(
            "give it another name with an overlay action: target: {}, update: {{ x-rust-name: {}_value }}",
            target(at),
            name.rust
        );
        return cx.error(
            at,
            format!(
                "the input `{wire}` would be called `{}`, a method that every request has",
                name.rust
            ),
            help,
        );
    }
    inputs.list.push(Input {
        name,
        location,
        ty,
        required,
        pii,
        docs,
    });
    Some(())
}
