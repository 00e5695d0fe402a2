//! Checked text in, a JSON tree out.

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::source::{Format, Source, format};
use super::syntax;
use super::tree::{Builder, Refusal};
use super::walk::walk;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads a YAML or JSON text.
///
/// # Errors
///
/// The first fault of the text, with its position if the parser knows it; if it is a duplicate key, all duplicate keys.
pub(super) fn parse(source: &Source) -> Result<Value, Diagnostics> {
    let text = source.checked_text()?;
    let parsed = match format(text) {
        Format::Json => json(text),
        Format::Yaml => yaml(text),
    };
    parsed.map_err(|failure| {
        let duplicates = if failure.duplicate {
            duplicates(&source.name, text)
        } else {
            Diagnostics::default()
        };
        if duplicates.is_empty() {
            Diagnostic::at(
                &source.name,
                failure.position,
                failure.message,
                failure.help,
            )
            .into()
        } else {
            duplicates
        }
    })
}

/// What stopped the parser.
struct Failure {
    position: Option<(usize, usize)>,
    message: String,
    help: &'static str,
    /// Whether it was a duplicate key.
    duplicate: bool,
}

/// All duplicate keys, with both places of each.
fn duplicates(file: &str, text: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for duplicate in walk(text).duplicates {
        let message = format!("the key `{}` appears twice in one object", duplicate.key);
        let help = format!(
            "it is also in line {}: keep one of the two",
            duplicate.first.0
        );
        let mut diagnostic = Diagnostic::at(file, Some(duplicate.second), message, help);
        diagnostic.location.pointer = duplicate.pointer;
        diagnostics.push(diagnostic);
    }
    diagnostics
}

fn json(text: &str) -> Result<Value, Failure> {
    let builder = Builder::new(text, false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = builder
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| {
        failure(
            builder,
            Some(last_character_at_end(text, (error.line(), error.column()))),
            &error.to_string(),
            "JSON",
        )
    })
}

/// A place in the text. If the text ends early, that is its last character other than a space, not the empty line after it.
fn last_character_at_end(text: &str, (line, column): (usize, usize)) -> (usize, usize) {
    let written = text.trim_end();
    let lines = written.lines().count();
    match written.lines().last() {
        Some(last) if line > lines => (lines, last.chars().count().max(1)),
        _ => (line, column.max(1)),
    }
}

fn yaml(text: &str) -> Result<Value, Failure> {
    if nested_beyond_reading(text) {
        return Err(Failure {
            position: None,
            message: TOO_DEEP.0.into(),
            help: TOO_DEEP.1,
            duplicate: false,
        });
    }
    let builder = Builder::new(text, true);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let value = match documents.next() {
        Some(document) => builder.deserialize(document),
        None => Ok(Value::Null),
    };
    let value = value.map_err(|error| {
        let position = error
            .location()
            .map(|location| (location.line(), location.column()))
            .map(|position| last_character_at_end(text, position));
        failure(builder, position, &error.to_string(), "YAML")
    })?;
    if documents.next().is_some() {
        return Err(Failure {
            position: walk(text).second_document,
            message: "more than one YAML document in one file".into(),
            help: "put each document into a file of its own",
            duplicate: false,
        });
    }
    Ok(value)
}

/// Whether so many brackets are open that the YAML parser, which looks at all of them again and again, would not finish.
/// No text written for a purpose has so many, in quotes or not.
fn nested_beyond_reading(text: &str) -> bool {
    const MOST: usize = 10_000;
    let mut open = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST
    })
}

const TOO_DEEP: (&str, &str) = (
    "the document is nested too deeply",
    "up to 128 levels are read",
);

/// A message about what the builder rejected, otherwise the one of the parser in plain words.
fn failure(
    builder: Builder,
    position: Option<(usize, usize)>,
    error: &str,
    format: &str,
) -> Failure {
    let refusal = builder.into_refusal();
    let duplicate = matches!(refusal, Some(Refusal::DuplicateKey(_)));
    let (message, help) = match refusal {
        Some(refusal) => refused(refusal),
        None if error.contains("recursion limit exceeded") => (TOO_DEEP.0.to_owned(), TOO_DEEP.1),
        None if error.contains("repetition limit exceeded") => refused(Refusal::TooLarge),
        None if error.contains("invalid type") => (
            "a key has to be text, found a list or an object".to_owned(),
            "write the key in quotes if text is meant",
        ),
        None => (
            format!("this is not well-formed {format}: {}", syntax::words(error)),
            "fix the text here or shortly before",
        ),
    };
    Failure {
        position,
        message,
        help,
        duplicate,
    }
}

fn refused(refusal: Refusal) -> (String, &'static str) {
    match refusal {
        Refusal::DuplicateKey(key) => (
            format!("the key `{key}` appears twice in one object"),
            "keep one of the two",
        ),
        Refusal::Tag(tag) => {
            let message = format!("the YAML tag `!{tag}` has no meaning here");
            (
                message,
                "remove the tag, or resolve it before with the tool it is for",
            )
        }
        Refusal::MergeKey => {
            let message = "`<<` includes something that is not an object".to_owned();
            (message, "give it an alias of an object, or a list of those")
        }
        Refusal::TooLarge => {
            let message =
                "the aliases of this text make a document that is many times as large as the text";
            (message.to_owned(), "replace the aliases by `$ref`")
        }
    }
}
