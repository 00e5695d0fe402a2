//! Two versions of an item in, the facts in which they differ out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::items::{Item, STATUS};

/// The facts that are not the same in two items, in order: the way to each, and its values before and after.
pub(super) fn changes<'a>(
    before: &'a Item,
    after: &'a Item,
) -> Vec<(&'a str, Option<&'a Value>, Option<&'a Value>)> {
    let ways: BTreeSet<_> = before.facts.keys().chain(after.facts.keys()).collect();
    ways.into_iter()
        .map(|way| (way.as_str(), before.facts.get(way), after.facts.get(way)))
        .filter(|(_, before, after)| !is_same(*before, *after))
        .collect()
}

/// Whether two values are the same, the order of members included.
fn is_same(before: Option<&Value>, after: Option<&Value>) -> bool {
    let is_plain = |value: &Value| !(value.is_object() || value.is_array());
    let text = |value: Option<&Value>| value.map(Value::to_string);
    before == after && (before.is_none_or(is_plain) || text(before) == text(after))
}

/// The ways to the lists in which what two items share is in another order.
pub(super) fn reordered<'a>(before: &'a Item, after: &'a Item) -> impl Iterator<Item = &'a str> {
    fn common<'n>(names: &'n [String], others: &'n [String]) -> impl Iterator<Item = &'n String> {
        names.iter().filter(|name| others.contains(name))
    }
    after.orders.iter().filter_map(|(way, new)| {
        let old = before.orders.get(way)?;
        (!common(old, new).eq(common(new, old))).then_some(way.as_str())
    })
}

/// Whether a sentence may depend on the fact at this way. It does not depend on examples, a status or marks for programs.
pub(super) fn matters_to_sentences(way: &str) -> bool {
    way != STATUS
        && !way.split('/').any(|step| {
            matches!(
                step,
                "example" | "examples" | "tags" | "security" | "servers"
            ) || step.starts_with("x-")
        })
}
