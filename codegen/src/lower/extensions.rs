//! The extensions that steer the generator, read from the documents (mostly through the overlay).

use crate::schema::Node;

/// The Rust name in `x-rust-name`.
pub(super) fn rust_name<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.text("x-rust-name")
}

/// The method name in `x-rust-method`.
pub(super) fn rust_method<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.text("x-rust-method")
}

/// The name of the handle of a path that `x-rust-handle` asks for.
pub(super) fn rust_handle<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.text("x-rust-handle")
}

/// The name that `x-rust-fields` gives to a property of an object.
pub(super) fn rust_field<'d>(node: &Node<'d>, property: &str) -> Option<&'d str> {
    node.get("x-rust-fields")?.text(property)
}

/// Whether `x-rust-typed-json` is set: the value may be anything, and the schema is a view of what it usually is.
pub(super) fn is_typed_json(node: &Node<'_>) -> bool {
    node.is_true("x-rust-typed-json")
}

/// Whether `x-rust-first-example` is set: the documentation of the crate begins with this operation.
pub(super) fn is_first_example(node: &Node<'_>) -> bool {
    node.is_true("x-rust-first-example")
}

/// Whether `x-rust-web-chat` is set: the operation starts a web chat, and the documentation has a guide to its backend.
pub(super) fn starts_web_chat(node: &Node<'_>) -> bool {
    node.is_true("x-rust-web-chat")
}

/// The variant name that `x-rust-variants` gives to a value of an enum.
pub(super) fn rust_variant<'d>(node: &Node<'d>, value: &str) -> Option<&'d str> {
    node.get("x-rust-variants")?.text(value)
}

/// The description that `x-enumDescriptions` gives to a value of an enum.
pub(super) fn value_description<'d>(node: &Node<'d>, value: &str) -> Option<&'d str> {
    node.get("x-enumDescriptions")?.text(value)
}

/// Whether `x-twilio.pii` marks personal data.
pub(super) fn is_pii(node: &Node<'_>) -> bool {
    node.get("x-twilio")
        .and_then(|twilio| twilio.get("pii"))
        .is_some_and(|pii| !pii.read().is_null())
}

/// The names that Twilio's own libraries use for a path, `mountName` and `className`.
pub(super) fn library_names<'d>(node: &Node<'d>) -> Vec<&'d str> {
    let Some(twilio) = node.get("x-twilio") else {
        return Vec::new();
    };
    let names = ["mountName", "className"]
        .iter()
        .filter_map(|key| twilio.text(key));
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}
