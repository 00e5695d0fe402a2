//! A path template in, the names of its parameters and of the things it leads to out.

use super::version::is_version;
use crate::names::{Role, identifier, singular};

/// The names between braces, in order.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// The name of one item of a path, for a type that belongs to the path: `Interaction Channel` for `/v1/Interactions/{Sid}/Channels`.
pub(super) fn item_words(path: &str) -> String {
    let fixed = path
        .split('/')
        .filter(|segment| !segment.is_empty() && !is_version(segment) && names(segment).is_empty());
    let words: Vec<String> = fixed
        .map(|segment| segment.strip_suffix(".json").unwrap_or(segment))
        .filter_map(|segment| identifier(Role::Method, segment))
        .map(|segment| singular(&segment))
        .collect();
    words.join(" ")
}
