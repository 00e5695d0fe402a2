//! An object schema in, a model out.

use openapiv3::Schema;

use super::context::{Cx, PendingModel};
use super::extensions::is_pii;
use super::field_name::{self, Naming};
use super::object::Object;
use super::pointer::Pointer;
use super::{docs, schema, type_name};
use crate::ir::{Direction, Field, Model, Name, Type};
use crate::names::{Claim, Scope};

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
    let ty = Type::Model(type_name::local(cx, &name.rust));
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
    scope.claim(UNKNOWN_FIELDS, &own, || "".into(), cx.diagnostics);
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
        let naming = Naming::of_property(property, &lowered);
        let Some(name) = field_name::claim(cx, &mut scope, wire, naming, &at) else {
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
            direction: Direction::Both,
            docs,
            constraints: Box::default(),
        });
    }
    fields
}
