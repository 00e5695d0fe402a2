//! A schema in, the type of its values out.

use super::context::{Known, LowerCtx, Open, Pending};
use super::extensions::rust_name;
use super::facts::Facts;
use super::type_name::{TypeHint, TypeNaming};
use super::{enums, misfits, placeholder, sid};
use crate::document::pointer;
use crate::ir::{Name, Newtype, Type};
use crate::schema::{Kind, Node, Object, Parts, Place, Schema, normalize};

/// How many lists and maps may be within each other: the compiler of the crate reads each of them within the other too.
const DEEPEST: usize = 24;

/// How many references may follow each other.
const LONGEST_CHAIN: usize = 64;

/// The type of a schema or of what it refers to. `hint` names a type that the schema defines in place.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    parts: &Parts<'d>,
    hint: &str,
) -> Option<Known<'d>> {
    let place = place(parts);
    if cx.depth >= DEEPEST {
        let message = "schemas are nested too deeply within each other";
        let help = "let an object with named properties be between them";
        return cx.error(&place, message, help);
    }
    cx.depth += 1;
    let known = lower_nested(cx, parts, hint, &place);
    cx.depth -= 1;
    known
}

fn lower_nested<'d>(
    cx: &mut LowerCtx<'d, '_>,
    parts: &Parts<'d>,
    hint: &str,
    place: &Place<'d>,
) -> Option<Known<'d>> {
    if let [node] = parts.nodes.as_slice()
        && cx.is_referenced(node)
        && parts.base.is_empty()
        && parts.only.is_none()
    {
        return referenced(cx, node, place);
    }
    let schema = cx.sound(normalize(cx.root, parts))?;
    known(cx, schema, parts, TypeHint::Inline(hint), place)
}

/// The place of a schema, for diagnostics.
pub(super) fn place<'d>(parts: &Parts<'d>) -> Place<'d> {
    parts
        .nodes
        .last()
        .map(|node| node.place.clone())
        .unwrap_or_default()
}

fn known<'d>(
    cx: &mut LowerCtx<'d, '_>,
    schema: Schema<'d>,
    parts: &Parts<'d>,
    hint: TypeHint<'_>,
    place: &Place<'d>,
) -> Option<Known<'d>> {
    cx.warnings(schema.warnings);
    let own = schema.descriptions;
    match schema.kind {
        Kind::Reference(target) => {
            let known = referenced(cx, &target, place)?;
            Some(Known {
                ty: known.ty,
                nullable: known.nullable || schema.nullable,
                facts: known.facts.beside(own),
            })
        }
        kind => {
            let key = merged_key(&own, parts);
            let facts = Facts::own(own);
            misfits::report(cx, &kind, &facts);
            let merged = key.as_ref().and_then(|key| cx.merged.get(key).cloned());
            let ty = match merged {
                Some(ty) => ty,
                None => ty(cx, kind, parts, hint, &facts, place)?,
            };
            if let (Some(key), true) = (key, is_defined(&ty)) {
                cx.merged.insert(key, ty.clone());
            }
            Some(Known {
                ty,
                nullable: schema.nullable,
                facts,
            })
        }
    }
}

/// What identifies a schema that is merged from several parts; nothing for one that is written in one place.
fn merged_key(parts_of_it: &[Node<'_>], parts: &Parts<'_>) -> Option<Vec<usize>> {
    let address = |node: &Node<'_>| std::ptr::from_ref(node.value).addr();
    let only = parts.only.map_or(0, |only| only as usize + 1);
    (parts_of_it.len() > 1).then(|| parts_of_it.iter().map(address).chain([only]).collect())
}

/// Whether a schema defines a type of this kind.
fn is_defined(ty: &Type) -> bool {
    matches!(ty, Type::Model(_) | Type::TypedJson(_) | Type::Union(_))
}

/// The type of the schema that a reference leads to. A model or enum is defined once, where the first operation meets it.
fn referenced<'d>(
    cx: &mut LowerCtx<'d, '_>,
    target: &Node<'d>,
    from: &Place<'d>,
) -> Option<Known<'d>> {
    let pointer = target.place.to_string();
    if let Some(known) = cx.referenced.get(&pointer) {
        return Some(known.clone());
    }
    let component = cx.component(&pointer);
    cx.reached.extend(component);
    if cx.failed.contains(&pointer) {
        return None;
    }
    let words = words(&pointer);
    let hint = match component {
        Some(name) => TypeHint::Component(name),
        None => TypeHint::Inline(&words),
    };
    if let Some(index) = cx.open.iter().position(|open| open.pointer == pointer) {
        let name = newtype_name(cx, index, hint, target);
        let ty = Type::Newtype(placeholder::type_name(&cx.module, &name));
        return Some(Known {
            ty,
            nullable: false,
            facts: Facts::default(),
        });
    }
    if cx.open.len() >= LONGEST_CHAIN {
        let message = "schemas that only stand for others are nested too deeply";
        return cx.error(from, message, "let them refer to the definition itself");
    }
    let known = inside(cx, target, hint, pointer.clone());
    match &known {
        Some(known) => drop(cx.referenced.insert(pointer, known.clone())),
        None => drop(cx.failed.insert(pointer)),
    }
    known
}

