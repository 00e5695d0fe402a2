//! The inputs of one operation, before and after.

use super::arguments::{Form, compare_order};
use super::bodies::{is_encoded_differently, is_in_body};
use super::input;
use super::input_subject::{location_word, subject};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, is_alike, pair, with_renamed};
use crate::diff::rulings::{self, Ruling};
use crate::diff::spelling;
use crate::ir::{Input, Operation};

/// Compares the inputs; `owner` is the operation.
pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    owner: &Subject,
    module: &str,
    [before, after]: [&Operation; 2],
) {
    let inputs = compared([before, after]);
    let pairs = paired(cx, module, [before, after], &inputs);
    for pair in &pairs {
        match *pair {
            Pair::Added(input) => {
                let (what, ruling) = added(module, after, input);
                cx.added(&subject(module, after, input), what, ruling);
            }
            Pair::Removed(input) => {
                let (what, ruling) = removed(before, input);
                cx.removed(&subject(module, before, input), what, ruling);
            }
            Pair::Both(old, new) => input::compare(cx, module, [before, after], [old, new]),
        }
    }
    compare_order(cx, owner, after, &pairs, &inputs[0]);
}

/// Which inputs are the same: by the place and the name on the wire, or because callers notice no difference.
fn paired<'a>(
    cx: &DiffCtx<'_>,
    module: &str,
    operations: [&Operation; 2],
    [old, new]: &[Vec<&'a Input>; 2],
) -> Vec<Pair<&'a Input>> {
    let pairs = pair(
        old,
        new,
        &[
            &|input| {
                let location = location_word(input.location);
                Some(format!("{location} {}", input.name.wire))
            },
            &|input| Some(input.name.wire.clone()),
            &|input| Some(input.name.rust.clone()),
        ],
    );
    let facts = |input: &Input| (input.location, input.style, input.required, input.pii);
    with_renamed(&pairs, |old: &Input, new: &Input| {
        let renamed = cx.renames.input(old);
        facts(old) == facts(new)
            && spelling::argument(module, &renamed) == spelling::argument(module, new)
            && (is_alike((&old.name, &old.docs), (&new.name, &new.docs))
                || is_in_its_place(operations, [old, new]))
    })
}

/// Whether callers give both as the same argument: it goes by position, whatever it is called.
fn is_in_its_place(operations: [&Operation; 2], [old, new]: [&Input; 2]) -> bool {
    let place = |operation: &Operation, input: &Input| {
        let mut arguments = operation.required_inputs();
        let is_argument = Form::of(operation, input) == Form::Argument;
        arguments
            .position(|other| std::ptr::eq(other, input))
            .filter(|_| is_argument)
    };
    let [before, after] = operations;
    place(before, old).is_some_and(|index| place(after, new) == Some(index))
}

/// The inputs to compare. Another encoding replaces the whole body: that is one change, and not one of each input.
fn compared(operations: [&Operation; 2]) -> [Vec<&Input>; 2] {
    let [before, after] = operations;
    let is_replaced = is_encoded_differently(before, after);
    operations.map(|operation| {
        let inputs = operation.inputs.iter();
        let is_compared = |input: &&Input| !is_replaced || !is_in_body(input.location);
        inputs.filter(is_compared).collect()
    })
}

fn added(module: &str, operation: &Operation, input: &Input) -> (String, Ruling) {
    match Form::of(operation, input) {
        Form::Setter => (
            format!(
                "new optional input: `{}`",
                spelling::argument(module, input)
            ),
            rulings::SETTER_ADDED,
        ),
        Form::Argument => (
            format!(
                "new required input: `{}`",
                spelling::argument(module, input)
            ),
            rulings::ARGUMENT_ADDED,
        ),
        Form::Member => (
            format!(
                "new required input: `{}`",
                spelling::value(module, &input.ty)
            ),
            rulings::MEMBER_ADDED,
        ),
    }
}

fn removed(operation: &Operation, input: &Input) -> (&'static str, Ruling) {
    match Form::of(operation, input) {
        Form::Setter => ("optional input removed", rulings::SETTER_REMOVED),
        Form::Argument => ("required input removed", rulings::ARGUMENT_REMOVED),
        Form::Member => ("required input removed", rulings::MEMBER_REMOVED),
    }
}
