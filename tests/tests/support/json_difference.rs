//! Two JSON values in, where they differ out.

use serde_json::Value;

/// Returns one line per difference: the path, what was expected and what is there. Numbers are compared by their value.
pub(crate) fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("$", expected, actual, &mut found);
    found
}

fn compare(path: &str, expected: &Value, actual: &Value, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                match actual.get(key) {
                    Some(other) => compare(&format!("{path}.{key}"), value, other, found),
                    None => found.push(format!("{path}.{key}: {value} was lost")),
                }
            }
            let added = actual
                .iter()
                .filter(|(key, _)| !expected.contains_key(*key));
            found.extend(added.map(|(key, value)| format!("{path}.{key}: {value} was added")));
        }
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            for (at, (value, other)) in expected.iter().zip(actual).enumerate() {
                compare(&format!("{path}[{at}]"), value, other, found);
            }
        }
        (Value::Number(expected), Value::Number(actual))
            if expected.as_f64() == actual.as_f64() => {}
        (expected, actual) if expected == actual => {}
        (expected, actual) => found.push(format!("{path}: {expected} became {actual}")),
    }
}
