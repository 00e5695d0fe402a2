//! How callers give the inputs of an operation: by which form, of which types, in which order.

use super::context::{Cx, Subject};
use super::operations::maker;
use super::pairs::{Pair, is_reordered};
use super::{Kind, rulings};
use crate::ir::{Input, Operation, Type};
use crate::render::spelling;

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

/// Compares what a caller may give.
pub(super) fn compare_types(
    cx: &mut Cx<'_>,
    subject: &Subject,
    module: &str,
    form: Form,
    [old, new]: [&Input; 2],
) {
    let renamed = cx.renames.input(old);
    if renamed.ty == new.ty && renamed.location == new.location {
        return;
    }
    let spell = |input: &Input| match form {
        Form::Setter | Form::Argument => spelling::argument(module, input),
        Form::Member => spelling::value(module, &input.ty),
    };
    if spell(&renamed) != spell(new) {
        let ruling = match (form, &renamed.ty, &new.ty) {
            (Form::Member, ..) => rulings::MEMBER_TYPE,
            (Form::Setter | Form::Argument, Type::String, Type::Sid(_)) => rulings::SID_CHECKED,
            (Form::Setter | Form::Argument, ..) => rulings::ARGUMENT_TYPE,
        };
        cx.note(
            subject,
            Kind::Type,
            format!("takes `{}`; took `{}`", spell(new), spell(old)),
            ruling,
        );
    } else if renamed.ty != new.ty {
        let (before, after) = (
            spelling::value(module, &old.ty),
            spelling::value(module, &new.ty),
        );
        cx.note(
            subject,
            Kind::Type,
            format!("holds `{after}`; held `{before}`"),
            rulings::SHAPE,
        );
    }
}

/// The order of arguments is part of the signature; that of setters and of a struct's fields is not.
pub(super) fn compare_order(
    cx: &mut Cx<'_>,
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
        cx.note(owner, Kind::Order, what, rulings::ARGUMENT_ORDER);
    } else if is_reordered(pairs, old) {
        cx.note(
            owner,
            Kind::Order,
            "inputs stand in another order",
            rulings::INPUT_ORDER,
        );
    }
}
