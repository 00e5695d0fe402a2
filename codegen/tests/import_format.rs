//! The form in which our documents are written: it reads as what it was made from, whatever that is, and never changes.

use codegen::import::to_yaml;
use serde_json::{Value, json};

fn document(data: &Value) -> Value {
    json!({"openapi": "3.0.1", "info": {"title": "T", "version": "1"}, "paths": {}, "x-data": data})
}

/// Writes a document, reads it again and writes what was read.
fn round_trip(data: &Value) -> String {
    let document = document(data);
    let text = to_yaml(&document);
    let read: Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read, document, "{text}");
    assert_eq!(to_yaml(&read), text);
    text
}

/// Texts that parsers of YAML like to take for something else.
const NASTY: [&str; 74] = [
    "",
    " ",
    "  ",
    "~",
    "null",
    "Null",
    "NULL",
    "y",
    "n",
    "yes",
    "No",
    "on",
    "OFF",
    "true",
    "False",
    "=",
    "<<",
    "nan",
    ".nan",
    ".inf",
    "-.INF",
    "1",
    "1.0",
    "1e3",
    "+1",
    "-1",
    "0x1f",
    "0o17",
    "1_000",
    "12:30:45",
    "2016-08-01",
    "2016-08-01T22:10:40Z",
    " leading",
    "trailing ",
    "a: b",
    "a:",
    ":a",
    ": a",
    "a #b",
    "#a",
    "a#b",
    "- a",
    "-a",
    "---",
    "...",
    "? a",
    "?",
    "!tag",
    "&anchor",
    "*alias",
    "|",
    ">",
    "%TAG",
    "@at",
    "`tick",
    "[a",
    "{a: 1}",
    "a, b",
    "it's",
    "\"quoted\"",
    "back\\slash",
    "tab\there",
    "line\nbreak",
    "ends\n",
    "ends twice\n\n",
    "\nbegins",
    "cr\rlf\r\n",
    "  indented\nlines",
    "lines \nwith spaces at the end",
    "é ü 漢字",
    "👩‍👩‍👧 family",
    "\u{feff}mark",
    "\u{85}next\u{2028}line",
    "bell\u{7}",
];

#[test]
fn every_text_comes_back_as_it_was_wherever_it_stands() {
    for text in NASTY {
        round_trip(&json!({"value": text}));
        round_trip(&json!([text, [text, [text]], {"a": text}]));
        // As a key this one includes another object, in quotes too.
        if text != "<<" {
            round_trip(&json!({text: {text: [text]}}));
        }
    }
}

#[test]
fn long_texts_come_back_as_they_were() {
    let words = "words and more words, ".repeat(12);
    for text in NASTY {
        for long in [
            format!("{text}{words}end"),
            format!("{words}{text}"),
            format!("{words}{text}{words}"),
            format!("{words}  {text}  {words}."),
            format!("[{text}{words}]"),
            format!("{{{words}\n{text}\n{words}"),
            text.repeat(300),
        ] {
            round_trip(&json!({"a": {"b": [long.clone(), {"c": long.clone()}]}}));
            round_trip(&json!({long: 1}));
        }
    }
}

#[test]
fn numbers_and_empty_things_keep_their_kind() {
    let text = round_trip(&json!({
        "none": null, "yes": true, "int": -7, "big": u64::MAX, "float": 1.0, "small": 1e-7, "large": 1.5e300,
        "object": {}, "list": [], "lists": [[], {}, [[]]],
    }));
    assert!(
        text.contains("  float: 1.0\n") && text.contains("  object: {}\n"),
        "{text}"
    );
}

#[test]
fn no_line_is_longer_than_a_hundred_characters_where_there_is_a_space_to_break_at() {
    let sentence = "Every sentence of a document is wrapped, and so is this one. ".repeat(9);
    for depth in 0..12 {
        let nested = (0..depth).fold(json!(sentence.trim()), |value, _| json!({"key": value}));
        let text = round_trip(&nested);
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
    }
}

#[test]
fn a_word_that_is_changed_moves_no_line_before_it() {
    let sentence = "one two three four five six seven eight nine ten ".repeat(9);
    let changed = format!("{}eleven", sentence.trim_end().trim_end_matches("ten"));
    let (before, after) = (
        round_trip(&json!(sentence.trim())),
        round_trip(&json!(changed)),
    );
    let different = before
        .lines()
        .zip(after.lines())
        .filter(|(a, b)| a != b)
        .count();
    assert_eq!(different, 1);
}
