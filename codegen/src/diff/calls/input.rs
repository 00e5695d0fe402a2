//! One input, before and after.

use super::arguments::{Form, compare_types};
use super::input_subject::{location_word, subject};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::spelling::code;
use crate::diff::{rulings, words};
use crate::ir::{Input, Location, Operation};

/// Compares one input; `module` is that of its operation.
pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    module: &str,
    [before, after]: [&Operation; 2],
    [old, new]: [&Input; 2],
) {
    let subject = &subject(module, before, old);
    let form = Form::of(after, new);
    compare_need(cx, subject, [old, new]);
    compare_names(cx, subject, form, [old, new]);
    compare_location(cx, subject, [old, new]);
    compare_types(cx, subject, module, [old, new]);
    compare_marks(cx, subject, [old, new]);
    let marked = if form == Form::Argument {
        rulings::ARGUMENT_DEPRECATED
    } else {
        rulings::DEPRECATED
    };
    words::compare_with(cx, subject, [&old.docs, &new.docs], marked);
    let limits = [old, new].map(|input| (&*input.constraints, &input.ty));
    words::compare_limits(cx, subject, limits);
}

/// Compares whether the call can be made without it.
fn compare_need(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Input; 2]) {
    let (what, ruling) = match (old.required, new.required) {
        (false, true) => ("now required", rulings::NOW_REQUIRED),
        (true, false) => ("now optional", rulings::NOW_OPTIONAL),
        (false, false) | (true, true) => return,
    };
    cx.note(subject, ChangeKind::Required, what, ruling);
}

fn compare_names(cx: &mut DiffCtx<'_>, subject: &Subject, form: Form, [old, new]: [&Input; 2]) {
    let is_renamed = old.name.rust != new.name.rust && old.required == new.required;
    let sent = format!(
        "sent as {}; was sent as {}",
        code(&new.name.wire),
        code(&old.name.wire)
    );
    let is_sent_otherwise = old.name.wire != new.name.wire;
    let mut what = format!("renamed to `{}`", new.name.rust);
    // Whoever writes the name has to change it, and learns of both.
    let is_one = is_renamed && is_sent_otherwise && form != Form::Argument;
    if is_one {
        what = format!("{what}, {sent}");
    }
    if is_renamed {
        let ruling = if form == Form::Argument {
            rulings::ARGUMENT_RENAMED
        } else {
            rulings::ITEM_RENAMED
        };
        cx.note(subject, ChangeKind::Renamed, what, ruling);
    }
    if is_sent_otherwise && !is_one {
        cx.note(
            subject,
            ChangeKind::WireName,
            sent,
            rulings::INPUT_WIRE_NAME,
        );
    }
}

fn compare_location(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Input; 2]) {
    if old.location == new.location {
        return;
    }
    let what = format!(
        "sent in the {}; was sent in the {}",
        location_word(new.location),
        location_word(old.location)
    );
    let was_hidden = old.location == Location::Header || old.pii || new.pii;
    let ruling = if new.location == Location::Query && was_hidden {
        rulings::LOCATION_URL
    } else {
        rulings::LOCATION
    };
    cx.note(subject, ChangeKind::Location, what, ruling);
}

fn compare_marks(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Input; 2]) {
    let (what, ruling) = match (old.pii, new.pii) {
        (false, true) => ("marked as personal data", rulings::INPUT_PERSONAL),
        (true, false) => (
            "no longer marked as personal data",
            rulings::INPUT_NO_LONGER_PERSONAL,
        ),
        (false, false) | (true, true) => return,
    };
    cx.note(subject, ChangeKind::Personal, what, ruling);
}
