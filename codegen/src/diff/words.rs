//! The documentation of one item, before and after: its prose, its search aliases, and whether its use is warned of.

use super::context::{DiffCtx, Subject};
use super::report::ChangeKind;
use super::rulings::{self, Ruling};
use super::spelling::code;
use crate::ir::{Constraints, Docs, Type};
use crate::targets::limits;

/// Compares the words about an item.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, old: &Docs, new: &Docs) {
    compare_with(cx, subject, [old, new], rulings::DEPRECATED);
}

/// The same, with another ruling on a new deprecation.
pub(super) fn compare_with(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    [old, new]: [&Docs; 2],
    marked: Ruling,
) {
    match (old.deprecated, new.deprecated) {
        (false, true) => cx.note(subject, ChangeKind::Deprecated, "deprecated", marked),
        (true, false) => {
            let ruling = rulings::NO_LONGER_DEPRECATED;
            cx.note(
                subject,
                ChangeKind::Deprecated,
                "no longer deprecated",
                ruling,
            );
        }
        (false, false) | (true, true) => {}
    }
    compare_prose(cx, subject, [old, new]);
}

/// Compares the limits and the default that the documentation has, given as its sentences.
pub(super) fn compare_limits(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    [old, new]: [(&Constraints, &Type); 2],
) {
    let [before, after] =
        [old, new].map(|(constraints, ty)| limits::sentence(constraints, ty).unwrap_or_default());
    if before != after {
        let what = "the limits or the default in the documentation changed";
        cx.note(subject, ChangeKind::Docs, what, rulings::DOCS);
    }
}

fn compare_prose(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Docs; 2]) {
    let prose = |docs: &Docs| (docs.summary.clone(), docs.description.clone());
    if prose(old) != prose(new) {
        cx.note(
            subject,
            ChangeKind::Docs,
            "documentation reworded",
            rulings::DOCS,
        );
    }
    if old.aliases != new.aliases {
        let what = format!("{}; was {}", aliases(new), aliases(old));
        cx.note(subject, ChangeKind::Aliases, what, rulings::DOCS);
    }
}

fn aliases(docs: &Docs) -> String {
    if docs.aliases.is_empty() {
        "no search alias".to_owned()
    } else {
        let aliases: Vec<String> = docs.aliases.iter().map(|alias| code(alias)).collect();
        format!("search alias {}", aliases.join(", "))
    }
}
