//! One model, before and after.

use super::fields;
use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings;
use crate::ir::Model;

pub(super) const MODELS: Items<Model> = Items {
    item: ItemKind::Model,
    noun: "model",
    name: |model| &model.name,
    docs: |model| &model.docs,
};

pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Model; 2],
) {
    let setters = match (old.is_input, new.is_input) {
        (false, true) => Some(("has a setter for each field", rulings::SETTERS)),
        (true, false) => Some(("no longer has setters", rulings::NO_SETTERS)),
        (false, false) | (true, true) => None,
    };
    if let Some((what, ruling)) = setters {
        cx.note(subject, ChangeKind::Setters, what, ruling);
    }
    fields::compare(cx, subject, module, [old, new]);
}
