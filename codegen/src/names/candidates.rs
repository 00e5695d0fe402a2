//! Wire text and a role in, the names that the item can have out, the plainest first.

use super::identifier::{Role, composed, plain};
use super::shortened::shortened;

/// The names for a wire text, at least one. Each depends on the text alone; its scope settles which of them the item gets.
///
/// The plain name is followed by the one that spells symbols out (`+1` is `Plus1`), and the one that keeps the case of the
/// document (`DESC` beside `desc`).
#[must_use]
pub fn candidates(role: Role, wire: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |name: Option<String>| {
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    };
    add(plain(role, wire));
    let spelled = spelled(wire);
    if spelled != wire {
        add(plain(role, &spelled));
    }
    add(own_case(role, wire));
    if names.is_empty() {
        names.push(code_points(role, wire));
    }
    names
}

/// The names for a text that an overlay gives, at least one: the text itself where Rust would not complain about it.
///
/// An underscore at the end is not part of the name; a keyword or a reserved name gets one in its scope.
#[must_use]
pub fn pinned(role: Role, given: &str) -> Vec<String> {
    let text = composed(given);
    let name = text.trim_end_matches('_');
    if !is_conventional(role, name) {
        return candidates(role, given);
    }
    vec![match role {
        Role::Type | Role::Module => shortened(name.to_owned()),
        Role::Variant | Role::Field | Role::Method => name.to_owned(),
    }]
}

/// Whether a text is an identifier in the case that the compiler expects.
fn is_conventional(role: Role, name: &str) -> bool {
    let mut characters = name.chars();
    let is_identifier = characters.next().is_some_and(unicode_ident::is_xid_start)
        && characters.all(unicode_ident::is_xid_continue);
    let has_case = name.contains(char::is_uppercase) || name.contains(char::is_lowercase);
    is_identifier
        && match role {
            Role::Type | Role::Variant => {
                !name.starts_with(char::is_lowercase) && (!has_case || !name.contains('_'))
            }
            Role::Field | Role::Method | Role::Module => {
                !name.contains(char::is_uppercase) && !name.contains("__")
            }
        }
}

/// The text with its symbols as words.
fn spelled(wire: &str) -> String {
    if wire.is_empty() {
        return "empty".to_owned();
    }
    let mut text = String::new();
    for character in wire.chars() {
        match symbol(character) {
            Some(word) => text.extend([" ", word, " "]),
            None => text.push(character),
        }
    }
    text
}

fn symbol(character: char) -> Option<&'static str> {
    Some(match character {
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '|' => "bar",
        '~' => "tilde",
        _ => return None,
    })
}

/// The name in the case of the document: `GET`, `userid`.
fn own_case(role: Role, wire: &str) -> Option<String> {
    let letters: String = composed(wire)
        .chars()
        .filter(|character| unicode_ident::is_xid_continue(*character) && *character != '_')
        .collect();
    match role {
        Role::Type | Role::Variant => letters.starts_with(char::is_uppercase).then_some(letters),
        Role::Field | Role::Method | Role::Module => letters
            .starts_with(char::is_alphabetic)
            .then(|| letters.to_lowercase()),
    }
}

/// A name for a text without a letter, a digit or a symbol that has a name.
fn code_points(role: Role, wire: &str) -> String {
    let codes: Vec<String> = wire
        .chars()
        .take(4)
        .map(|character| format!("u{:x}", u32::from(character)))
        .collect();
    plain(role, &codes.join(" ")).unwrap_or_else(|| "unnamed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Role, candidates, pinned};

    #[test]
    fn a_name_that_is_given_is_kept_where_rust_takes_it() {
        let cases = [
            (Role::Variant, "DESC", "DESC"),
            (Role::Type, "HTTPServer", "HTTPServer"),
            (Role::Type, "flex_flow", "FlexFlow"),
            (Role::Field, "userid", "userid"),
            (Role::Field, "userId", "user_id"),
            (Role::Method, "send_", "send"),
            (Role::Field, "2fa", "n2fa"),
        ];
        for (role, given, expected) in cases {
            assert_eq!(pinned(role, given)[0], expected, "{given}");
        }
    }

    #[test]
    fn every_text_has_a_name() {
        let cases: &[(Role, &str, &[&str])] = &[
            (Role::Variant, "desc", &["Desc"]),
            (Role::Variant, "DESC", &["Desc", "DESC"]),
            (Role::Variant, "+1", &["N1", "Plus1"]),
            (Role::Variant, "-1", &["N1", "Minus1"]),
            (Role::Variant, "", &["Empty"]),
            (Role::Variant, "*", &["Star"]),
            (Role::Variant, "\u{1f642}", &["U1f642"]),
            (
                Role::Field,
                "user_id",
                &["user_id", "user_underscore_id", "userid"],
            ),
            (Role::Field, "userId", &["user_id", "userid"]),
        ];
        for (role, wire, expected) in cases {
            assert_eq!(candidates(*role, wire), *expected, "{wire}");
        }
    }
}
