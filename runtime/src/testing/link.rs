//! Links without personal values: a URL goes in, and comes out so that a client can still follow it.
//!
//! Host, the document's own path segments and the names of the query stay.

use crate::{
    encoding::percent::decoded,
    message::url_parts::split_origin,
    operation::{Location, Operation},
    personal_values::{HIDDEN, HIDDEN_IN_URL, PersonalValues, is_sid},
};

/// Returns a text that is a URL without personal values, or `None` if it is not a URL.
pub(super) fn hidden(text: &str, operation: &Operation, values: &PersonalValues) -> Option<String> {
    let (origin, target) = split_origin(text);
    let is_whole = origin.starts_with("http://") || origin.starts_with("https://");
    if !is_whole && !text.starts_with('/') {
        return None;
    }
    let (target, fragment) = split(target, '#');
    let (way, query) = split(target, '?');
    let pairs = query.get(1..).unwrap_or_default().split('&');
    let pairs: Vec<_> = pairs.map(|item| pair(item, operation, values)).collect();
    let origin = if origin.contains('@') {
        hide(origin, values)
    } else {
        origin.to_owned()
    };
    Some(format!(
        "{origin}{}{}{}{}",
        path(way, operation, values).replace(HIDDEN, HIDDEN_IN_URL),
        if query.is_empty() { "" } else { "?" },
        pairs.join("&"),
        hide(fragment, values),
    ))
}

/// Returns a path without personal values in the segments that are not the document's own.
pub(super) fn path(path: &str, operation: &Operation, values: &PersonalValues) -> String {
    let is_own = |segment: &str| operation.path.split('/').any(|own| own == segment);
    let segments = path.split('/').map(|segment| {
        if is_own(segment) {
            segment.to_owned()
        } else {
            values.hide(segment, usize::MAX)
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// Returns a link that is hidden in the same way as others, so that it differs from them.
pub(super) fn numbered(link: &str, number: usize) -> String {
    link.replacen(HIDDEN_IN_URL, &format!("%5Bredacted%5D{number}"), 1)
}

fn pair(pair: &str, operation: &Operation, values: &PersonalValues) -> String {
    let Some((name, value)) = pair.split_once('=') else {
        return hide(pair, values);
    };
    let plain_name = decoded(name.as_bytes());
    let is_known = operation
        .owners(Location::Query, &plain_name)
        .next()
        .is_some();
    let mut owners = operation.owners(Location::Query, &plain_name);
    let is_marked = owners.any(|input| input.personal);
    let value = match value {
        _ if is_marked && !is_sid(value) => HIDDEN_IN_URL.to_owned(),
        value => hide(value, values),
    };
    let name = if is_known {
        name.to_owned()
    } else {
        hide(name, values)
    };
    format!("{name}={value}")
}

fn hide(text: &str, values: &PersonalValues) -> String {
    values.hide(text, usize::MAX).replace(HIDDEN, HIDDEN_IN_URL)
}

/// Splits before the first `mark`.
fn split(text: &str, mark: char) -> (&str, &str) {
    text.split_at(text.find(mark).unwrap_or(text.len()))
}