/// The type of a schema while it is open, and the newtype that it becomes if it contains itself.
fn inside<'d>(
    cx: &mut LowerCtx<'d, '_>,
    target: &Node<'d>,
    hint: TypeHint<'_>,
    pointer: String,
) -> Option<Known<'d>> {
    let parts = Parts::from(target.clone());
    let schema = cx.sound(normalize(cx.root, &parts))?;
    cx.open.push(Open {
        pointer,
        newtype: None,
    });
    let known = known(cx, schema, &parts, hint, &target.place);
    let newtype = cx.open.pop().and_then(|open| open.newtype);
    let mut known = known?;
    let Some(name) = newtype else {
        return Some(known);
    };
    cx.also_defines(&name.rust);
    let wrapper = Type::Newtype(placeholder::type_name(&cx.module, &name));
    if known.ty == wrapper {
        let message = "the schema refers to itself and defines nothing";
        return cx.error(&target.place, message, "define what it is");
    }
    cx.types.newtypes.push(Newtype {
        name,
        docs: known.facts.docs(),
        ty: std::mem::replace(&mut known.ty, wrapper),
    });
    Some(known)
}

/// The name of a list or map that contains itself.
fn newtype_name<'d>(
    cx: &mut LowerCtx<'d, '_>,
    index: usize,
    hint: TypeHint<'_>,
    target: &Node<'d>,
) -> Name {
    if let Some(name) = &cx.open[index].newtype {
        return name.clone();
    }
    let name = claimed(cx, hint, rust_name(target), "schema", &target.place);
    cx.open[index].newtype = Some(name.clone());
    name
}

/// The words of a pointer into the document that name what is there.
fn words(pointer: &str) -> String {
    const STRUCTURE: &[&str] = &[
        "components",
        "schemas",
        "properties",
        "paths",
        "responses",
        "content",
        "schema",
        "$defs",
        "definitions",
        "requestBody",
        "requestBodies",
        "parameters",
        "allOf",
        "oneOf",
        "anyOf",
    ];
    let words: Vec<String> = pointer::keys(pointer)
        .filter(|key| !STRUCTURE.contains(&key.as_ref()))
        .map(|key| key.rsplit('.').next().unwrap_or_default().to_owned())
        .collect();
    words.join(" ")
}

fn ty<'d>(
    cx: &mut LowerCtx<'d, '_>,
    kind: Kind<'d>,
    parts: &Parts<'d>,
    hint: TypeHint<'_>,
    facts: &Facts<'d>,
    place: &Place<'d>,
) -> Option<Type> {
    let given = facts.rust_name(parts);
    Some(match kind {
        Kind::Any | Kind::Reference(_) => Type::Json,
        Kind::Boolean => Type::Boolean,
        Kind::Integer if facts.format() == Some("int32") => Type::Integer32,
        Kind::Integer => Type::Integer,
        Kind::Number => Type::Number,
        Kind::Text { format, pattern } => text(cx, format, pattern.as_ref()),
        Kind::Enum(values) => enums::define(cx, &values, &TypeNaming { hint, given }, facts, place),
        Kind::List(None) => Type::List(Box::new(Type::Json)),
        Kind::List(Some(items)) => Type::List(Box::new(item(cx, &items, hint)?)),
        Kind::Object(object) => return self::object(cx, &object, parts, hint, facts, place),
        Kind::Union(_) => {
            let name = claimed(cx, hint, given, "schema", place);
            let ty = Type::Union(placeholder::type_name(&cx.module, &name));
            let pending = pending(cx, name, hint, parts, place);
            cx.pending_unions.push_back(pending);
            ty
        }
    })
}

/// The type of the items of a list or of the values of a map.
fn item<'d>(cx: &mut LowerCtx<'d, '_>, parts: &Parts<'d>, hint: TypeHint<'_>) -> Option<Type> {
    lower(cx, parts, hint.wire()).map(Known::into_value)
}

fn text<'d>(cx: &mut LowerCtx<'d, '_>, format: Option<&str>, pattern: Option<&Node<'d>>) -> Type {
    if let Some(ty) = pattern.and_then(|pattern| sid::from_pattern(cx, pattern)) {
        return ty;
    }
    match format {
        Some("date-time" | "date-time-rfc-2822") => Type::DateTime,
        Some("date") => Type::Date,
        _ => Type::String,
    }
}

fn object<'d>(
    cx: &mut LowerCtx<'d, '_>,
    object: &Object<'d>,
    parts: &Parts<'d>,
    hint: TypeHint<'_>,
    facts: &Facts<'d>,
    place: &Place<'d>,
) -> Option<Type> {
    if !object.properties.is_empty() {
        let name = claimed(cx, hint, facts.rust_name(parts), "model", place);
        let type_name = placeholder::type_name(&cx.module, &name);
        let pending = pending(cx, name, hint, parts, place);
        cx.pending_models.push_back(pending);
        return Some(if facts.is_typed_json() {
            Type::TypedJson(type_name)
        } else {
            Type::Model(type_name)
        });
    }
    if object.format == Some("uri-map") {
        return Some(Type::Map(Box::new(Type::String)));
    }
    match &object.additional {
        Some(values) => Some(Type::Map(Box::new(item(cx, values, hint)?))),
        None => Some(Type::Json),
    }
}

/// Claims the name of a type.
fn claimed<'d>(
    cx: &mut LowerCtx<'d, '_>,
    hint: TypeHint<'_>,
    given: Option<&str>,
    what: &'static str,
    place: &Place<'d>,
) -> Name {
    let naming = TypeNaming { hint, given };
    let claim = naming.claim(cx, what, 0, place);
    Name {
        wire: hint.wire().to_owned(),
        rust: cx.claim_type(claim).rust,
    }
}

/// The part of a type that is lowered later, with the words that name what it defines in place.
fn pending<'d>(
    cx: &LowerCtx<'d, '_>,
    name: Name,
    hint: TypeHint<'_>,
    parts: &Parts<'d>,
    place: &Place<'d>,
) -> Pending<'d> {
    Pending {
        hint: cx
            .plainest(&name.rust)
            .unwrap_or_else(|| hint.wire().to_owned()),
        name,
        parts: parts.clone(),
        place: place.clone(),
    }
}
