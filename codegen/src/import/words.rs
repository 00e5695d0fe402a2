//! The way to a fact and its values in, what a person reads of it out.

use serde_json::Value;

use super::items::REQUIRED;
use crate::document::pointer;

/// What has become of a fact.
pub(super) fn changed(way: &str, before: Option<&Value>, after: Option<&Value>) -> String {
    if way == REQUIRED {
        let is_required = after.and_then(Value::as_bool).unwrap_or_default();
        let words = ["no longer required", "now required"];
        return words[usize::from(is_required)].to_owned();
    }
    let name = fact(way);
    let (before, after) = (before.map(short), after.map(short));
    match (before, after) {
        (Some(Some(before)), Some(Some(after))) if before != after => {
            format!("{name} {before} -> {after}")
        }
        (None, Some(Some(after))) => format!("{name} {after} is new"),
        (Some(Some(before)), None) => format!("{name} {before} is gone"),
        (None, _) => format!("{name} is new"),
        (_, None) => format!("{name} is gone"),
        _ => format!("{name} is different"),
    }
}

/// Says that a list is in another order.
pub(super) fn reordered(way: &str) -> String {
    let list = pointer::keys(way).last().unwrap_or_default();
    let what = match &*list {
        "properties" => "fields",
        "required" => "names of required fields",
        "enum" => "values",
        "content" => "media types",
        other => other,
    };
    format!("{what} are in another order")
}

/// What a fact is called.
fn fact(way: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut steps = pointer::keys(way).peekable();
    while let Some(step) = steps.next() {
        match &*step {
            "requestBody" => words.push("request".to_owned()),
            // There is hardly ever more than one media type.
            "content" => drop(steps.next()),
            "examples" => {
                let name = steps.next().unwrap_or_default();
                words.push(format!("example `{name}`"));
                steps.next_if(|step| step == "value");
            }
            other => words.push(other.to_owned()),
        }
    }
    words.join(" ")
}

/// A value as JSON, if it is short.
pub(super) fn short(value: &Value) -> Option<String> {
    const LONGEST: usize = 60;
    let text = value.to_string();
    (text.chars().count() <= LONGEST).then_some(text)
}
