//! The members of one union, before and after.

use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{is_reordered, pair};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings::{self, Ruling};
use crate::diff::spelling::{self, code};
use crate::ir::{Member, Rule, Union};

const MEMBERS: Items<Member> = Items {
    item: ItemKind::Member,
    noun: "member",
    name: |member| &member.name,
    docs: |member| &member.docs,
};

/// Compares the members; `owner` is the union.
pub(super) fn compare(cx: &mut DiffCtx<'_>, owner: &Subject, module: &str, unions: [&Union; 2]) {
    let [old, new] = unions.map(|union| union.members.iter().collect::<Vec<_>>());
    let pairs = pair(
        &old,
        &new,
        &[&|member| Some(member.name.wire.clone()), &|member| {
            Some(member.name.rust.clone())
        }],
    );
    let added = |member: &Member| {
        let what = format!("new member: `{}`", spelling::value(module, &member.ty));
        (what, rulings::MEMBER_ADDED_TO_UNION)
    };
    let removed = rulings::MEMBER_REMOVED_FROM_UNION;
    MEMBERS.compare_parts(cx, owner, &pairs, added, removed, |cx, subject, pair| {
        compare_one(cx, subject, module, pair);
    });
    if is_reordered(&pairs, &old) {
        let what = "members are in another order";
        cx.note(owner, ChangeKind::Order, what, order(&new));
    }
}

/// The order decides only between values that fit several members.
fn order(members: &[&Member]) -> Ruling {
    let is_tagged = |member: &&Member| matches!(member.rule, Rule::Tag(_));
    if members.iter().all(is_tagged) {
        rulings::MEMBER_ORDER
    } else {
        rulings::MEMBER_ORDER_DECIDES
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, subject: &Subject, module: &str, [old, new]: [&Member; 2]) {
    if cx.renames.ty(&old.ty) != new.ty {
        let [before, after] = [old, new].map(|member| spelling::value(module, &member.ty));
        let what = format!("holds `{after}`; held `{before}`");
        cx.note(subject, ChangeKind::Type, what, rulings::VARIANT_TYPE);
    }
    if !is_same(&old.rule, &new.rule) {
        let ruling = if is_widened(&old.rule, &new.rule) {
            rulings::RULE_WIDENED
        } else {
            rulings::RULE
        };
        let what = format!("reads {}; read {}", words(&new.rule), words(&old.rule));
        cx.note(subject, ChangeKind::Rule, what, ruling);
    }
}

/// Whether the same values belong to both, whatever the order in which the rules name them.
fn is_same(old: &Rule, new: &Rule) -> bool {
    is_widened(old, new) && is_widened(new, old)
}

/// Whether every value that belonged to the old rule belongs to the new one.
fn is_widened(old: &Rule, new: &Rule) -> bool {
    match (old, new) {
        (Rule::Tag(old), Rule::Tag(new)) => old.iter().all(|tag| new.contains(tag)),
        (
            Rule::Object {
                required: old_required,
                constants: old_constants,
            },
            Rule::Object {
                required,
                constants,
            },
        ) => {
            let has_values = |name: &str, values: &[serde_json::Value]| {
                let mut old = old_constants.iter().filter(|(other, _)| other == name);
                old.any(|(_, old)| old.iter().all(|value| values.contains(value)))
            };
            required.iter().all(|name| old_required.contains(name))
                && constants
                    .iter()
                    .all(|(name, values)| has_values(name, values))
        }
        (Rule::JsonType, Rule::JsonType) => true,
        _ => false,
    }
}

/// Which values belong to a rule.
fn words(rule: &Rule) -> String {
    match rule {
        Rule::Tag(tags) => {
            let tags: Vec<String> = tags.iter().map(|tag| code(tag)).collect();
            format!("objects tagged {}", tags.join(" or "))
        }
        Rule::Object {
            required,
            constants,
        } => {
            let required = required.iter().map(|name| code(name));
            let constants = constants.iter().map(|(name, values)| {
                let values: Vec<String> = values
                    .iter()
                    .map(|value| code(&value.to_string()))
                    .collect();
                format!("{} = {}", code(name), values.join(" or "))
            });
            let parts: Vec<String> = required.chain(constants).collect();
            if parts.is_empty() {
                "any object".to_owned()
            } else {
                format!("objects with {}", parts.join(", "))
            }
        }
        Rule::JsonType => "any value of its JSON type".to_owned(),
    }
}
