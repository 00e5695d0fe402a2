//! YAML or JSON text in, the place of every node of its tree out.

mod builder;
mod json;
mod yaml;

use super::origin::Origin;
use super::source::{Format, format};

/// A key that appears twice in one object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Duplicate {
    pub(super) pointer: String,
    pub(super) key: String,
    pub(super) first: (usize, usize),
    pub(super) second: (usize, usize),
}

/// What a walk over a text finds.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The root of the first document; nothing for an empty text.
    pub(super) root: Option<Origin>,
    pub(super) duplicates: Vec<Duplicate>,
    /// Where a second document begins.
    pub(super) second_document: Option<(usize, usize)>,
}

/// Walks over a text; where it stops being well-formed, the walk ends with what was seen.
pub(super) fn walk(text: &str) -> Walk {
    match format(text) {
        Format::Yaml => yaml::walk(text),
        Format::Json => json::walk(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{json, yaml};

    /// JSON is YAML, so a reader of YAML that somebody else wrote finds the same places in it.
    #[test]
    fn both_readers_find_the_same_places() {
        for text in [
            "{}",
            "\n  {\"a\": 1}",
            "{\"a\": {\"b\": [1, -2.5e3, true, null, \"x\"]}, \"c\": []}",
            "{\n  \"ä\\n\": \"ö\",\n  \"list\": [\n    {\"name\": \"é\"}, [ ], {}\n  ]\n}\n",
            "{\"a\": \"\u{1f600} x\", \"b\": \"/\\u00e4\\\"\\\\\", \"c\": 1}",
            "{\"a\": 1, \"b\": {\"a\": 2, \"a\": 3}, \"a\": 4}",
            "{\"a\": [1, 2",
        ] {
            let (one, other) = (json::walk(text), yaml::walk(text));
            assert_eq!(one.duplicates, other.duplicates, "{text}");
            let (one, other) = (format!("{:?}", one.root), format!("{:?}", other.root));
            assert_eq!(one, other, "{text}");
        }
    }

    #[test]
    fn damaged_text_ends_the_walk_and_nothing_else() {
        let text = "{\"ä\": [1, \"\u{1f600}\\ud83d\", {\"x\": 'y'}], /* c */ \"b\": 0x1f}";
        for (at, _) in text.char_indices() {
            drop(json::walk(&text[at..]));
            drop(json::walk(&text[..at]));
            for added in ["\u{1f600}", "\"", "\\", "}", "]", "\u{0}", "//"] {
                drop(json::walk(&[&text[..at], added, &text[at..]].concat()));
            }
        }
        let deep = "[".repeat(1_000_000);
        assert!(json::walk(&deep).root.is_some());
    }
}
