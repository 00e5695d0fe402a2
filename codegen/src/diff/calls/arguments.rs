//! How callers give the inputs of an operation: in which form, of which types, in which order.

use super::compiles::is_checked;
use super::routes::maker;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, is_reordered};
use crate::diff::report::ChangeKind;
use crate::diff::{rulings, spelling};
use crate::ir::{Input, Operation, Style};

/// How a caller gives an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// By a setter of the builder.
    Setter,
    /// As an argument of the method.
    Argument,
    /// As a field of the struct of the required inputs.
    Member,
}

impl Form {
    pub(super) fn of(operation: &Operation, input: &Input) -> Self {
        match (input.required, &operation.required_struct) {
            (false, _) => Self::Setter,
            (true, None) => Self::Argument,
            (true, Some(_)) => Self::Member,
        }
    }
}

/// Compares what a caller may give, and how it is written.
pub(super) fn compare_types(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Input; 2],
) {
    let renamed = cx.renames.input(old);
    let spell = |input: &Input| spelling::argument(module, input);
    if spell(&renamed) != spell(new) {
        let ruling = if is_checked(&renamed.ty, &new.ty) {
            rulings::SID_CHECKED
        } else {
            rulings::ARGUMENT_TYPE
        };
        let what = format!("takes `{}`; took `{}`", spell(new), spell(old));
        cx.note(subject, ChangeKind::Type, what, ruling);
        return;
    }
    if renamed.ty != new.ty {
        let [before, after] = [old, new].map(|input| spelling::value(module, &input.ty));
        let what = format!("holds `{after}`; held `{before}`");
        cx.note(subject, ChangeKind::Type, what, rulings::SHAPE);
    }
    if old.style != new.style {
        let [before, after] = [old, new].map(|input| style_words(input.style));
        let what = format!("written {after}; was written {before}");
        cx.note(subject, ChangeKind::Style, what, rulings::STYLE);
    }
}

fn style_words(style: Style) -> &'static str {
    match style {
        Style::Plain => "with the name repeated for each item",
        Style::Comma => "with commas",
        Style::Space => "with spaces",
        Style::Pipe => "with `|`",
        Style::Deep => "as `name[key]=value`",
        Style::Properties => "as `key=value`",
        Style::Json => "as JSON",
        Style::Collapsible => "as `name.key=value`",
    }
}

/// The order of arguments is part of the signature; that of setters and of a struct's fields is not.
pub(super) fn compare_order(
    cx: &mut DiffCtx<'_>,
    owner: &Subject,
    after: &Operation,
    pairs: &[Pair<&Input>],
    old: &[&Input],
) {
    let required: Vec<Pair<&Input>> = pairs
        .iter()
        .filter(|pair| matches!(pair, Pair::Both(old, new) if old.required && new.required))
        .copied()
        .collect();
    if after.required_struct.is_none() && is_reordered(&required, old) {
        let what = format!("`{}` takes its arguments in another order", maker(after));
        cx.note(owner, ChangeKind::Order, what, rulings::ARGUMENT_ORDER);
    } else if is_reordered(pairs, old) {
        cx.note(
            owner,
            ChangeKind::Order,
            "inputs are in another order",
            rulings::INPUT_ORDER,
        );
    }
}
