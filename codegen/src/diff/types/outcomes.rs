//! The outcomes of operations whose result depends on the status, before and after.

use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::pair;
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{rulings, spelling};
use crate::ir::{Content, Outcome, Outcomes};

pub(super) const OUTCOMES: Items<Outcomes> = Items {
    item: ItemKind::Outcomes,
    noun: "enum of outcomes",
    name: |outcomes| &outcomes.name,
    docs: |outcomes| &outcomes.docs,
};

const EACH: Items<Outcome> = Items {
    item: ItemKind::Outcome,
    noun: "outcome",
    name: |outcome| &outcome.name,
    docs: |outcome| &outcome.docs,
};

/// Compares each outcome. Their order follows from their statuses.
pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    owner: &Subject,
    module: &str,
    outcomes: [&Outcomes; 2],
) {
    let [old, new] = outcomes.map(|outcomes| outcomes.outcomes.iter().collect::<Vec<_>>());
    let pairs = pair(
        &old,
        &new,
        &[&|outcome| Some(statuses(outcome)), &|outcome| {
            Some(outcome.name.rust.clone())
        }],
    );
    let added = |outcome: &Outcome| {
        let what = format!("new outcome: {}", content(module, &outcome.content));
        (what, rulings::OUTCOME_ADDED)
    };
    let removed = rulings::OUTCOME_REMOVED;
    EACH.compare_parts(cx, owner, &pairs, added, removed, |cx, subject, pair| {
        compare_one(cx, subject, module, pair);
    });
}

fn compare_one(cx: &mut DiffCtx<'_>, subject: &Subject, module: &str, [old, new]: [&Outcome; 2]) {
    if statuses(old) != statuses(new) {
        let is_widened = new.first_status <= old.first_status && old.last_status <= new.last_status;
        let ruling = if is_widened {
            rulings::STATUS_WIDENED
        } else {
            rulings::STATUS
        };
        let what = format!("status {}; was {}", statuses(new), statuses(old));
        cx.note(subject, ChangeKind::Status, what, ruling);
    }
    let renamed = cx.renames.content(&old.content);
    if renamed != new.content {
        let [before, after] = [&old.content, &new.content].map(|held| content(module, held));
        let ruling = if held(module, &renamed) == held(module, &new.content) {
            rulings::VARIANT_FORM
        } else {
            rulings::VARIANT_TYPE
        };
        let what = format!("holds {after}; held {before}");
        cx.note(subject, ChangeKind::Type, what, ruling);
    }
}

/// `202` or `200 to 299`.
fn statuses(outcome: &Outcome) -> String {
    let Outcome {
        first_status,
        last_status,
        ..
    } = outcome;
    if first_status == last_status {
        first_status.to_string()
    } else {
        format!("{first_status} to {last_status}")
    }
}

/// What a response holds and how it is read.
fn content(module: &str, content: &Content) -> String {
    match content {
        Content::Empty => "nothing".to_owned(),
        Content::Json(ty) => format!("`{}` as JSON", spelling::value(module, ty)),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Location => "a redirect".to_owned(),
    }
}

/// The type that the variant holds.
fn held(module: &str, content: &Content) -> String {
    match content {
        Content::Empty => String::new(),
        Content::Json(ty) => spelling::value(module, ty),
        Content::Text => "String".to_owned(),
        Content::Bytes => "Vec<u8>".to_owned(),
        Content::Location => "Redirect".to_owned(),
    }
}
