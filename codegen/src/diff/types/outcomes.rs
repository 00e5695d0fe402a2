//! The outcomes of operations whose result depends on the status, before and after.

use super::type_names;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed, outcomes, pair};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{deprecation, docs, rulings, spelling};
use crate::ir::{Content, Outcome, Outcomes};

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in outcomes(cx.apis) {
        match pair {
            Pair::Added(outcomes) => cx.note(
                &subject(outcomes),
                ChangeKind::Added,
                "new enum of outcomes",
                rulings::ITEM_ADDED,
            ),
            Pair::Removed(outcomes) => cx.note(
                &subject(outcomes),
                ChangeKind::Removed,
                "enum of outcomes removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => {
                let subject = subject(old);
                let ((module, old), (_, new)) = (old, new);
                type_names::compare(cx, &subject, &old.name, &new.name);
                deprecation::compare(cx, &subject, &old.docs, &new.docs);
                docs::compare(cx, &subject, &old.docs, &new.docs);
                compare_all(cx, &subject, module, [old, new]);
            }
        }
    }
}

fn subject((module, outcomes): Placed<'_, Outcomes>) -> Subject {
    Subject {
        item: ItemKind::Outcomes,
        rust: format!("{module}::{}", outcomes.name.rust),
        wire: outcomes.name.wire.clone(),
    }
}

/// Compares each outcome. Their order follows from their statuses.
fn compare_all(cx: &mut DiffCtx<'_>, owner: &Subject, module: &str, [old, new]: [&Outcomes; 2]) {
    let [old, new] = [old, new].map(|outcomes| outcomes.outcomes.iter().collect::<Vec<_>>());
    let subject = |outcome: &Outcome| Subject {
        item: ItemKind::Outcome,
        rust: format!("{}::{}", owner.rust, outcome.name.rust),
        wire: outcome.name.wire.clone(),
    };
    let pairs = pair(
        &old,
        &new,
        &[&|outcome| Some(statuses(outcome)), &|outcome| {
            Some(outcome.name.rust.clone())
        }],
    );
    for pair in pairs {
        match pair {
            Pair::Added(outcome) => {
                let what = format!("new outcome: {}", content(module, &outcome.content));
                let ruling = rulings::OUTCOME_ADDED;
                cx.note(&subject(outcome), ChangeKind::Added, what, ruling);
            }
            Pair::Removed(outcome) => cx.note(
                &subject(outcome),
                ChangeKind::Removed,
                "outcome removed",
                rulings::OUTCOME_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, &subject(old), module, [old, new]),
        }
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, subject: &Subject, module: &str, [old, new]: [&Outcome; 2]) {
    if old.name.rust != new.name.rust {
        let what = format!("renamed to `{}`", new.name.rust);
        cx.note(subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
    }
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
    deprecation::compare(cx, subject, &old.docs, &new.docs);
    docs::compare(cx, subject, &old.docs, &new.docs);
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
