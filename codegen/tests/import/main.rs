//! What an import makes of our documents: the facts of the published one, our sentences, and a difference that shows the
//! change and nothing else.

#![expect(clippy::unwrap_used, reason = "the documents of the tests are right")]

mod additions;
mod form;
mod order;
mod refusals;
mod renames;
mod sentences;
mod shared;

use codegen::diagnostic::Diagnostics;
use codegen::document::{Source, locate};
use codegen::import::{Import, Imported, Prose, import, report_marks};
use serde_json::{Map, Value};

const V1: &str = include_str!("../../../spec/flex_v1.yaml");
const V2: &str = include_str!("../../../spec/flex_v2.yaml");

fn source(name: &str, text: impl Into<Vec<u8>>) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn ours() -> [Source; 2] {
    [source("flex_v1.yaml", V1), source("flex_v2.yaml", V2)]
}

/// One of our documents as it could have been published: nothing folded, other sentences, other order of keys.
fn published(ours: &str) -> Value {
    let document: Value = serde_yaml::from_str(ours).unwrap();
    let mut published = unfolded(&document, &document, "");
    let components = published["components"].as_object_mut().unwrap();
    for section in ["headers", "parameters", "responses"] {
        components.shift_remove(section);
    }
    let schemas = components["schemas"].as_object_mut().unwrap();
    schemas.shift_remove("page_meta");
    published["info"]["title"] = "Twilio - Flex".into();
    published
}

fn unfolded(document: &Value, value: &Value, key: &str) -> Value {
    match value {
        Value::Object(map) if is_folded(map) => {
            let pointer = map["$ref"].as_str().unwrap().trim_start_matches('#');
            unfolded(document, document.pointer(pointer).unwrap(), key)
        }
        Value::Object(map) => {
            let keep = |(name, value): (&String, &Value)| {
                let is_data = ["properties", "value", "example"].contains(&key);
                let value = match name.as_str() {
                    "description" | "summary" if !is_data => "A sentence of the publisher.".into(),
                    "x-enumDescriptions" => return None,
                    _ if is_data && key != "properties" => value.clone(),
                    name => unfolded(document, value, name),
                };
                Some((name.clone(), value))
            };
            let mut entries: Vec<_> = map.iter().filter_map(keep).collect();
            // Where order means nothing, that of the publisher is another one.
            if map.contains_key("operationId") || map.contains_key("openapi") {
                entries.reverse();
            }
            entries.into_iter().collect()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| unfolded(document, item, "[]"))
            .collect(),
        value => value.clone(),
    }
}

fn is_folded(map: &Map<String, Value>) -> bool {
    let reference = map.get("$ref").and_then(Value::as_str).unwrap_or_default();
    ["headers/", "parameters/", "responses/", "schemas/page_meta"]
        .iter()
        .any(|part| reference.starts_with(&format!("#/components/{part}")))
}

fn imported_with(published: &Value, prose: Prose) -> Imported {
    let Import {
        mut documents,
        diagnostics,
    } = import(
        &[source("published.json", published.to_string())],
        &ours(),
        prose,
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    documents.remove(0)
}

fn imported(published: &Value) -> Imported {
    imported_with(published, Prose::Own)
}

/// The lines between the first and the last difference, before and after.
fn hunk(before: &str, after: &str) -> String {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let start = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    let shortest = before.len().min(after.len()) - start;
    let same = |(a, b): &(&&str, &&str)| a == b;
    let end = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take(shortest)
        .take_while(same)
        .count();
    let marked = |mark: &str, lines: &[&str]| -> String {
        lines
            .iter()
            .flat_map(|line| [mark, line.trim_start(), "\n"])
            .collect()
    };
    marked("-", &before[start..before.len() - end]) + &marked("+", &after[start..after.len() - end])
}

/// The pointers of the sentences that are left to a person, with the reasons.
fn marks(text: &str) -> Vec<(String, String)> {
    let sources = [source("flex.yaml", text)];
    let mut diagnostics = Diagnostics::default();
    report_marks(&sources, &mut diagnostics);
    locate(&mut diagnostics, &sources, None);
    let mark = |diagnostic: &codegen::diagnostic::Diagnostic| {
        assert!(diagnostic.location.position.is_some(), "{diagnostic}");
        (
            diagnostic.location.pointer.clone(),
            diagnostic.message.clone(),
        )
    };
    diagnostics.sorted().into_iter().map(mark).collect()
}

fn missing(pointer: &str) -> (String, String) {
    (pointer.to_owned(), "a sentence is missing".to_owned())
}

const WEB_CHAT_FIELDS: &str = "/paths/~1v2~1WebChats/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties";
