//! Wire text and a role in, a Rust identifier out.

use std::borrow::Cow;

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_normalization::UnicodeNormalization as _;

use super::shortened::shortened;

/// What an identifier names, which decides its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A struct, enum or type alias.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field, argument or setter.
    Field,
    /// A method of a handle.
    Method,
    /// A module, and the file that holds it.
    Module,
}

/// The name for a wire text, or `None` if the text contains no letter or digit. It may still be a keyword: [`escaped`] comes
/// last.
#[must_use]
pub fn plain(role: Role, wire: &str) -> Option<String> {
    let text = words(wire);
    let name = match role {
        Role::Type | Role::Variant => text.to_upper_camel_case(),
        Role::Field | Role::Method | Role::Module => text.to_snake_case(),
    };
    let first = name.chars().next()?;
    let name = if unicode_ident::is_xid_start(first) {
        name
    } else {
        format!("{}{name}", digit_prefix(role))
    };
    Some(match role {
        Role::Type | Role::Module => shortened(name),
        Role::Variant | Role::Field | Role::Method => name,
    })
}

/// The name, with an underscore if it is a keyword.
#[must_use]
pub fn escaped(name: String) -> String {
    if is_keyword(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// The identifier for a wire text that nothing competes with.
#[must_use]
pub fn identifier(role: Role, wire: &str) -> Option<String> {
    plain(role, wire).map(escaped)
}

/// The text with a space in place of every run of characters that cannot be in an identifier.
///
/// `StartTime<` and `StartTime>` are the API's way to write "before" and "after"; without the word they would have the same name.
#[must_use]
pub fn words(wire: &str) -> String {
    let mut text = String::with_capacity(wire.len());
    for character in composed(wire).chars() {
        match character {
            '<' => text.push_str(" before"),
            '>' => text.push_str(" after"),
            // An apostrophe is part of a word: `don't` is not `don t`.
            '\'' | '’' => {}
            _ if unicode_ident::is_xid_continue(character) => text.push(character),
            _ => text.push(' '),
        }
    }
    text
}

/// The text with each accented letter as one character: to the compiler, both spellings of it are the same identifier.
pub(super) fn composed(wire: &str) -> Cow<'_, str> {
    if wire.is_ascii() {
        Cow::Borrowed(wire)
    } else {
        Cow::Owned(wire.nfc().collect())
    }
}

/// A path segment that starts with a digit is a version by date; any other name that does is a number.
fn digit_prefix(role: Role) -> &'static str {
    match role {
        Role::Type | Role::Variant => "N",
        Role::Field => "n",
        Role::Method | Role::Module => "v",
    }
}

/// The strict and reserved keywords of the 2024 edition.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{Role, identifier};

    #[test]
    fn every_shape_of_name_in_the_documents_becomes_an_identifier() {
        let cases = [
            (Role::Field, "Integration.FlowSid", "integration_flow_sid"),
            (Role::Field, "type", "type_"),
            (Role::Field, "Flex-Metadata", "flex_metadata"),
            (Role::Field, "StartTime<", "start_time_before"),
            (Role::Field, "StartTime>", "start_time_after"),
            (Role::Field, "2fa", "n2fa"),
            (Role::Variant, "in-progress", "InProgress"),
            (
                Role::Variant,
                "Avg. Handle Time (Today)",
                "AvgHandleTimeToday",
            ),
            (Role::Variant, "SLA (30 min)", "Sla30Min"),
            (Role::Variant, "~predicted-csat", "PredictedCsat"),
            (Role::Variant, "self", "Self_"),
            (Role::Variant, "don't", "Dont"),
            (Role::Type, "flex_flow", "FlexFlow"),
            (Role::Module, "2010-04-01", "v2010_04_01"),
            (Role::Method, "WebChats", "web_chats"),
        ];
        for (role, wire, rust) in cases {
            assert_eq!(identifier(role, wire).as_deref(), Some(rust), "{wire}");
        }
    }

    #[test]
    fn a_text_without_a_letter_or_digit_has_no_identifier() {
        for wire in ["", "~", "()", "🙂", "_"] {
            assert_eq!(identifier(Role::Variant, wire), None, "{wire}");
        }
    }
}
