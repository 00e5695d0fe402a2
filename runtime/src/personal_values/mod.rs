//! Personal values that come back: a request goes in, then texts of the service, and they come out without what the
//! request's marked inputs hold.
//!
//! [`meaning`] decides which values are personal, `gather` and `marked_json` collect them, `index` and `search` find them
//! in a text.

mod gather;
mod hidden;
mod index;
mod marked_json;
mod meaning;
mod search;

pub(crate) use self::{
    hidden::{HIDDEN, HIDDEN_IN_URL},
    marked_json::{HiddenNames, blank, hide_marked, hide_marked_text, nested},
    meaning::{is_sid, is_word as is_plain_word},
};

use self::{
    index::Index,
    meaning::Place,
    search::{Sought, is_at_border},
};
use crate::encoding::json_text::compact;

/// The values of personal inputs.
#[derive(Default)]
pub(crate) struct PersonalValues {
    /// Values that are found anywhere in a text.
    sought: Index,
    /// Values of one character, which are too short to be found in a text, but can be the whole of one.
    short: String,
}

impl PersonalValues {
    /// Returns `text` without the values, but no more of it than the first `most` characters and a value's place.
    pub(crate) fn hide(&self, text: &str, most: usize) -> String {
        if only_char(text.trim()).is_some_and(|c| self.short.contains(c)) {
            return HIDDEN.to_owned();
        }
        let mut out = String::new();
        let mut at = 0;
        for _ in 0..most {
            let rest = text.get(at..).unwrap_or_default();
            let Some(first) = rest.chars().next() else {
                break;
            };
            let marker = [HIDDEN, HIDDEN_IN_URL]
                .into_iter()
                .find(|hidden| rest.starts_with(hidden));
            at += if let Some(marker) = marker {
                out.push_str(marker);
                marker.len()
            } else if let Some(length) = self.length_at(text, at) {
                out.push_str(HIDDEN);
                length
            } else {
                out.push(first);
                first.len_utf8()
            };
        }
        out
    }

    /// Whether `text` is one of the values, and nothing else.
    pub(crate) fn is_value(&self, text: &str) -> bool {
        self.hide(text, usize::MAX) == HIDDEN && text != HIDDEN
    }

    /// Returns how much of `text` at this place is one of the values.
    fn length_at(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..).filter(|_| is_at_border(text, at))?;
        self.sought.length_at_start(rest)
    }

    /// Adds a value if its place and its shape make it personal.
    fn add(&mut self, place: Place, value: &str) {
        let value = value.trim();
        if place.is_sought(value) {
            self.sought.insert(Sought::new(value));
            // As JSON within something that is escaped once more.
            let quoted = compact(&value.into());
            let quoted = quoted.trim_matches('"');
            if quoted != value {
                self.sought.insert(Sought::new(quoted));
            }
        } else if let Some(c) = only_char(value)
            && place.is_sought(&value.repeat(2))
            && !self.short.contains(c)
        {
            self.short.push(c);
        }
    }
}

