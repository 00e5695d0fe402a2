//! Parameters and form fields in, inputs and path bindings out.

use openapiv3::{Parameter, ParameterData, QueryStyle, ReferenceOr, Schema, SchemaKind};

use super::context::{Cx, target};
use super::extensions::{is_pii, rust_name};
use super::field_name::{self, Naming};
use super::object::Object;
use super::pointer::Pointer;
use super::{docs, parameters, schema};
use crate::diagnostic::Help;
use crate::ir::{Binding, Docs, Input, Location, Name, Style, Type};
use crate::names::{Role, Scope, identifier, is_reserved_method};

/// The inputs and path bindings of one operation, in the document's order.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) list: Vec<Input>,
    pub(super) bindings: Vec<Binding>,
    scope: Scope,
}

/// Adds one parameter. `hint` names a type that it defines in place, `path` one that a parameter of the path defines.
pub(super) fn add_parameter<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    placed: &parameters::PlacedParameter<'d>,
    hint: &str,
    path: &str,
) -> Option<()> {
    let at = Pointer::At(&placed.pointer);
    let data = placed.parameter.parameter_data_ref();
    let lowered = parameters::lower_type(cx, placed, hint, path)?;
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
            let help = Help::new(
                "make it an exploded `form` query parameter, or remove it with an overlay action",
            )
            .remove(parameters::removal_target(&at));
            let message = format!(
                "this style of {} parameter is not supported: `{}`",
                parameters::location_name(placed.parameter),
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
        naming: Naming::Own(rust_name(&data.extensions)),
        docs,
    };
    add_field(cx, inputs, field, lowered.ty, &at)
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
            | Type::Bytes
            | Type::Union(_)
            | Type::Newtype(_)
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
        let help = super::context::rename_help(at, "Name");
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

/// Adds every property of a form body. `written` is where the body has its schema or a reference to it.
pub(super) fn add_form<'d>(
    cx: &mut Cx<'d, '_>,
    inputs: &mut Inputs,
    schema: &'d Schema,
    hint: &str,
    at: &Pointer<'_>,
    written: &Pointer<'_>,
) -> Option<()> {
    let Some(object) = Object::of(schema) else {
        // A schema that says nothing describes a form without fields.
        if matches!(&schema.schema_kind, SchemaKind::Any(any) if any.typ.is_none()) {
            return Some(());
        }
        let help = Help::new(
            "describe the form as an object with properties, or remove its schema with an overlay action and have a form without fields",
        )
        .remove(target(written));
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
            naming: Naming::of_property(property, &lowered),
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
    pub(super) naming: Naming<'a>,
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
        naming,
        docs,
    } = facts;
    let name = field_name::claim(cx, &mut inputs.scope, wire, naming, at)?;
    if is_reserved_method(&name.rust) {
        let help = naming.help(at, &format!("{}_value", name.rust));
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
        style: Style::Plain,
        ty,
        required,
        pii,
        docs,
        constraints: Box::default(),
    });
    Some(())
}
