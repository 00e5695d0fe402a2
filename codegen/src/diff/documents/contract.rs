//! A fact that differs in, what it means to those who keep to the old contract out. The rules are those of `spec/CONTRACT.md`.

use serde_json::Value;

use super::difference::Difference;
use super::way::Step;
use crate::diff::report::Burden::{self, Breaking, Harmless, Risky};

/// Who keeps to a part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Callers do: it is about requests.
    Request,
    /// The service does: it is about responses.
    Response,
    /// Both do.
    Both,
}

/// What a fact of the contract is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// A schema, which the fact is a keyword of.
    Schema,
    /// An operation, which the fact is below.
    Operation,
    /// The whole document.
    Document,
}

/// What a fact is about, if it is one of the contract that the crate itself does not show.
pub(super) fn scope(way: &[Step]) -> Option<Scope> {
    let keys: Vec<&str> = way.iter().map(Step::name).collect();
    // Within a schema, the same words are names of properties.
    let is_operation = keys.len() > 3 && keys[0] == "paths" && !keys.contains(&"schema");
    match keys.as_slice() {
        ["security"] | ["security", _] => Some(Scope::Document),
        [.., "responses" | "content", _]
        | [.., "requestBody", "required"]
        | [.., "security" | "x-sunset" | "sunset"]
            if is_operation =>
        {
            Some(Scope::Operation)
        }
        [.., "properties", _] => None,
        [.., key] if is_limit(key) => Some(Scope::Schema),
        _ => None,
    }
}

fn is_limit(key: &str) -> bool {
    is_upper(key)
        || is_lower(key)
        || matches!(key, "pattern" | "default" | "multipleOf" | "uniqueItems")
}

fn is_upper(key: &str) -> bool {
    matches!(
        key,
        "maxLength" | "maxItems" | "maxProperties" | "maximum" | "exclusiveMaximum"
    )
}

fn is_lower(key: &str) -> bool {
    matches!(
        key,
        "minLength" | "minItems" | "minProperties" | "minimum" | "exclusiveMinimum"
    )
}

/// The direction of a fact, if its place decides that.
pub(super) fn direction(way: &[Step]) -> Option<Direction> {
    let has = |name: &str| way.iter().any(|step| step.name() == name);
    match way.first().map(Step::name) {
        Some("paths") if has("responses") => Some(Direction::Response),
        Some("paths") => Some(Direction::Request),
        _ => None,
    }
}

/// What a fact of the contract means.
pub(super) fn burden(difference: &Difference<'_>, direction: Direction) -> Burden {
    match direction {
        Direction::Both => [Direction::Request, Direction::Response]
            .map(|one| burden(difference, one))
            .into_iter()
            .fold(Harmless, Burden::max),
        _ => one_way(difference, direction == Direction::Request),
    }
}

fn one_way(difference: &Difference<'_>, is_request: bool) -> Burden {
    let [old, new] = difference.values;
    let way = usize::from(new.is_some());
    let keys: Vec<&str> = difference.ways[way].iter().map(Step::name).collect();
    let key = keys.last().copied().unwrap_or_default();
    let is_parameter = keys.contains(&"parameters");
    match keys.as_slice() {
        [.., "responses", _] => status([0, 1].map(|side| last(&difference.ways[side])), [old, new]),
        [.., "content", _] => breaking_if(old.is_some()),
        [.., "requestBody", "required"] => breaking_if(is_true(new)),
        _ if keys.contains(&"security") => Risky,
        [.., "x-sunset" | "sunset"] => match (old, new) {
            (Some(_), None) => Breaking,
            (Some(_), Some(_)) => Risky,
            (None, _) => Harmless,
        },
        _ if is_upper(key) => limit([old, new], is_request, false),
        _ if is_lower(key) => limit([old, new], is_request, true),
        _ if key == "default" => breaking_if(is_parameter && is_request),
        _ if !is_request => Harmless,
        _ => match (old, new) {
            (None, _) => Breaking,
            (Some(_), None) => Harmless,
            (Some(_), Some(_)) => Risky,
        },
    }
}

