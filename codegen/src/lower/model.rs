//! The properties of an object in, the fields of its model out.

use serde_json::Value;

use super::context::{LowerCtx, Pending};
use super::extensions::rust_field;
use super::naming::{given_or, rank, ranked, settled};
use super::{docs, schema};
use crate::ir::{Direction, Field, Model, Name, Type};
use crate::names::{Claim, Pin, Role};
use crate::schema::{Kind, Node, Place, Property, normalize};

/// The methods that every model has; a setter cannot have the same name.
const MODEL_METHODS: [&str; 2] = ["unknown_fields", "mismatches"];

/// Lowers the fields of a queued model.
pub(super) fn finish<'d>(cx: &mut LowerCtx<'d, '_>, pending: Pending<'d>) {
    let reader = (cx.module.clone(), pending.name.rust.clone());
    cx.read_for(reader, |cx| fields(cx, pending));
}

fn fields<'d>(cx: &mut LowerCtx<'d, '_>, pending: Pending<'d>) {
    // It was read before it was queued.
    let Ok(schema) = normalize(cx.root, &pending.parts) else {
        return;
    };
    let Kind::Object(object) = schema.kind else {
        return;
    };
    let mut fields = Vec::with_capacity(object.properties.len());
    let mut claims = Vec::with_capacity(object.properties.len());
    for (wire, property) in &object.properties {
        if let Some(field) = field(cx, &pending, wire, property) {
            let given = given(&schema.descriptions, wire, property, &field.ty);
            claims.push(claim(
                cx,
                wire,
                given,
                &pending.place,
                &schema::place(&property.parts),
            ));
            fields.push(field);
        }
    }
    let names = settled(cx, &claims, |name| MODEL_METHODS.contains(&name));
    for (field, rust) in fields.iter_mut().zip(names) {
        field.name.rust = rust;
    }
    let text = |key| schema.descriptions.iter().find_map(|node| node.text(key));
    let deprecated = schema
        .descriptions
        .iter()
        .any(|node| node.is_true("deprecated"));
    cx.types.models.push(Model {
        is_input: false,
        name: pending.name,
        docs: docs::from_text(text("description"), deprecated),
        fields,
    });
}

fn field<'d>(
    cx: &mut LowerCtx<'d, '_>,
    model: &Pending<'d>,
    wire: &str,
    property: &Property<'d>,
) -> Option<Field> {
    let known = schema::lower(cx, &property.parts, &format!("{} {wire}", model.hint))?;
    let direction = known.facts.direction();
    // A list or map that is missing reads as an empty one. What only the caller writes is missing in responses.
    let is_collection = matches!(known.ty, Type::List(_) | Type::Map(_) | Type::Newtype(_));
    let is_sent = direction != Direction::FromCaller;
    let optional = !is_collection && (known.nullable || !property.required || !is_sent);
    Some(Field {
        name: Name::unsettled(wire),
        optional,
        nullable: known.nullable,
        boxed: false,
        pii: known.facts.is_pii(),
        direction,
        docs: known.facts.docs(),
        constraints: Box::new(known.facts.constraints()),
        ty: known.ty,
    })
}

/// The Rust name that the document gives a property: in `x-rust-fields` of the object, or in `x-rust-name` of the property unless
/// that names its type.
pub(super) fn given<'d>(
    object: &[Node<'d>],
    wire: &str,
    property: &Property<'d>,
    ty: &Type,
) -> Option<&'d str> {
    let at_object = object.iter().find_map(|node| rust_field(node, wire));
    let names_a_type = matches!(
        ty,
        Type::Model(_) | Type::Enum(_) | Type::TypedJson(_) | Type::Union(_) | Type::Newtype(_)
    );
    at_object.or_else(|| {
        let nodes = property.parts.nodes.iter();
        let own = nodes.filter(|node| !names_a_type || node.value.get("$ref").is_some());
        own.rev().find_map(super::extensions::rust_name)
    })
}

/// The claim of a field or of an input that is a property.
pub(super) fn claim(
    cx: &LowerCtx<'_, '_>,
    wire: &str,
    given: Option<&str>,
    object: &Place<'_>,
    place: &Place<'_>,
) -> Claim {
    Claim {
        what: "field",
        wire: wire.to_owned(),
        file: cx.file.to_owned(),
        pointer: place.to_string(),
        candidates: given_or(Role::Field, given, wire),
        rank: ranked(rank::PLAIN, given),
        pin: Some(Pin {
            pointer: object.to_string(),
            before: format!("x-rust-fields: {{ {}: ", Value::from(wire)),
            after: " }",
        }),
    }
}
