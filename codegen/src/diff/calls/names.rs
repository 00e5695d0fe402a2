//! The names of one operation, its builder and its required inputs, before and after.

use super::bodies::is_encoded_differently;
use super::routes::{maker, owner};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::Operation;

pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Operation; 2],
) {
    let is_moved = cx.renames.handle(module, owner(old)) != owner(new);
    let is_renamed = old.name.rust != new.name.rust || old.verb != new.verb;
    if is_moved || is_renamed {
        let what = format!(
            "`{}() -> {}`; was `{}() -> {}`",
            maker(new),
            new.name.rust,
            maker(old),
            old.name.rust
        );
        let (kind, ruling) = if is_moved {
            (ChangeKind::Moved, rulings::MOVED)
        } else {
            (ChangeKind::Renamed, rulings::ITEM_RENAMED)
        };
        cx.note(subject, kind, what, ruling);
    } else if old.call_name == new.call_name {
        compare_operation_ids(cx, subject, [old, new]);
    }
    compare_call_names(cx, subject, [old, new]);
    if !is_encoded_differently(old, new) {
        compare_required_structs(cx, subject, [old, new]);
    }
}

fn compare_call_names(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    if old.call_name != new.call_name {
        let [before, after] = [code(&old.call_name), code(&new.call_name)];
        let what = format!("called {after}; was {before}");
        cx.note(subject, ChangeKind::WireName, what, rulings::CALL_NAME);
    }
}

fn compare_operation_ids(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    if old.name.wire != new.name.wire {
        let [before, after] = [code(&old.name.wire), code(&new.name.wire)];
        let what = format!("operationId {after}; was {before}");
        cx.note(subject, ChangeKind::WireName, what, rulings::OPERATION_ID);
    }
}

fn compare_required_structs(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    match (&old.required_struct, &new.required_struct) {
        (Some(before), Some(after)) if before != after => {
            let what = format!("the struct of its required inputs is `{after}`; was `{before}`");
            cx.note(subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
        }
        (None, Some(name)) => {
            let what = format!("`{}` takes a `{name}`; took {}", maker(new), arguments(old));
            cx.note(subject, ChangeKind::Arguments, what, rulings::ARGUMENTS);
        }
        (Some(name), None) => {
            let what = format!("`{}` takes {}; took a `{name}`", maker(new), arguments(new));
            cx.note(subject, ChangeKind::Arguments, what, rulings::ARGUMENTS);
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
}

fn arguments(operation: &Operation) -> String {
    match operation.required_inputs().count() {
        0 => "no argument".to_owned(),
        1 => "1 argument".to_owned(),
        count => format!("{count} arguments"),
    }
}
