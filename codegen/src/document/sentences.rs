//! A document and the file with our sentences in, the document with those sentences out.
//!
//! The file `pets.prose.yaml` belongs to the document `pets.yaml` beside it. Its keys follow the names of [`subjects`]: a subject is an object
//! with its sentences, or only its description. What is below `shared` describes every subject whose name ends like that, and that has no
//! sentence of its own.

use serde_json::Value;

use super::source::Source;
use super::subjects::{Subject, VALUES, subjects};
use super::{parse, pointer};
use crate::diagnostic::Diagnostics;

/// How the name of a file with sentences ends.
pub const PROSE: &str = ".prose.yaml";

/// The key of the sentences about subjects with equal names.
pub(crate) const SHARED: &str = "/shared";

/// Our sentences about one document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sentences {
    pub(crate) tree: Value,
}

impl Source {
    /// Whether the file holds sentences about another one.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.name.ends_with(PROSE)
    }

    /// Whether the file holds the sentences about a document.
    #[must_use]
    pub fn is_prose_of(&self, document: &Source) -> bool {
        prose_name(&document.name) == self.name
    }
}

/// The name of the file with the sentences about a document.
#[must_use]
pub fn prose_name(document: &str) -> String {
    let stem = [".yaml", ".yml", ".json"]
        .iter()
        .find_map(|end| document.strip_suffix(end));
    format!("{}{PROSE}", stem.unwrap_or(document))
}

impl Sentences {
    /// Reads the file. Every value in it is a text, nothing, or an object of those.
    pub(crate) fn read(source: &Source) -> Result<Self, Diagnostics> {
        if source.is_blank() {
            return Ok(Self { tree: Value::Null });
        }
        let tree = parse::parse(source)?;
        let mut diagnostics = Diagnostics::default();
        check(&source.name, &mut String::new(), &tree, &mut diagnostics);
        if diagnostics.is_empty() {
            Ok(Self { tree })
        } else {
            Err(diagnostics)
        }
    }

    /// The sentence of a subject and its place, with the key also where the file leaves it out: its own, otherwise the shared one whose name has the most in common.
    pub(crate) fn find(&self, id: &str, key: &str) -> Option<(String, &str)> {
        self.own(id, key).or_else(|| {
            let ends = id.match_indices('/').map(|(at, _)| &id[at..]);
            ends.into_iter()
                .find_map(|end| self.own(&format!("{SHARED}{end}"), key))
        })
    }

    /// The sentence at a name itself.
    pub(crate) fn own(&self, id: &str, key: &str) -> Option<(String, &str)> {
        let value = match self.tree.pointer(id)? {
            text @ Value::String(_) if key == "description" => text,
            Value::Object(members) => members.get(key)?,
            _ => return None,
        };
        let text = value.as_str().filter(|text| !text.trim().is_empty())?;
        Some((format!("{id}/{key}"), text))
    }
}

fn check(file: &str, at: &mut String, value: &Value, diagnostics: &mut Diagnostics) {
    match value {
        Value::String(_) | Value::Null => {}
        Value::Object(map) => {
            for (key, value) in map {
                let length = at.len();
                pointer::push(at, key);
                check(file, at, value, diagnostics);
                at.truncate(length);
            }
        }
        _ => diagnostics.error(
            file,
            at,
            "expected a sentence",
            "write a text, in quotes where YAML would read something else",
        ),
    }
}

/// Puts sentences into the document that they describe. They replace those that it has.
pub(crate) fn merge(tree: &mut Value, sentences: &Sentences) {
    for Subject {
        id,
        sentences: places,
        ..
    } in subjects(tree)
    {
        for (key, place) in places.into_iter().rev() {
            if let Some((_, text)) = sentences.find(&id, key) {
                set(tree, &place, text);
            }
        }
    }
}

/// Sets the sentence at a place, as the first member of the object there.
pub(crate) fn set(tree: &mut Value, place: &str, text: &str) {
    let Some((object, key)) = place.rsplit_once('/') else {
        return;
    };
    if let Some(schema) = object
        .strip_suffix(VALUES)
        .and_then(|end| end.strip_suffix('/'))
        && let Some(Value::Object(schema)) = tree.pointer_mut(schema)
    {
        schema
            .entry(VALUES)
            .or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    if let Some(Value::Object(members)) = tree.pointer_mut(object) {
        let key = pointer::unescape(key).into_owned();
        match members.get_mut(&key) {
            Some(sentence) => *sentence = text.into(),
            None if object.ends_with(VALUES) => drop(members.insert(key, text.into())),
            None => drop(members.shift_insert(0, key, text.into())),
        }
    }
}

/// The documents with the sentences of the files that belong to them, which are left out.
#[must_use]
pub fn with_sentences(sources: Vec<Source>) -> Vec<Source> {
    let (prose, mut documents): (Vec<_>, Vec<_>) = sources.into_iter().partition(Source::is_prose);
    for document in &mut documents {
        let prose = prose.iter().find(|prose| prose.is_prose_of(document));
        let merged = prose.and_then(|prose| {
            let mut tree = parse::parse(document).ok()?;
            merge(&mut tree, &Sentences::read(prose).ok()?);
            Some(tree.to_string().into_bytes())
        });
        if let Some(text) = merged {
            document.text = text;
        }
    }
    documents
}
