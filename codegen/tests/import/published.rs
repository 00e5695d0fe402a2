//! Documents that were published, as far as they lie beside the repository: none of their sentences is in their facts.

use std::collections::BTreeSet;
use std::path::Path;

use codegen::document::Source;
use codegen::import::facts;
use serde_json::Value;

/// The folders in `PUBLISHED`, which has a colon between them.
#[test]
fn no_sentence_of_a_published_document_is_in_its_facts() {
    let mut count = 0;
    let folders = std::env::var("PUBLISHED").unwrap_or_default();
    let mut open: Vec<_> = folders
        .split(':')
        .map(|folder| Path::new(folder).to_owned())
        .collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(path.read_dir().unwrap().map(|entry| entry.unwrap().path()));
        } else if path
            .extension()
            .is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known))
        {
            let name = path.display().to_string();
            let source = Source {
                name,
                text: std::fs::read(&path).unwrap(),
            };
            count += usize::from(check(&source));
        }
    }
    println!("{count} published documents without their sentences");
}

/// Whether the document can be read.
fn check(published: &Source) -> bool {
    let Ok(text) = facts(published) else {
        return false;
    };
    let of_facts = Source {
        name: published.name.clone(),
        text: text.clone().into_bytes(),
    };
    assert!(
        facts(&of_facts).is_ok_and(|again| again == text),
        "{}",
        published.name
    );
    let theirs: Value = serde_yaml::from_slice(&published.text).unwrap();
    let ours: Value = serde_yaml::from_str(&text).unwrap();
    let (mut sentences, mut kept) = (BTreeSet::new(), BTreeSet::new());
    collect(&theirs, &mut sentences);
    collect(&ours, &mut kept);
    let copied: Vec<_> = kept.intersection(&sentences).take(5).collect();
    assert!(copied.is_empty(), "{}: {copied:?}", published.name);
    true
}

/// The texts of several words that are not data of the API.
fn collect(value: &Value, sentences: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("example" | "value" | "default" | "enum" | "const", _) => {}
                    ("description" | "summary" | "title", Value::String(text))
                        if text.contains(' ') =>
                    {
                        sentences.insert(text.clone());
                    }
                    _ => collect(value, sentences),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, sentences)),
        _ => {}
    }
}
