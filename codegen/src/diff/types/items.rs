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
                    cx.note(
                        &subject(placed),
                        ChangeKind::Added,
                        what,
                        rulings::ITEM_ADDED,
                    );
                }
                Pair::Removed(placed) => {
                    let (what, ruling) = (format!("{} removed", self.noun), rulings::ITEM_REMOVED);
                    cx.note(&subject(placed), ChangeKind::Removed, what, ruling);
                }
                Pair::Both((module, old), (_, new)) => {
                    let subject = subject((module, old));
                    type_names::compare(cx, &subject, (self.name)(old), (self.name)(new));
                    words::compare(cx, &subject, (self.docs)(old), (self.docs)(new));
                    compare(cx, &subject, module, [old, new]);
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
        let separator = if self.item == ItemKind::Field {
            "."
        } else {
            "::"
        };
        let subject = |part: &T| Subject {
            item: self.item,
            rust: format!("{}{separator}{}", owner.rust, (self.name)(part).rust),
            wire: (self.name)(part).wire.clone(),
        };
        for pair in pairs {
            match *pair {
                Pair::Added(part) => {
                    let (what, ruling) = added(part);
                    cx.note(&subject(part), ChangeKind::Added, what, ruling);
                }
                Pair::Removed(part) => {
                    let what = format!("{} removed", self.noun);
                    cx.note(&subject(part), ChangeKind::Removed, what, removed);
                }
                Pair::Both(old, new) => {
                    let subject = subject(old);
                    let [before, after] = [old, new].map(self.name);
                    if before.rust != after.rust {
                        let what = format!("renamed to `{}`", after.rust);
                        cx.note(&subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
                    }
                    compare(cx, &subject, [old, new]);
                    words::compare(cx, &subject, (self.docs)(old), (self.docs)(new));
                }
            }
        }
    }
}