/// A limit that moved: towards fewer values binds callers, towards more values surprises those who read.
fn limit([old, new]: [Option<&Value>; 2], is_request: bool, is_lower: bool) -> Burden {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    let is_narrower = match (number(old), number(new)) {
        (Some(old), Some(new)) => (new > old) == is_lower,
        (None, Some(_)) => true,
        _ => false,
    };
    match (is_narrower, is_request) {
        // A first limit may be one that always held.
        (true, true) if old.is_none() => Risky,
        (true, true) | (false, false) => Breaking,
        (true, false) | (false, true) => Harmless,
    }
}

/// A status that is gone breaks those who wait for it; errors are open in any case.
fn status([old_name, new_name]: [&str; 2], [old, new]: [Option<&Value>; 2]) -> Burden {
    let is_success = |name: &str| name.starts_with(['2', '3']);
    let is_gone = old.is_some() && (new.is_none() || old_name != new_name);
    breaking_if(is_gone && is_success(old_name))
}

fn breaking_if(is_breaking: bool) -> Burden {
    if is_breaking { Breaking } else { Harmless }
}

fn last(way: &[Step]) -> &str {
    way.last().map_or("", Step::name)
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}

/// Where in the request or response a fact is, and its keyword: ``request, `Color`: maxLength``.
pub(super) fn words(way: &[Step], direction: Direction) -> String {
    let names: Vec<&str> = way.iter().map(Step::name).collect();
    let place = match direction {
        Direction::Request => "request",
        Direction::Response => "response",
        Direction::Both => "request and response",
    };
    let properties = names.iter().rposition(|name| *name == "properties");
    let property = properties.and_then(|at| names.get(at + 1).copied());
    let parameter = way.iter().find_map(|step| match step {
        Step::Item(name) => Some(name.as_str()),
        Step::Key(_) => None,
    });
    let part = property
        .or(parameter)
        .map_or(String::new(), |part| format!(", `{part}`"));
    match names.as_slice() {
        [.., "responses", _] => "status".to_owned(),
        [.., "content", _] => format!("{place}: media type {}", last(way)),
        [.., "requestBody", "required"] => "request body: required".to_owned(),
        _ if names.contains(&"security") => "security".to_owned(),
        [.., "x-sunset" | "sunset"] => "sunset".to_owned(),
        _ => format!("{place}{part}: {}", last(way)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Direction, burden};
    use crate::diff::documents::difference::Difference;
    use crate::diff::documents::way::Step;
    use crate::diff::report::Burden::{Breaking, Harmless, Risky};

    #[test]
    fn a_limit_binds_callers_if_it_narrows_and_readers_if_it_widens() {
        let (low, high) = (json!(9), json!(20));
        for (key, values, request, response) in [
            ("maxLength", [Some(&high), Some(&low)], Breaking, Harmless),
            ("maxLength", [Some(&low), Some(&high)], Harmless, Breaking),
            ("maxLength", [None, Some(&low)], Risky, Harmless),
            ("maxLength", [Some(&low), None], Harmless, Breaking),
            ("minimum", [Some(&low), Some(&high)], Breaking, Harmless),
            ("minimum", [Some(&high), Some(&low)], Harmless, Breaking),
            ("pattern", [None, Some(&low)], Breaking, Harmless),
            ("pattern", [Some(&low), Some(&high)], Risky, Harmless),
            ("default", [Some(&low), Some(&high)], Harmless, Harmless),
        ] {
            let way = [Step::Key("schema".to_owned()), Step::Key(key.to_owned())];
            let difference = Difference::new(&way, values[0], values[1]);
            let both = [Direction::Request, Direction::Response];
            let found = both.map(|direction| burden(&difference, direction));
            assert_eq!(found, [request, response], "{key} {values:?}");
            assert_eq!(burden(&difference, Direction::Both), request.max(response));
        }
    }
}
