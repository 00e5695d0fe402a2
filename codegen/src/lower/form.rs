//! The schema of a form in, its fields as inputs out.

use super::context::{Known, LowerCtx};
use super::input::Inputs;
use super::{model, schema, style};
use crate::ir::{Direction, Input, Location, Name, Style, Type};
use crate::schema::{Kind, Node, Object, Parts, Place, Property, Schema, normalize};

/// How many references may lead to the object of a form.
const LONGEST_CHAIN: usize = 64;

/// Adds every property of a form, as fields or as parts.
pub(super) fn add<'d>(
    cx: &mut LowerCtx<'d, '_>,
    inputs: &mut Inputs,
    media: &Node<'d>,
    hint: &str,
    location: Location,
) -> Option<()> {
    let Some(written) = media.get("schema") else {
        return Some(());
    };
    let (object, described) = object(cx, &written)?;
    let place = described
        .last()
        .map_or(&written.place, |node| &node.place)
        .clone();
    if let Some(additional) = &object.additional {
        warn_of_additional(cx, additional);
    }
    let encodings = media.get("encoding");
    for (wire, property) in &object.properties {
        let hint = format!("{hint} {wire}");
        let Some(known) = schema::lower(cx, &property.parts, &hint) else {
            continue;
        };
        if known.facts.direction() == Direction::FromService {
            continue;
        }
        let given = model::given(&described, wire, property, &known.ty);
        let claim = model::claim(cx, wire, given, &place, &schema::place(&property.parts));
        let encoding = encodings.as_ref().and_then(|encodings| encodings.get(wire));
        let input = input(known, wire, property, encoding.as_ref(), location);
        if let Some(media_type) = style::other_media_type(encoding.as_ref(), &input) {
            warn_of_media_type(cx, &schema::place(&property.parts), wire, media_type);
        }
        inputs.push(input, claim);
    }
    Some(())
}

/// A form is the inputs of its operation; a name that the document does not have has no input.
fn warn_of_additional(cx: &mut LowerCtx<'_, '_>, additional: &Parts<'_>) {
    let Some(node) = additional.nodes.first() else {
        return;
    };
    let message =
        "only the named properties of a form can be sent: `additionalProperties` is left out";
    let help = cx.removal(
        "name the properties, or remove `additionalProperties` with an overlay action to silence this",
        &node.place,
    );
    cx.warning(&node.place, message, help);
}

fn warn_of_media_type(cx: &mut LowerCtx<'_, '_>, place: &Place<'_>, wire: &str, media_type: &str) {
    let message = format!("`{wire}` is sent as JSON, not as `{media_type}`");
    let help = "describe it as a text, which is sent as it is, or change its `encoding` to JSON";
    cx.warning(place, message, help);
}

fn input<'d>(
    known: Known<'d>,
    wire: &str,
    property: &Property<'d>,
    encoding: Option<&Node<'d>>,
    location: Location,
) -> Input {
    let prefix = style::collapsible_prefix(&known);
    let of_field = style::of_form_field(encoding, &known);
    let is_file = known.facts.format() == Some("binary") || known.facts.is_file();
    let ty = match known.ty {
        Type::String if location == Location::Part && is_file => Type::Bytes,
        Type::List(item) if location == Location::Part && *item == Type::String => {
            let items = if is_file || item_is_file(property) {
                Type::Bytes
            } else {
                Type::String
            };
            Type::List(Box::new(items))
        }
        ty => ty,
    };
    let style = match location {
        Location::Part if matches!(ty, Type::Bytes | Type::List(_)) => Style::Plain,
        Location::Part => style::of_part(encoding),
        _ => of_field,
    };
    Input {
        name: Name::unsettled(prefix.unwrap_or(wire)),
        location,
        style,
        ty,
        required: property.required,
        pii: known.facts.is_pii(),
        docs: known.facts.docs(),
        constraints: Box::new(known.facts.constraints()),
    }
}

/// Whether the items of a list of texts are files.
fn item_is_file(property: &Property<'_>) -> bool {
    property.parts.nodes.iter().any(|node| {
        node.get("items")
            .is_some_and(|items| items.text("format") == Some("binary"))
    })
}

/// The object of a form with the schemas that describe it. A form that may have several shapes has the fields of all of them.
fn object<'d>(
    cx: &mut LowerCtx<'d, '_>,
    written: &Node<'d>,
) -> Option<(Object<'d>, Vec<Node<'d>>)> {
    let schema = behind(cx, &Parts::from(written.clone()))?;
    let described = schema.descriptions;
    match schema.kind {
        Kind::Object(object) => Some((object, described)),
        // A schema that specifies nothing describes a form without fields.
        Kind::Any => Some((Object::default(), described)),
        Kind::Union(union) => {
            let mut all = Object::default();
            for member in &union.members {
                if let Kind::Object(object) = behind(cx, &member.parts)?.kind {
                    include(&mut all, object);
                }
            }
            Some((all, described))
        }
        _ => {
            let help = cx.removal(
                "describe the form as an object with properties, or remove its schema with an overlay action and have a form without fields",
                &written.place,
            );
            let message = "the schema of a form has to be an object with properties";
            cx.error(&written.place, message, help)
        }
    }
}

/// The fields of one more shape: only what all shapes require is required.
fn include<'d>(all: &mut Object<'d>, object: Object<'d>) {
    let is_first = all.properties.is_empty();
    for (name, property) in &mut all.properties {
        property.required &= object
            .properties
            .get(name)
            .is_some_and(|other| other.required);
    }
    for (name, property) in object.properties {
        all.properties.entry(name).or_insert(Property {
            required: property.required && is_first,
            ..property
        });
    }
}

/// The normal form behind references.
fn behind<'d>(cx: &mut LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<Schema<'d>> {
    let mut parts = parts.clone();
    for _ in 0..LONGEST_CHAIN {
        let schema = cx.sound(normalize(cx.root, &parts))?;
        let Kind::Reference(target) = &schema.kind else {
            return Some(schema);
        };
        cx.reach(target);
        parts = Parts::from(target.clone());
    }
    None
}
