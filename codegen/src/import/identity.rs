//! Identities of items and what follows from them.

use super::items::{Item, ROUTE};

/// The identity, or the way to a fact, without media types and without the parts of `allOf`.
pub(super) fn shape(id: &str) -> String {
    let mut shape = Vec::new();
    let mut steps = id.split('/');
    while let Some(step) = steps.next() {
        match step {
            "allOf" => drop(steps.next()),
            "content" => {
                shape.push(step);
                steps.next();
            }
            step => shape.push(step),
        }
    }
    shape.join("/")
}

/// The identity without its last step.
pub(super) fn list_of(id: &str) -> &str {
    id.rsplit_once('/').map_or("", |(list, _)| list)
}

fn route(item: &Item) -> Option<&str> {
    item.facts.get(ROUTE)?.as_str()
}

pub(super) fn method(item: &Item) -> Option<&str> {
    route(item)?.split(' ').next()
}

pub(super) fn is_path_parameter(item: &Item) -> bool {
    item.facts.get("/in").is_some_and(|place| place == "path")
}
