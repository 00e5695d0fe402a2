//! An input by its names in both worlds.

use super::routes::{maker, route};
use crate::diff::context::Subject;
use crate::diff::report::ItemKind;
use crate::ir::{Encoding, Input, Location, Operation};

/// An input as the subject of a change.
pub(super) fn subject(module: &str, operation: &Operation, input: &Input) -> Subject {
    let name = &input.name.rust;
    let rust = match (input.required, &operation.required_struct) {
        (false, _) => format!("{module}::{}::{name}", operation.name.rust),
        (true, None) => format!("{module}::{}({name})", maker(operation)),
        (true, Some(required)) => format!("{module}::{required}.{name}"),
    };
    let wire = match input.location {
        Location::Body if operation.body.encoding == Encoding::Json => {
            format!("JSON body, {}", route(operation))
        }
        Location::Body => format!("body, {}", route(operation)),
        Location::Query | Location::Header | Location::Form | Location::Part => {
            format!(
                "{} {}, {}",
                location_word(input.location),
                input.name.wire,
                route(operation)
            )
        }
    };
    Subject {
        item: ItemKind::Input,
        rust,
        wire,
    }
}

/// The part of the request, in a word.
pub(super) fn location_word(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Part => "part",
        Location::Body => "body",
    }
}
