//! The schemas of a union in, its members out.

use std::collections::BTreeMap;

use serde_json::Value;

use super::context::{LowerCtx, Pending};
use super::extensions::rust_variant;
use super::naming::{given_or, rank, ranked, settled};
use super::{docs, schema};
use crate::ir::{Member, Name, Rule, Union};
use crate::names::{Claim, Pin, Role};
use crate::schema::{self as normal, JsonType, Kind, Node, Object, Parts, normalize};

/// The variant that holds what fits no member.
const CATCH_ALL: &str = "Unrecognized";

/// Lowers the members of a queued union.
pub(super) fn finish<'d>(cx: &mut LowerCtx<'d, '_>, pending: Pending<'d>) {
    let reader = (cx.module.clone(), pending.name.rust.clone());
    cx.read_for(reader, |cx| members(cx, pending));
}

fn members<'d>(cx: &mut LowerCtx<'d, '_>, pending: Pending<'d>) {
    // It was read before it was queued.
    let Ok(schema) = normalize(cx.root, &pending.parts) else {
        return;
    };
    let Kind::Union(union) = schema.kind else {
        return;
    };
    let discriminator = union
        .discriminator
        .and_then(|node| Some((node.text("propertyName")?.to_owned(), tags(&node))));
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for member in &union.members {
        *counts.entry(called(member)).or_default() += 1;
    }
    let lowered = union.members.iter().filter_map(|member| {
        let is_only = counts.get(&called(member)) == Some(&1);
        self::member(cx, &pending, member, discriminator.as_ref(), is_only)
    });
    let (mut members, claims): (Vec<_>, Vec<_>) = lowered.unzip();
    let names = settled(cx, &claims, |name| name == CATCH_ALL);
    for (member, rust) in members.iter_mut().zip(names) {
        member.name.rust = rust;
    }
    let description = schema
        .descriptions
        .iter()
        .find_map(|node| node.text("description"));
    let deprecated = schema
        .descriptions
        .iter()
        .any(|node| node.is_true("deprecated"));
    cx.types.unions.push(Union {
        name: pending.name,
        docs: docs::from_text(description, deprecated),
        is_input: false,
        tag: discriminator.map(|(tag, _)| tag),
        members,
    });
}

/// The tags of each component, by the component that the mapping refers to.
type Tags<'d> = BTreeMap<&'d str, Vec<&'d str>>;

fn tags<'d>(discriminator: &Node<'d>) -> Tags<'d> {
    let mut tags = Tags::new();
    for (text, target) in discriminator.get("mapping").iter().flat_map(Node::members) {
        if let Some(name) = target
            .read()
            .as_str()
            .and_then(|name| name.rsplit('/').next())
        {
            tags.entry(name).or_default().push(text);
        }
    }
    tags
}

fn member<'d>(
    cx: &mut LowerCtx<'d, '_>,
    union: &Pending<'d>,
    member: &normal::Member<'d>,
    discriminator: Option<&(String, Tags<'d>)>,
    is_only: bool,
) -> Option<(Member, Claim)> {
    let kind = behind(cx, &member.parts);
    let word = member
        .component
        .map(|name| name.rsplit('.').next().unwrap_or(name))
        .or(member.title)
        .unwrap_or_else(|| kind.as_ref().map_or("any", |kind| json_type(kind).word()));
    let known = schema::lower(cx, &member.parts, &format!("{} {word}", union.hint))?;
    let tag = discriminator.and_then(|(_, tags)| {
        let name = member.component?;
        let mapped = tags.get(name).cloned();
        Some(mapped.unwrap_or_else(|| vec![name]))
    });
    let rule = match (tag, kind) {
        (Some(tags), _) => Rule::Tag(tags.into_iter().map(str::to_owned).collect()),
        (None, Some(Kind::Object(object))) => object_rule(cx, &object),
        (None, _) => Rule::JsonType,
    };
    let claim = claim(cx.file, union, member, word, is_only);
    let member = Member {
        name: Name::unsettled(member.component.unwrap_or(word)),
        docs: known.facts.docs(),
        ty: known.into_value(),
        rule,
    };
    Some((member, claim))
}

/// The claim of a member on the name of its variant.
fn claim<'d>(
    file: &str,
    union: &Pending<'d>,
    member: &normal::Member<'d>,
    word: &str,
    is_only: bool,
) -> Claim {
    // What the document calls the member, if that means it alone.
    let name = called(member).filter(|_| is_only);
    let schemas = || union.parts.nodes.iter();
    let given = name.and_then(|name| schemas().find_map(|node| rust_variant(node, name)));
    Claim {
        what: "member",
        wire: word.to_owned(),
        file: file.to_owned(),
        pointer: schema::place(&member.parts).to_string(),
        candidates: given_or(Role::Variant, given, word),
        rank: ranked(rank::PLAIN, given),
        pin: name.map(|name| Pin {
            pointer: union.place.to_string(),
            before: format!("x-rust-variants: {{ {}: ", Value::from(name)),
            after: " }",
        }),
    }
}

/// What the document calls a member: the name of its component, or its title.
fn called<'d>(member: &normal::Member<'d>) -> Option<&'d str> {
    member.component.or(member.title)
}

/// The kind of a schema behind its references; `None` if its fault is reported elsewhere.
fn behind<'d>(cx: &LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<Kind<'d>> {
    const LONGEST_CHAIN: usize = 64;
    let mut kind = normalize(cx.root, parts).ok()?.kind;
    for _ in 0..LONGEST_CHAIN {
        let Kind::Reference(target) = kind else {
            return Some(kind);
        };
        kind = normalize(cx.root, &Parts::from(target)).ok()?.kind;
    }
    None
}

fn json_type(kind: &Kind<'_>) -> JsonType {
    match kind {
        Kind::Boolean => JsonType::Boolean,
        Kind::Integer => JsonType::Integer,
        Kind::Number => JsonType::Number,
        Kind::Text { .. } | Kind::Enum(_) => JsonType::String,
        Kind::List(_) => JsonType::Array,
        Kind::Any | Kind::Object(_) | Kind::Union(_) | Kind::Reference(_) => JsonType::Object,
    }
}

/// What distinguishes the objects of a schema from others: the properties that are always present, and those with a fixed value.
fn object_rule<'d>(cx: &LowerCtx<'d, '_>, object: &Object<'d>) -> Rule {
    let required = object
        .properties
        .iter()
        .filter(|(_, property)| property.required);
    let constants = object.properties.iter().filter_map(|(name, property)| {
        let Some(Kind::Enum(values)) = behind(cx, &property.parts) else {
            return None;
        };
        // A list of values may grow; a single one identifies the member.
        let [only] = values.as_slice() else {
            return None;
        };
        Some(((*name).to_owned(), vec![Value::from(only.text.as_ref())]))
    });
    Rule::Object {
        required: required.map(|(name, _)| (*name).to_owned()).collect(),
        constants: constants.collect(),
    }
}
