//! One named list or map, before and after.

use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{rulings, spelling};
use crate::ir::Newtype;

pub(super) const NEWTYPES: Items<Newtype> = Items {
    item: ItemKind::Newtype,
    noun: "named collection",
    name: |newtype| &newtype.name,
    docs: |newtype| &newtype.docs,
};

pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Newtype; 2],
) {
    if cx.renames.ty(&old.ty) != new.ty {
        let [before, after] = [old, new].map(|newtype| spelling::value(module, &newtype.ty));
        let what = format!("holds `{after}`; held `{before}`");
        cx.note(subject, ChangeKind::Type, what, rulings::FIELD_TYPE);
    }
}
