//! The inputs of one operation, before and after.

use super::arguments::{Form, compare_order, compare_types};
use super::context::{Cx, Subject};
use super::operations::{maker, route};
use super::pairs::{Pair, pair};
use super::rulings::{self, Ruling};
use super::{Item, Kind, code, deprecation, docs};
use crate::ir::{Encoding, Input, Location, Operation};
use crate::render::spelling;

/// Compares the inputs; `owner` is the operation.
pub(super) fn compare(
    cx: &mut Cx<'_>,
    owner: &Subject,
    module: &str,
    [before, after]: [&Operation; 2],
) {
    // Of a body in another encoding nothing stays. That is one change, and not one of each input.
    let is_compared =
        |input: &&Input| !is_encoded_otherwise(before, after) || !is_in_body(input.location);
    let (old, new): (Vec<&Input>, Vec<&Input>) = (
        before.inputs.iter().filter(is_compared).collect(),
        after.inputs.iter().filter(is_compared).collect(),
    );
    let pairs = pair(
        &old,
        &new,
        &[
            |input| Some(format!("{} {}", location(input.location), input.name.wire)),
            |input| Some(input.name.wire.clone()),
            |input| Some(input.name.rust.clone()),
        ],
    );
    for pair in &pairs {
        match *pair {
            Pair::Added(input) => {
                let (what, ruling) = added(module, after, input);
                cx.note(&subject(module, after, input), Kind::Added, what, ruling);
            }
            Pair::Removed(input) => {
                let (what, ruling) = removed(before, input);
                cx.note(&subject(module, before, input), Kind::Removed, what, ruling);
            }
            Pair::Both(old, new) => compare_one(cx, module, [before, after], [old, new]),
        }
    }
    compare_order(cx, owner, after, &pairs, &old);
}

/// Whether a form became JSON, or the other way round.
pub(super) fn is_encoded_otherwise(old: &Operation, new: &Operation) -> bool {
    old.body != new.body
        && old.body.encoding != Encoding::None
        && new.body.encoding != Encoding::None
}

/// Whether an input is part of the body.
pub(super) fn is_in_body(location: Location) -> bool {
    matches!(location, Location::Form | Location::Part | Location::Body)
}

fn subject(module: &str, operation: &Operation, input: &Input) -> Subject {
    let name = &input.name.rust;
    let rust = match (input.required, &operation.required_struct) {
        (false, _) => format!("{module}::{}::{name}", operation.name.rust),
        (true, None) => format!("{module}::{}({name})", maker(operation)),
        (true, Some(required)) => format!("{module}::{required}.{name}"),
    };
    let wire = match input.location {
        Location::Body => format!("JSON body, {}", route(operation)),
        Location::Query | Location::Header | Location::Form | Location::Part => {
            format!(
                "{} {}, {}",
                location(input.location),
                input.name.wire,
                route(operation)
            )
        }
    };
    Subject {
        item: Item::Input,
        rust,
        wire,
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Part => "part",
        Location::Body => "body",
    }
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

fn compare_one(
    cx: &mut Cx<'_>,
    module: &str,
    [before, after]: [&Operation; 2],
    [old, new]: [&Input; 2],
) {
    let subject = &subject(module, before, old);
    match (old.required, new.required) {
        (false, true) => cx.note(
            subject,
            Kind::Required,
            "now required",
            rulings::NOW_REQUIRED,
        ),
        (true, false) => cx.note(
            subject,
            Kind::Required,
            "now optional",
            rulings::NOW_OPTIONAL,
        ),
        (false, false) | (true, true) => {}
    }
    let form = Form::of(after, new);
    if old.name.rust != new.name.rust && old.required == new.required {
        let ruling = if form == Form::Argument {
            rulings::ARGUMENT_RENAMED
        } else {
            rulings::ITEM_RENAMED
        };
        cx.note(
            subject,
            Kind::Renamed,
            format!("renamed to `{}`", new.name.rust),
            ruling,
        );
    }
    if old.name.wire != new.name.wire {
        let what = format!(
            "sent as {}; was sent as {}",
            code(&new.name.wire),
            code(&old.name.wire)
        );
        cx.note(subject, Kind::WireName, what, rulings::INPUT_WIRE_NAME);
    }
    if old.location != new.location {
        let what = format!(
            "travels in the {}; travelled in the {}",
            location(new.location),
            location(old.location)
        );
        let was_hidden = old.location == Location::Header || old.pii || new.pii;
        let ruling = if new.location == Location::Query && was_hidden {
            rulings::LOCATION_URL
        } else {
            rulings::LOCATION
        };
        cx.note(subject, Kind::Location, what, ruling);
    }
    compare_types(cx, subject, module, form, [old, new]);
    if old.pii != new.pii {
        let (what, ruling) = if new.pii {
            ("marked as personal data", rulings::INPUT_PERSONAL)
        } else {
            (
                "no longer marked as personal data",
                rulings::INPUT_NO_LONGER_PERSONAL,
            )
        };
        cx.note(subject, Kind::Personal, what, ruling);
    }
    let marked = if form == Form::Argument {
        rulings::ARGUMENT_DEPRECATED
    } else {
        rulings::DEPRECATED
    };
    deprecation::compare_with(cx, subject, &old.docs, &new.docs, marked);
    docs::compare(cx, subject, &old.docs, &new.docs);
}
