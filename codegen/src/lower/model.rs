//! An object schema in, a model out.

use openapiv3::Schema;

use super::context::{Cx, PendingModel, target};
use super::extensions::{is_pii, rust_name};
use super::object::Object;
use super::pointer::Pointer;
use super::{docs, schema};
use crate::ir::{Field, Model, Name, Type};
use crate::names::{Claim, Role, Scope, identifier};

/// The method that every model has; a setter of the same name could not stand beside it.
const UNKNOWN_FIELDS: &str = "unknown_fields";

/// Names a model and queues it; its fields are lowered by [`finish_pending`].
pub(super) fn define<'d>(
    cx: &mut Cx<'d, '_>,
    name: Name,
    schema: &'d Schema,
    at: &Pointer<'_>,
) -> Option<Type> {
    cx.claim_type("model", &name.wire, &name.rust, at)?;
    let ty = Type::Model(schema::local(cx, &name.rust));
    cx.pending.push_back(PendingModel {
        name,
        schema,
        pointer: at.to_string(),
    });
    Some(ty)
}

/// Lowers the fields of every queued model, and of those that they lead to.
pub(super) fn finish_pending(cx: &mut Cx<'_, '_>) {
    while let Some(pending) = cx.pending.pop_front() {
        let fields = fields(cx, &pending);
        let data = &pending.schema.schema_data;
        let docs = docs::from_text(data.description.as_deref(), data.deprecated);
        cx.models.push(Model {
            is_input: false,
            name: pending.name,
            docs,
            fields,
        });
    }
}

fn fields<'d>(cx: &mut Cx<'d, '_>, model: &PendingModel<'d>) -> Vec<Field> {
    let Some(object) = Object::of(model.schema) else {
        return Vec::new();
    };
    let at = Pointer::At(&model.pointer);
    let properties = at.child("properties");
    let mut scope = Scope::default();
    let own = Claim {
        what: "the method",
        wire: UNKNOWN_FIELDS,
        file: cx.file,
        pointer: String::new(),
    };
    scope.claim(UNKNOWN_FIELDS, &own, "", cx.diagnostics);
    let mut fields = Vec::with_capacity(object.properties.len());
    for (wire, property) in object.properties {
        let at = properties.child(wire);
        let hint = format!("{} {wire}", model.name.rust);
        let Some(lowered) = schema::lower_boxed(cx, property, &hint, &at) else {
            continue;
        };
        let data = &lowered.schema.schema_data;
        // What stands behind a reference describes the type, not this field.
        let own = matches!(property, openapiv3::ReferenceOr::Item(_));
        let given = rust_name(&data.extensions).filter(|_| own && !names_a_type(&lowered.ty));
        let Some(name) = field_name(cx, &mut scope, wire, given, &at) else {
            continue;
        };
        // A list or map that is missing reads as an empty one.
        let is_collection = matches!(lowered.ty, Type::List(_) | Type::Map(_));
        let optional = !is_collection && (lowered.nullable || !object.required.contains(wire));
        let pii = is_pii(&data.extensions);
        let docs = docs::from_text(data.description.as_deref(), data.deprecated && own);
        fields.push(Field {
            name,
            ty: lowered.ty,
            optional,
            boxed: false,
            pii,
            docs,
        });
    }
    fields
}

/// Whether a schema in place defines a type; its `x-rust-name` is that of the type then, not of the field.
pub(super) fn names_a_type(ty: &Type) -> bool {
    matches!(ty, Type::Model(_) | Type::Enum(_) | Type::TypedJson(_))
}

/// The name of a field or input, taken in its scope.
pub(super) fn field_name(
    cx: &mut Cx<'_, '_>,
    scope: &mut Scope,
    wire: &str,
    given: Option<&str>,
    at: &Pointer<'_>,
) -> Option<Name> {
    let help = format!(
        "give it another name with an overlay action: target: {}, update: {{ x-rust-name: other_name }}",
        target(at)
    );
    let Some(rust) = identifier(Role::Field, given.unwrap_or(wire)) else {
        return cx.error(at, format!("no name can be made from `{wire}`"), help);
    };
    let claim = Claim {
        what: "field",
        wire,
        file: cx.file,
        pointer: at.to_string(),
    };
    scope
        .claim(&rust, &claim, &help, cx.diagnostics)
        .then(|| Name {
            wire: wire.to_owned(),
            rust,
        })
}
