//! The subjects of a document and our sentences in, the text of their file out: in the order of the document, with an empty entry for each
//! sentence that a person has to write.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::described::{canonical, described};
use super::moves::Move;
use super::yaml;
use crate::document::{SHARED, Sentences, Subject, pointer};

/// The order of the parts of the file; the others follow in the order of the document.
const PARTS: [&str; 6] = ["info", "shared", "tags", "operations", "paths", "schemas"];

const HEAD: &str = "\
# Our sentences about the document beside this file. spec/README.md describes the form.
";

/// Writes the file. `missing` are the names and keys of sentences that are to be written; what describes nothing stays, at the end.
pub(super) fn write(
    subjects: &[Subject],
    sentences: &Sentences,
    missing: &[(String, &'static str)],
) -> String {
    let mut tree = Value::Object(Map::new());
    for (subject, key) in all(subjects) {
        if let Some((_, text)) = sentences.own(&subject.id, key) {
            insert(&mut tree, &format!("{}/{key}", subject.id), text);
        } else if missing.contains(&(subject.id.clone(), key)) {
            insert(&mut tree, &format!("{}/{key}", subject.id), "");
        }
    }
    let described = described(subjects, sentences);
    for (place, text) in leaves(&sentences.tree) {
        let is_shared = place.starts_with(SHARED);
        if !text.is_empty() && (is_shared || canonical(&described, &place).is_none()) {
            insert(&mut tree, &place, &text);
        }
    }
    for (id, _) in missing.iter().filter(|(id, _)| id.starts_with(SHARED)) {
        insert(&mut tree, id, "");
    }
    let ids: BTreeSet<&str> = subjects.iter().map(|subject| subject.id.as_str()).collect();
    shorten(&mut tree, &mut String::new(), &ids);
    if let Value::Object(parts) = tree {
        let rank = |name: &String| PARTS.iter().position(|part| part == name);
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(name, _)| rank(name).unwrap_or(PARTS.len()));
        tree = parts.into_iter().collect();
    }
    HEAD.to_owned() + &yaml::write(&tree)
}

/// Each sentence that a document can have.
pub(super) fn all(subjects: &[Subject]) -> impl Iterator<Item = (&Subject, &'static str)> {
    subjects.iter().flat_map(|subject| {
        let keys = subject.sentences.iter();
        keys.map(move |(key, _)| (subject, *key))
    })
}

/// The texts of a file of sentences with their places.
pub(super) fn leaves(tree: &Value) -> Vec<(String, String)> {
    fn visit(at: &str, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => found.push((at.to_owned(), text.clone())),
            Value::Object(map) => {
                for (key, value) in map {
                    let mut below = at.to_owned();
                    pointer::push(&mut below, key);
                    visit(&below, value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    visit("", tree, &mut found);
    found
}

/// Gives sentences the new name of what they describe.
pub(super) fn rename(sentences: &mut Sentences, moved: &Move) {
    let moved_from = |(place, text): (String, String)| {
        let rest = super::moves::below(&place, &moved.old)?;
        Some((format!("{}{rest}", moved.new), text))
    };
    let texts: Vec<_> = leaves(&sentences.tree)
        .into_iter()
        .filter_map(moved_from)
        .collect();
    if let Some((around, key)) = moved.old.rsplit_once('/')
        && let Some(Value::Object(map)) = sentences.tree.pointer_mut(around)
    {
        map.shift_remove(&*pointer::unescape(key));
    }
    for (place, text) in texts {
        insert(&mut sentences.tree, &place, &text);
    }
}

/// Puts a text at a place. Where objects and texts meet, the text is the description.
fn insert(tree: &mut Value, place: &str, text: &str) {
    let mut node = tree;
    for key in pointer::keys(place) {
        if let Value::String(description) = node {
            let description = std::mem::take(description);
            *node = Map::from_iter([("description".to_owned(), description.into())]).into();
        }
        if node.is_null() {
            *node = Map::new().into();
        }
        let Value::Object(map) = node else { return };
        node = map.entry(key.into_owned()).or_insert(Value::Null);
    }
    match node {
        Value::Object(map) => drop(map.insert("description".to_owned(), text.into())),
        _ => *node = text.into(),
    }
}

/// A subject with nothing but a description is that text.
fn shorten(node: &mut Value, at: &mut String, ids: &BTreeSet<&str>) {
    let Value::Object(map) = node else { return };
    for (key, value) in map.iter_mut() {
        let length = at.len();
        pointer::push(at, key);
        shorten(value, at, ids);
        at.truncate(length);
    }
    if map.len() == 1
        && ids.contains(at.as_str())
        && let Some(Value::String(text)) = map.get_mut("description")
    {
        *node = std::mem::take(text).into();
    }
}