/// Returns the character of a text that has one and no other.
fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.as_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::PersonalValues;

    fn hidden(values: &[&str], text: &str) -> String {
        let mut personal = PersonalValues::default();
        for value in values {
            personal.add_marked("", (*value).into());
        }
        personal.hide(text, usize::MAX)
    }

    #[test]
    fn a_value_is_found_however_it_is_written() {
        for (value, text) in [
            ("Ada Lovelace", "<Ada Lovelace>"),
            ("Ada Lovelace", "<ada LOVELACE>"),
            ("Ada Lovelace", "<Ada+Lovelace>"),
            ("Ada Lovelace", "<Ada%20Lovelace>"),
            ("Ada Lovelace", "<%41da%20Lovelac%65>"),
            ("Änn", "<äNN>"),
            ("Änn", "<%C3%84nn>"),
            ("Änn", r"<\u00c4nn>"),
            ("Ann 😀", r"<Ann \ud83d\ude00>"),
            (" Ada Lovelace ", "<Ada Lovelace>"),
            ("é/ü", "<%c3%A9%2fü>"),
            ("é/ü", r"<é\/ü>"),
            ("Ada\nLovelace", r"<Ada\nLovelace>"),
            (r#"Ada "A" \ B"#, r#"<Ada \"A\" \\ B>"#),
            (r#"Ada "A" \ B"#, "<Ada%20%5C%22A%5C%22%20%5C%5C%20B>"),
            (r#"Ada "A" \ B"#, r#"<Ada \\\"A\\\" \\\\ B>"#),
            (r"C:\new", r"<C:\new>"),
            ("100%25", "<100%25>"),
            ("100%25", "<100%2525>"),
            ("+15551234567", "<+15551234567>"),
            ("+15551234567", "<%2B15551234567>"),
            ("[A]", "<[A]>"),
            (r#""Ada Lovelace""#, "<Ada Lovelace>"),
            (r#"{"a":[{"b":"Ada"}]}"#, "<Ada>"),
            (r#"{"a":"{\"b\":[4711471]}"}"#, "<4711471>"),
            (r#"{"pins":[4711]}"#, "<4711>"),
            (r#"{"ada@example.com":1}"#, "<ada@example.com>"),
        ] {
            assert_eq!(hidden(&[value], text), "<[redacted]>", "{value} in {text}");
        }
    }

    #[test]
    fn what_is_no_value_stays() {
        let sid = "WW00000000000000000000000000000003";
        let routing = format!(
            r#"{{"properties":{{"workflow_sid":"{sid}","task_channel_unique_name":"chat","timeout":3,"attributes":{{"state":"open","host":"api.example.com","name":"Ada"}}}}}}"#
        );
        let sentence = format!("Workflow {sid} of chat 3 at api.example.com is not open, {{}}");
        let about = |of: &str| sentence.replace("{}", of);
        for (values, text, expected) in [
            (&[routing.as_str()][..], about("Ada"), about("[redacted]")),
            (&[sid, "3", "open", "03"], about("3"), about("3")),
            (
                &["Al", "", " "],
                about("Also Al al"),
                about("Also [redacted] al"),
            ),
            (&["A", "é"], about("A is é"), about("A is é")),
            (&["A"], "A".to_owned(), "[redacted]".to_owned()),
            (
                &[r#"{"key":null,"on":true}"#],
                about("the key is true or null"),
                about("the key is true or null"),
            ),
            (
                &["Ada", "Ada Lovelace"],
                about("Ada Lovelace, Ada"),
                about("[redacted], [redacted]"),
            ),
            (
                &["Ada", "flow"],
                about("Adas Workflows"),
                about("Adas Workflows"),
            ),
            (
                &["Ada"],
                about("x%3DAda%26, a\\nAda"),
                about("x%3D[redacted]%26, a\\n[redacted]"),
            ),
            (&["Ada%"], about("Ada%2"), about("[redacted]2")),
            (
                &["李雷"],
                about("用户李雷已存在"),
                about("用户[redacted]已存在"),
            ),
            (
                &["[", "\"", "{}", "--"],
                about(r#"{"a": [1]} --"#),
                about(r#"{"a": [1]} --"#),
            ),
            (&["redacted"], about("[redacted]"), about("[redacted]")),
        ] {
            assert_eq!(hidden(values, &text), expected, "{values:?}");
        }
    }

    #[test]
    fn the_beginning_of_a_long_value_is_found() {
        let words = "Ada wrote this. ".repeat(100);
        let text = format!("\"{}...\" is too long", &words[..400]);
        assert_eq!(hidden(&[&words], &text), "\"[redacted]...\" is too long");
        let text = format!("\"{}...\" is too long", &words[..200]);
        assert_eq!(hidden(&[&words], &text), text);
    }

    #[test]
    fn neither_many_nor_long_values_make_the_search_slow() {
        let numbers = (0..20_000).map(|number| format!("+1555{number:07}"));
        let links =
            (0..20_000).map(|number| format!("crm.example/contacts/of/this/account/{number:07}"));
        let long = "a ".repeat(1_000_000);
        let mut personal = PersonalValues::default();
        for value in numbers.chain(links).chain([format!("{long}!")]) {
            personal.add_marked("", value.into());
        }
        let text = "+15550019999, +15550020000\n".repeat(2_000);
        let found = personal.hide(&text, usize::MAX);
        assert!(found.starts_with("[redacted], +15550020000\n[redacted], "));
        let text = "<crm.example/contacts/of/this/account/0019999>".repeat(2_000);
        assert_eq!(
            personal.hide(&text, usize::MAX),
            "<[redacted]>".repeat(2_000)
        );
        assert_eq!(personal.hide(&long, usize::MAX), "[redacted]");
        personal.add_marked("", (r"\".repeat(100) + "x").into());
        personal.hide(&r"\".repeat(2_000), usize::MAX);
    }

    #[test]
    fn no_more_is_read_than_is_shown() {
        let mut personal = PersonalValues::default();
        personal.add_marked("", "Ada Lovelace".into());
        assert_eq!(personal.hide("123 Ada Lovelace5", 4), "123 ");
        assert_eq!(personal.hide("123 Ada Lovelace 5", 5), "123 [redacted]");
        assert_eq!(personal.hide("1234 Ada Lovelace", 4), "1234");
    }
}
