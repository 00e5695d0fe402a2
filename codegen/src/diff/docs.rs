//! The documentation of one item, before and after.

use super::context::{DiffCtx, Subject};
use super::report::ChangeKind;
use super::rulings;
use super::spelling::code;
use crate::ir::Docs;

/// Compares prose and search aliases.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, old: &Docs, new: &Docs) {
    let prose = |docs: &Docs| (docs.summary.clone(), docs.description.clone());
    let words = "documentation reworded";
    let what = match (prose(old) != prose(new), old.aliases != new.aliases) {
        (false, false) => return,
        (true, false) => words.to_owned(),
        (false, true) => format!("{}; was {}", aliases(new), aliases(old)),
        (true, true) => format!("{words}; {}; was {}", aliases(new), aliases(old)),
    };
    cx.note(subject, ChangeKind::Docs, what, rulings::DOCS);
}

fn aliases(docs: &Docs) -> String {
    if docs.aliases.is_empty() {
        "no search alias".to_owned()
    } else {
        let aliases: Vec<String> = docs.aliases.iter().map(|alias| code(alias)).collect();
        format!("search alias {}", aliases.join(", "))
    }
}
