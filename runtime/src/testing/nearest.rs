//! What sets a request apart from those of a recording: all of them go in as JSON, a line about the nearest one comes out.
//! Both sides are redacted already.

use serde_json::Value;

use super::holes;

/// Returns how the nearest of the numbered `recorded` requests differs, or `None` if there is no request at all.
pub(super) fn nearest<'a>(
    recorded: impl Iterator<Item = (usize, &'a Value)>,
    request: &Value,
) -> Option<String> {
    let compared = recorded.map(|(number, recorded)| (number, differences(recorded, request)));
    let (number, lines) = compared.min_by_key(|(_, lines)| lines.len())?;
    let first = lines.first()?;
    let more = match lines.len() {
        1 => String::new(),
        count => format!(", and in {} more", count - 1),
    };
    Some(format!(
        "the nearest one, exchange {number}, differs in {first}{more}"
    ))
}

/// Returns a text for each part that differs, the most telling first.
fn differences(recorded: &Value, request: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for member in ["operation", "method", "path"] {
        leaf(member, &recorded[member], &request[member], &mut lines);
    }
    pairs(
        "query parameter",
        &recorded["query"],
        &request["query"],
        &mut lines,
    );
    pairs(
        "form field",
        &recorded["form"],
        &request["form"],
        &mut lines,
    );
    json(
        "JSON body",
        recorded.get("json"),
        request.get("json"),
        &mut lines,
    );
    for member in ["parts", "body"] {
        if !is_same(recorded.get(member), request.get(member)) {
            lines.push(format!("the {member}"));
        }
    }
    lines
}

/// Compares pairs by their names, those of one name in their order.
fn pairs(what: &str, recorded: &Value, request: &Value, lines: &mut Vec<String>) {
    let (recorded, request) = (named(recorded), named(request));
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in recorded.iter().chain(&request) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let count = lines.len();
    for name in names {
        let values = |pairs: &[(&str, Value)]| -> Vec<Value> {
            let values = pairs.iter().filter(|(other, _)| *other == name);
            values.map(|(_, value)| value.clone()).collect()
        };
        let (recorded, request) = (values(&recorded), values(&request));
        let unit = |values: Vec<Value>| match values.len() {
            0 => None,
            1 => values.into_iter().next(),
            _ => Some(Value::Array(values)),
        };
        let (recorded, request) = (unit(recorded), unit(request));
        if !is_same(recorded.as_ref(), request.as_ref()) {
            lines.push(line(
                &format!("{what} {name:?}"),
                recorded.as_ref(),
                request.as_ref(),
            ));
        }
    }
    let in_order = |pairs: &[(&str, Value)]| {
        pairs
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    if lines.len() == count && in_order(&recorded) != in_order(&request) {
        lines.push(format!("the order of each {what}"));
    }
}

fn named(pairs: &Value) -> Vec<(&str, Value)> {
    let pairs = pairs.as_array().map(Vec::as_slice).unwrap_or_default();
    pairs
        .iter()
        .filter_map(|pair| Some((pair.get(0)?.as_str()?, pair.get(1)?.clone())))
        .collect()
}

/// Compares two JSON values member by member.
fn json(path: &str, recorded: Option<&Value>, request: Option<&Value>, lines: &mut Vec<String>) {
    if is_same(recorded, request) {
        return;
    }
    match (recorded, request) {
        (Some(Value::Object(recorded)), Some(Value::Object(request))) => {
            let more = request.keys().filter(|name| !recorded.contains_key(*name));
            for name in recorded.keys().chain(more) {
                let path = format!("{path}.{name}");
                json(&path, recorded.get(name), request.get(name), lines);
            }
        }
        (Some(Value::Array(recorded)), Some(Value::Array(request))) => {
            for at in 0..recorded.len().max(request.len()) {
                json(
                    &format!("{path}[{at}]"),
                    recorded.get(at),
                    request.get(at),
                    lines,
                );
            }
        }
        _ => lines.push(line(path, recorded, request)),
    }
}

fn leaf(what: &str, recorded: &Value, request: &Value, lines: &mut Vec<String>) {
    if !holes::is_same(recorded, request) {
        lines.push(line(what, Some(recorded), Some(request)));
    }
}

fn is_same(recorded: Option<&Value>, request: Option<&Value>) -> bool {
    match (recorded, request) {
        (Some(recorded), Some(request)) => holes::is_same(recorded, request),
        (recorded, request) => recorded.is_none() && request.is_none(),
    }
}

fn line(what: &str, recorded: Option<&Value>, request: Option<&Value>) -> String {
    let shown = |value: Option<&Value>| value.map_or("nothing".to_owned(), ToString::to_string);
    format!(
        "{what}: recorded {}, got {}",
        shown(recorded),
        shown(request)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::nearest;

    fn request(path: &str, form: &Value, body: &Value) -> Value {
        json!({"operation": "A", "method": "POST", "path": path, "query": [], "form": form, "json": body})
    }

    #[test]
    fn the_first_difference_of_the_nearest_request_is_named() {
        let recorded = [
            request("/b", &json!([["x", "1"], ["y", "2"]]), &json!({})),
            request(
                "/a",
                &json!([["x", "1"], ["x", "2"]]),
                &json!({"a": [{"b": 1}]}),
            ),
        ];
        for (path, form, body, expected) in [
            (
                "/a",
                json!([["x", "1"], ["x", "3"]]),
                json!({"a": [{"b": 1}]}),
                r#"exchange 2, differs in form field "x": recorded ["1","2"], got ["1","3"]"#,
            ),
            (
                "/a",
                json!([["x", "1"], ["x", "2"]]),
                json!({"a": [{"b": 2, "c": 3}]}),
                "exchange 2, differs in JSON body.a[0].b: recorded 1, got 2, and in 1 more",
            ),
            (
                "/b",
                json!([["x", "1"]]),
                json!({}),
                r#"exchange 1, differs in form field "y": recorded "2", got nothing"#,
            ),
            (
                "/b",
                json!([["y", "2"], ["x", "1"]]),
                json!({}),
                "exchange 1, differs in the order of each form field",
            ),
            (
                "/c",
                json!([["x", "1"], ["y", "[redacted]"]]),
                json!({}),
                r#"exchange 1, differs in path: recorded "/b", got "/c""#,
            ),
        ] {
            let got = request(path, &form, &body);
            let line = nearest((1..).zip(&recorded), &got).expect("a request");
            assert_eq!(line, format!("the nearest one, {expected}"));
        }
        assert_eq!(nearest(std::iter::empty(), &json!({})), None);
    }
}
