//! Styles: a JSON value in, the texts that a query, a form or a header has for it out. Nothing is escaped yet.
//!
//! A property that is null is left out, as an input that is not set would be. What a style has no form for is written as
//! without a style: an object within an object as its JSON, a scalar under its own name.

use serde_json::Value;

use super::json_text::compact;
use crate::operation::Style;

/// Names and values.
pub(crate) type Pairs = Vec<(String, String)>;

/// Returns the separator of items in a query or a form, where the style joins them. It is escaped where the
/// character is not allowed there.
pub(crate) fn separator(style: Style) -> Option<&'static str> {
    match style {
        Style::Comma => Some(","),
        Style::Space => Some("%20"),
        Style::Pipe => Some("%7C"),
        Style::Plain | Style::Deep | Style::Properties | Style::ExactJson | Style::Collapsible => {
            None
        }
    }
}

/// Returns the separator of items in a header or a part.
pub(crate) fn plain_separator(style: Style) -> Option<&'static str> {
    match style {
        Style::Comma => Some(","),
        Style::Space => Some(" "),
        Style::Pipe => Some("|"),
        Style::Plain | Style::Deep | Style::Properties | Style::ExactJson | Style::Collapsible => {
            None
        }
    }
}

/// Returns the items that a style joins: those of a list, the keys and values of an object in turn, or a scalar alone.
pub(crate) fn items(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .flat_map(|(key, value)| [key.clone(), text(value)])
            .collect(),
        Value::Null => Vec::new(),
        scalar => vec![text(scalar)],
    }
}

/// Returns the pairs of an object under `name`; anything else is one pair of that name.
pub(crate) fn pairs(style: Style, name: &str, value: &Value) -> Pairs {
    let mut pairs = Pairs::new();
    match (style, value) {
        (Style::Collapsible, Value::Object(_)) => write_leaves(name, value, &dotted, &mut pairs),
        (Style::Deep, Value::Object(_)) => write_leaves(name, value, &bracketed, &mut pairs),
        (Style::Properties, Value::Object(members)) => {
            for (key, value) in members {
                write_values(key, value, &mut pairs);
            }
        }
        _ => write_values(name, value, &mut pairs),
    }
    pairs
}

/// Returns an object as one text, `key=value,key=value`.
pub(crate) fn properties(value: &Value) -> String {
    let pairs = pairs(Style::Properties, "", value);
    let texts = pairs.into_iter().map(|(key, value)| match key.as_str() {
        "" => value,
        key => format!("{key}={value}"),
    });
    texts.collect::<Vec<_>>().join(",")
}

fn dotted(name: &str, key: &str) -> String {
    format!("{name}.{key}")
}

fn bracketed(name: &str, key: &str) -> String {
    format!("{name}[{key}]")
}

fn write_leaves(
    name: &str,
    value: &Value,
    below: &dyn Fn(&str, &str) -> String,
    pairs: &mut Pairs,
) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                write_leaves(&below(name, key), value, below, pairs);
            }
        }
        leaf => write_values(name, leaf, pairs),
    }
}

/// A list repeats its name.
fn write_values(name: &str, value: &Value, pairs: &mut Pairs) {
    match value {
        Value::Null => {}
        Value::Array(items) => pairs.extend(items.iter().map(|item| (name.to_owned(), text(item)))),
        value => pairs.push((name.to_owned(), text(value))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => compact(value),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{items, pairs, properties};
    use crate::operation::Style;

    fn written(style: Style, value: &Value) -> Vec<String> {
        let pairs = pairs(style, "n", value).into_iter();
        pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect()
    }

    #[test]
    fn an_object_has_a_pair_for_each_property() {
        let value = json!({"a": 1, "b": "x", "c": null, "d": ["y", "z"], "e": {"f": true, "g": {"h": "i"}}});
        assert_eq!(
            written(Style::Deep, &value),
            [
                "n[a]=1",
                "n[b]=x",
                "n[d]=y",
                "n[d]=z",
                "n[e][f]=true",
                "n[e][g][h]=i"
            ]
        );
        assert_eq!(
            written(Style::Collapsible, &value),
            [
                "n.a=1",
                "n.b=x",
                "n.d=y",
                "n.d=z",
                "n.e.f=true",
                "n.e.g.h=i"
            ]
        );
        assert_eq!(
            written(Style::Properties, &value),
            ["a=1", "b=x", "d=y", "d=z", r#"e={"f":true,"g":{"h":"i"}}"#]
        );
        assert_eq!(properties(&json!({"a": 1, "b": "x", "c": null})), "a=1,b=x");
    }

    #[test]
    fn what_is_no_object_goes_under_its_own_name() {
        for style in [Style::Deep, Style::Collapsible, Style::Properties] {
            assert_eq!(written(style, &json!("x")), ["n=x"]);
            assert_eq!(written(style, &json!(["x", 1])), ["n=x", "n=1"]);
            assert!(written(style, &json!({})).is_empty());
            assert!(written(style, &Value::Null).is_empty());
        }
    }

    #[test]
    fn an_object_alternates_keys_and_values() {
        assert_eq!(
            items(&json!({"r": 100, "s": null, "t": "x"})),
            ["r", "100", "t", "x"]
        );
        assert_eq!(items(&json!(["a", 1, {"b": 2}])), ["a", "1", r#"{"b":2}"#]);
        assert_eq!(items(&json!(5)), ["5"]);
    }
}
