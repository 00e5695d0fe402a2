//! The extensions that steer the generator, read from the documents (mostly through the overlay).

use indexmap::IndexMap;
use serde_json::Value;

pub(super) type Extensions = IndexMap<String, Value>;

/// The Rust name that `x-rust-name` asks for.
pub(super) fn rust_name(extensions: &Extensions) -> Option<&str> {
    extensions.get("x-rust-name").and_then(Value::as_str)
}

/// The method name that `x-rust-method` asks for.
pub(super) fn rust_method(extensions: &Extensions) -> Option<&str> {
    extensions.get("x-rust-method").and_then(Value::as_str)
}

/// Whether `x-rust-typed-json` says that a value may be anything and the schema is a view of what it usually is.
pub(super) fn is_typed_json(extensions: &Extensions) -> bool {
    extensions.get("x-rust-typed-json").and_then(Value::as_bool) == Some(true)
}

/// The variant name that `x-rust-variants` gives to a value of an enum.
pub(super) fn rust_variant<'a>(extensions: &'a Extensions, value: &str) -> Option<&'a str> {
    extensions.get("x-rust-variants")?.get(value)?.as_str()
}

/// What `x-enumDescriptions` says of a value of an enum.
pub(super) fn value_description<'a>(extensions: &'a Extensions, value: &str) -> Option<&'a str> {
    extensions.get("x-enumDescriptions")?.get(value)?.as_str()
}

/// Whether `x-twilio.pii` marks personal data.
pub(super) fn is_pii(extensions: &Extensions) -> bool {
    extensions
        .get("x-twilio")
        .and_then(|twilio| twilio.get("pii"))
        .is_some_and(|pii| !pii.is_null())
}

/// The names that Twilio's own libraries use for a path, `mountName` and `className`.
pub(super) fn library_names(extensions: &Extensions) -> Vec<&str> {
    let Some(twilio) = extensions.get("x-twilio") else {
        return Vec::new();
    };
    let names = ["mountName", "className"]
        .iter()
        .filter_map(|key| twilio.get(key)?.as_str());
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}
