//! One union, before and after.

use super::items::Items;
use super::members;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::Union;

pub(super) const UNIONS: Items<Union> = Items {
    item: ItemKind::Union,
    noun: "union",
    name: |union| &union.name,
    docs: |union| &union.docs,
};

pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Union; 2],
) {
    if old.tag != new.tag {
        let what = format!("decided by {}; was by {}", tag(new), tag(old));
        cx.note(subject, ChangeKind::Tag, what, rulings::TAG);
    }
    members::compare(cx, subject, module, [old, new]);
}

fn tag(union: &Union) -> String {
    match &union.tag {
        Some(tag) => code(tag),
        None => "the values alone".to_owned(),
    }
}
