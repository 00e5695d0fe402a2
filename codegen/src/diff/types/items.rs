//! Types with a name, or parts of a type with a name, of two APIs in; one change for each that is new or gone, and a comparison of
//! each that both have, out.

use super::type_names;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings::{self, Ruling};
use crate::diff::words;
use crate::ir::{Docs, Name};

/// A kind of type, or of part of a type.
pub(super) struct Items<T: 'static> {
    pub(super) item: ItemKind,
    /// What it is called in reports.
    pub(super) noun: &'static str,
    pub(super) name: fn(&T) -> &Name,
    pub(super) docs: fn(&T) -> &Docs,
}

impl<T> Items<T> {
    /// Compares the types of one kind.
    pub(super) fn compare(
        &self,
        cx: &mut DiffCtx<'_>,
        pairs: Vec<Pair<Placed<'_, T>>>,
        compare: fn(&mut DiffCtx<'_>, &Subject, &str, [&T; 2]),
    ) {
        let subject = |(module, item): Placed<'_, T>| Subject {
            item: self.item,
            rust: format!("{module}::{}", (self.name)(item).rust),
            wire: (self.name)(item).wire.clone(),
        };
        for pair in pairs {
            let reader =
                |(module, item): Placed<'_, T>| (module.to_owned(), (self.name)(item).rust.clone());
            cx.item(pair.map(reader), |cx| match pair {
                Pair::Added(placed) => {
                    let what = format!("new {}", self.noun);
                    cx.added(&subject(placed), what, rulings::ITEM_ADDED);
                }
                Pair::Removed(placed) => {
                    let (what, ruling) = (format!("{} removed", self.noun), rulings::ITEM_REMOVED);
                    cx.removed(&subject(placed), what, ruling);
                }
                Pair::Both((module, old), (_, new)) => {
                    let before = cx.changes.len();
                    let subject = subject((module, old));
                    type_names::compare(cx, &subject, (self.name)(old), (self.name)(new));
                    words::compare(cx, &subject, (self.docs)(old), (self.docs)(new));
                    compare(cx, &subject, module, [old, new]);
                    if (self.name)(old).rust != (self.name)(new).rust {
                        cx.unmark_since(before);
                    }
                }
            });
        }
    }

    /// Compares the parts of one type, which is `owner`.
    pub(super) fn compare_parts(
        &self,
        cx: &mut DiffCtx<'_>,
        owner: &Subject,
        pairs: &[Pair<&T>],
        added: impl Fn(&T) -> (String, Ruling),
        removed: Ruling,
        mut compare: impl FnMut(&mut DiffCtx<'_>, &Subject, [&T; 2]),
    ) {
        let subject = |part: &T| self.part(owner, part);
        for pair in pairs {
            match *pair {
                Pair::Added(part) => {
                    let (what, ruling) = added(part);
                    cx.added(&subject(part), what, ruling);
                }
                Pair::Removed(part) => {
                    let what = format!("{} removed", self.noun);
                    cx.removed(&subject(part), what, removed);
                }
                Pair::Both(old, new) => {
                    let subject = subject(old);
                    let [before, after] = [old, new].map(|part| &(self.name)(part).rust);
                    let start = cx.changes.len();
                    compare(cx, &subject, [old, new]);
                    if before != after {
                        note_renamed(cx, &subject, after, start);
                    }
                    words::compare(cx, &subject, (self.docs)(old), (self.docs)(new));
                }
            }
        }
    }

    /// A part of a type, which is `owner`.
    fn part(&self, owner: &Subject, part: &T) -> Subject {
        let separator = if self.item == ItemKind::Field {
            "."
        } else {
            "::"
        };
        Subject {
            item: self.item,
            rust: format!("{}{separator}{}", owner.rust, (self.name)(part).rust),
            wire: (self.name)(part).wire.clone(),
        }
    }
}

/// Notes a new name in Rust as one change with what comes with it on the wire. What was noted of the part begins at `start`.
fn note_renamed(cx: &mut DiffCtx<'_>, subject: &Subject, name: &str, start: usize) {
    let mut noted = cx.changes[start..].iter();
    let wire = noted.position(|change| change.kind == ChangeKind::WireName);
    let wire = wire.map(|index| cx.changes.remove(start + index).what);
    let wire = wire.map_or(String::new(), |what| format!(", {what}"));
    let what = format!("renamed to `{name}`{wire}");
    cx.note(subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
    cx.unmark_since(start);
}
