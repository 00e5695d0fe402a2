//! A list of known values in, an open enum out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::context::LowerCtx;
use super::docs;
use super::extensions::{rust_variant, value_description};
use super::facts::Facts;
use super::known_enums::{Known, KnownEnums};
use super::naming::{given_or, rank, ranked, settled};
use super::type_name::TypeNaming;
use crate::ir::{Name, OpenEnum, Type, TypeName, Variant};
use crate::names::{Claim, Pin, Role};
use crate::schema::{EnumValue, Place};

/// The variant for values that the document does not list.
const CATCH_ALL: &str = "Unrecognized";

/// Defines an open enum in the current module and returns its type. One of the same name and values is the same enum.
pub(super) fn define<'d>(
    cx: &mut LowerCtx<'d, '_>,
    values: &[EnumValue<'d>],
    naming: &TypeNaming<'_>,
    facts: &Facts<'d>,
    place: &Place<'d>,
) -> Type {
    let claim = naming.claim(cx, "enum", 1, place);
    let item = OpenEnum {
        name: Name::unsettled(naming.wire()),
        docs: facts.docs(),
        variants: variants(cx, values),
    };
    let name = recognized(cx, item, claim, naming.is_component());
    cx.also_defines(&name.rust);
    Type::Enum(name)
}

/// The name of an enum: that of the same one, if it has been met before. A component takes the place of its copies.
fn recognized(
    cx: &mut LowerCtx<'_, '_>,
    mut item: OpenEnum,
    claim: Claim,
    is_component: bool,
) -> TypeName {
    let plainest = TypeName {
        module: cx.module.clone(),
        rust: claim.candidates.first().cloned().unwrap_or_default(),
    };
    let known = cx.shared.enums.entry(plainest.clone()).or_default();
    let mut known = known.iter_mut();
    if let Some(known) = known.find(|known| known.is_same(&item, is_component)) {
        let name = known.name.clone();
        if is_component && !known.is_component {
            item.name.rust.clone_from(&name.rust);
            known.item = item;
            known.is_component = true;
            cx.replace_claim(&name, claim);
        }
        return name;
    }
    let name = cx.claim_type(claim);
    item.name.rust.clone_from(&name.rust);
    cx.types.enums.push(item.clone());
    cx.shared.enums.entry(plainest).or_default().push(Known {
        name: name.clone(),
        item,
        is_component,
    });
    name
}

/// The final enums: with the variants and the prose of the component, whichever place came first.
pub(super) fn settle<'k>(
    enums: impl Iterator<Item = (&'k str, &'k mut OpenEnum)>,
    known: &KnownEnums,
) {
    let known: BTreeMap<&TypeName, &OpenEnum> = known
        .values()
        .flatten()
        .map(|known| (&known.name, &known.item))
        .collect();
    for (module, item) in enums {
        let name = TypeName {
            module: module.to_owned(),
            rust: item.name.rust.clone(),
        };
        if let Some(known) = known.get(&name) {
            item.clone_from(known);
        }
    }
}

fn variants(cx: &mut LowerCtx<'_, '_>, values: &[EnumValue<'_>]) -> Vec<Variant> {
    let mut seen = BTreeSet::new();
    // A repeated value adds nothing.
    let values: Vec<&EnumValue<'_>> = values
        .iter()
        .filter(|value| seen.insert(value.text.as_ref()))
        .collect();
    let claims: Vec<Claim> = values
        .iter()
        .map(|value| variant_claim(cx, value))
        .collect();
    let names = settled(cx, &claims, |name| name == CATCH_ALL);
    values
        .iter()
        .zip(names)
        .map(|(value, rust)| {
            let description = value_description(&value.schema, &value.text).or(value.description);
            Variant {
                name: Name {
                    wire: value.text.to_string(),
                    rust,
                },
                docs: docs::from_text(description, false),
            }
        })
        .collect()
}

fn variant_claim(cx: &LowerCtx<'_, '_>, value: &EnumValue<'_>) -> Claim {
    let wire = value.text.to_string();
    let given = rust_variant(&value.schema, &wire);
    Claim {
        what: "value",
        file: cx.file.to_owned(),
        pointer: value.place.to_string(),
        candidates: given_or(Role::Variant, given, &wire),
        rank: ranked(rank::PLAIN, given),
        pin: Some(Pin {
            pointer: value.schema.place.to_string(),
            before: format!("x-rust-variants: {{ {}: ", Value::from(wire.as_str())),
            after: " }",
        }),
        wire,
    }
}
