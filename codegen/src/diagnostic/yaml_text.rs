//! A text in, the same as YAML has it within braces out.

use serde_json::Value;

/// A text as YAML has it within braces: in quotes, unless it is a plain word.
pub(crate) fn yaml_text(text: &str) -> String {
    const OTHER_MEANING: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let is_word = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '$')
        && text[1..].chars().all(is_part);
    if is_word && !OTHER_MEANING.contains(&text.to_ascii_lowercase().as_str()) {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}
