//! A text, a number or nothing in, its YAML form out: plain where nobody can read it as anything else, else in quotes, and
//! as a block if it is long or has several lines.

use serde_json::Value;

/// The longest line, in characters, if a text has a space to break at.
const WIDTH: usize = 100;

/// A value without children. It begins in a column; the further lines of a block have an indent.
pub(super) fn flow(value: &Value, column: usize, indent: usize) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => string(text, column, indent),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
    }
}

/// A key: always on one line.
pub(super) fn key(text: &str) -> String {
    one_line(text)
}

fn string(text: &str, column: usize, indent: usize) -> String {
    if text.contains('\n') {
        return literal(text, indent).unwrap_or_else(|| double_quoted(text));
    }
    let line = one_line(text);
    let can_be_block = !text.contains(is_special) && text.trim() == text;
    if column + line.chars().count() <= WIDTH || !text.contains(' ') || !can_be_block {
        return line;
    }
    if text.starts_with(['{', '[']) {
        // JSON within a text is data: no line of it is broken.
        return literal(text, indent).unwrap_or(line);
    }
    folded(text, indent)
}

fn one_line(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if text.contains(is_special) {
        double_quoted(text)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Whether a text without quotes is read as this text, by every parser of any version of YAML.
fn is_plain(text: &str) -> bool {
    /// What parsers take for truth values, for nothing, or for a key with a meaning, in any case.
    const WORDS: [&str; 13] = [
        "y", "n", "yes", "no", "on", "off", "null", "~", "true", "false", "=", "<<", "nan",
    ];
    let starts_plain = |c: char| {
        !matches!(
            c,
            '-' | '?'
                | ':'
                | ','
                | '['
                | ']'
                | '{'
                | '}'
                | '#'
                | '&'
                | '*'
                | '!'
                | '|'
                | '>'
                | '\''
                | '"'
                | '%'
                | '@'
                | '`'
                | '+'
                | '.'
        ) && !c.is_numeric()
    };
    text.starts_with(starts_plain)
        && text.trim() == text
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_special)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Characters that YAML does not keep as they are, or that nobody sees.
fn is_special(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
                | '\u{fffe}' | '\u{ffff}'
        )
        || (c.is_whitespace() && c != ' ')
}

fn double_quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_special(c) => {
                // Writing to a text cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The lines of a text as they are, unless that would change them.
fn literal(text: &str, indent: usize) -> Option<String> {
    let (body, header) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    let is_kept = |line: &str| !line.contains(is_special) && !line.ends_with(' ');
    let first = body.split('\n').next()?;
    if first.is_empty()
        || first.starts_with(' ')
        || body.ends_with('\n')
        || !body.split('\n').all(is_kept)
    {
        return None;
    }
    Some(block(header, body.split('\n'), indent))
}

/// A text on lines of their own, broken at single spaces.
fn folded(text: &str, indent: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    let mut length = 0;
    for word in words(text) {
        let width = word.chars().count();
        match lines.last_mut() {
            Some(line) if length == 0 || indent + length + 1 + width <= WIDTH => {
                if length > 0 {
                    line.push(' ');
                    length += 1;
                }
                line.push_str(word);
                length += width;
            }
            _ => {
                lines.push(word.to_owned());
                length = width;
            }
        }
    }
    block(">-", lines.iter().map(String::as_str), indent)
}

/// The parts of a text between which a line may be broken: single spaces with something else on both sides.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_single =
            |at: &usize| !text[at + 1..].starts_with(' ') && !text[..*at].ends_with(' ');
        match text.match_indices(' ').map(|(at, _)| at).find(is_single) {
            Some(at) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
}

fn block<'a>(header: &str, lines: impl Iterator<Item = &'a str>, indent: usize) -> String {
    let mut text = header.to_owned();
    for line in lines {
        text.push('\n');
        if !line.is_empty() {
            text.extend(std::iter::repeat_n(' ', indent));
            text.push_str(line);
        }
    }
    text
}
