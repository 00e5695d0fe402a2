//! An overlay action in, the line to paste into an overlay out.

use std::fmt::{self, Write as _};

use serde_json::Value;

use crate::text::is_hidden;

/// An overlay action that fixes what a diagnostic is about.
///
/// Printed, it is one line of YAML that belongs below `actions:` of an overlay; only its description is still to be written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SuggestedAction {
    /// The JSONPath of what is changed.
    pub target: String,
    /// `update: { .. }` or `remove: true`, in YAML.
    pub change: String,
}

impl SuggestedAction {
    /// The action that merges the keys in `change`, written as in YAML within braces, into what the JSONPath selects.
    pub(super) fn update(target: impl Into<String>, change: &str) -> Self {
        Self {
            target: target.into(),
            change: format!("update: {{ {change} }}"),
        }
    }

    /// The action that removes what the JSONPath selects.
    pub(super) fn remove(target: impl Into<String>) -> Self {
        Self {
            target: target.into(),
            change: "remove: true".to_owned(),
        }
    }

    /// Whether it removes its target.
    pub(super) fn is_removal(&self) -> bool {
        self.change == "remove: true"
    }

    /// The action as an object of an overlay; `None` if its change is not valid YAML.
    pub(super) fn to_json(&self) -> Option<Value> {
        let list: Value = serde_yaml::from_str(&self.to_string()).ok()?;
        list.get(0).filter(|action| action.is_object()).cloned()
    }
}

impl fmt::Display for SuggestedAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("- { target: \"")?;
        for c in self.target.chars() {
            if matches!(c, '"' | '\\') {
                f.write_char('\\')?;
            }
            write_visible(f, c)?;
        }
        f.write_str("\", description: say why, ")?;
        self.change.chars().try_for_each(|c| write_visible(f, c))?;
        f.write_str(" }")
    }
}

/// Writes a hidden character as double quotes of YAML have it.
fn write_visible(f: &mut fmt::Formatter<'_>, c: char) -> fmt::Result {
    match u32::from(c) {
        _ if !is_hidden(c) => f.write_char(c),
        code @ ..=0xff => write!(f, "\\x{code:02x}"),
        code @ ..=0xffff => write!(f, "\\u{code:04x}"),
        code => write!(f, "\\U{code:08x}"),
    }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::{SuggestedAction, is_hidden};

    /// A text of characters of which many mean something to YAML, to a terminal or to Unicode.
    fn text(random: &mut Rng) -> String {
        const SPECIAL: &[char] = &[
            '"',
            '\\',
            '\'',
            '\n',
            '\r',
            '\t',
            '\0',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{2028}',
            '\u{feff}',
            '\u{fffe}',
            '\u{ffff}',
            '\u{202e}',
            '\u{e0001}',
            ' ',
            '#',
            ':',
            '{',
            '}',
            '[',
            ']',
            ',',
            '%',
            '&',
            '*',
            '!',
            '|',
            '>',
            '-',
            'ß',
            '日',
            '\u{10ffff}',
        ];
        let character = |random: &mut Rng| match random.u8(..3) {
            0 => random.char(..),
            1 => random.char(' '..='~'),
            _ => SPECIAL[random.usize(..SPECIAL.len())],
        };
        let length = random.usize(..12);
        (0..length).map(|_| character(random)).collect()
    }

    #[test]
    fn the_line_to_paste_keeps_its_target_whatever_is_in_it() {
        let mut random = Rng::with_seed(8);
        for _ in 0..20_000 {
            let target = text(&mut random);
            let action = SuggestedAction::remove(&target);
            let line = action.to_string();
            assert!(!line.contains(is_hidden), "{line:?}");
            let read = action.to_json().unwrap_or_else(|| panic!("{line:?}"));
            assert_eq!(read["target"], target.as_str(), "{line:?}");
            assert_eq!(read["remove"], true);
        }
    }
}
