//! The accessors of two APIs: the methods that lead from handle to handle.

use super::calls::{bindings, is_checked};
use super::context::{DiffCtx, Subject};
use super::pairing::{HandlePlace, Pair, handles};
use super::report::{ChangeKind, ItemKind};
use super::spelling::{self, code};
use super::{rulings, words};
use crate::ir::Binding;

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in handles(cx.apis) {
        let reader = |place: HandlePlace<'_>| (String::new(), place.handle.path.clone());
        cx.item(pair.map(reader), |cx| match pair {
            Pair::Added(place) => {
                let what = format!("new accessor and `{}`", place.accessor.handle);
                cx.added(&subject(place), what, rulings::ITEM_ADDED);
            }
            Pair::Removed(place) => {
                let what = format!("accessor and `{}` removed", place.accessor.handle);
                cx.removed(&subject(place), what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) => compare_one(cx, old, new),
        });
    }
}

fn subject(place: HandlePlace<'_>) -> Subject {
    let accessor = &place.accessor.name.rust;
    let module = place
        .owner
        .map_or_else(String::new, |_| format!("{}::", place.module));
    let rust = format!("{module}{}::{accessor}", owner(place));
    Subject {
        item: ItemKind::Accessor,
        rust,
        wire: place.handle.path.clone(),
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: HandlePlace<'_>, new: HandlePlace<'_>) {
    let subject = subject(old);
    let before = cx.changes.len();
    let named = |place: HandlePlace<'_>| format!("`{}::{}`", owner(place), signature(place));
    let what = format!("{}; was {}", named(new), named(old));
    if is_moved(cx, old, new) {
        cx.note(&subject, ChangeKind::Moved, what, rulings::MOVED);
    } else if signature(old) != signature(new) {
        cx.note(&subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
    }
    compare_bindings(cx, &subject, old, new);
    let [given, taken] = [old, new].map(|place| &place.accessor.bindings[..]);
    let is_there = !is_moved(cx, old, new) && old.accessor.name.rust == new.accessor.name.rust;
    if !is_there || !bindings(cx, [given, taken]) {
        cx.unmark_since(before);
    }
    let (old, new) = (&old.accessor.docs, &new.accessor.docs);
    words::compare(cx, &subject, old, new);
}

/// Whether the accessor is on another handle than before.
fn is_moved(cx: &DiffCtx<'_>, old: HandlePlace<'_>, new: HandlePlace<'_>) -> bool {
    let before = old
        .owner
        .map(|handle| cx.renames.handle(old.module, &handle.rust));
    before != new.owner.map(|handle| handle.rust.as_str())
}

fn owner(place: HandlePlace<'_>) -> &str {
    place.owner.map_or("Client", |handle| handle.rust.as_str())
}

fn signature(place: HandlePlace<'_>) -> String {
    format!(
        "{}() -> {}",
        place.accessor.name.rust, place.accessor.handle
    )
}

/// Compares the arguments. They go by position, and the segment of the path has their order.
fn compare_bindings(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    old: HandlePlace<'_>,
    new: HandlePlace<'_>,
) {
    let [before, after] = [old, new].map(|place| &place.accessor.bindings[..]);
    let renamed: Vec<Binding> = before
        .iter()
        .map(|binding| Binding {
            ty: cx.renames.ty(&binding.ty),
            ..binding.clone()
        })
        .collect();
    let takes = arguments(new.module, after);
    if arguments(old.module, &renamed) != takes {
        let what = format!("takes {takes}; took {}", arguments(old.module, before));
        let mut pairs = before.iter().zip(after);
        let ruling = if pairs.any(|(old, new)| is_checked(&cx.renames.ty(&old.ty), &new.ty)) {
            rulings::BINDING_CHECKED
        } else {
            rulings::BINDING
        };
        cx.note(subject, ChangeKind::Type, what, ruling);
    }
    if is_reordered(before, after) {
        let what = format!(
            "takes {} in this order; was {}",
            names(after),
            names(before)
        );
        cx.note(subject, ChangeKind::Order, what, rulings::BINDING_ORDER);
        return;
    }
    for (before, after) in before.iter().zip(after) {
        compare_argument(cx, subject, [before, after]);
    }
}

/// Compares the name and the example of one argument.
fn compare_argument(cx: &mut DiffCtx<'_>, subject: &Subject, [before, after]: [&Binding; 2]) {
    let [old, new] = [before, after].map(|binding| code(&binding.name.rust));
    if before.name != after.name {
        let what = format!("the argument is called {new}; was {old}");
        cx.note(subject, ChangeKind::WireName, what, rulings::BINDING_NAME);
    }
    if before.example != after.example {
        let what = format!("another example of the argument {new}");
        cx.note(subject, ChangeKind::Examples, what, rulings::EXAMPLES);
    }
}

fn arguments(module: &str, bindings: &[Binding]) -> String {
    if bindings.is_empty() {
        return "no argument".to_owned();
    }
    let types = bindings
        .iter()
        .map(|binding| format!("`{}`", spelling::binding(module, &binding.ty)));
    types.collect::<Vec<_>>().join(", ")
}

fn names(bindings: &[Binding]) -> String {
    let names = bindings.iter().map(|binding| code(&binding.name.wire));
    names.collect::<Vec<_>>().join(", ")
}

/// Whether the parameters that both have are in another order.
fn is_reordered(old: &[Binding], new: &[Binding]) -> bool {
    fn common<'a>(here: &'a [Binding], there: &'a [Binding]) -> impl Iterator<Item = &'a str> {
        let is_common = |binding: &&Binding| {
            let mut others = there.iter();
            others.any(|other| other.name.wire == binding.name.wire)
        };
        let names = here.iter().filter(is_common);
        names.map(|binding| binding.name.wire.as_str())
    }
    !common(old, new).eq(common(new, old))
}
