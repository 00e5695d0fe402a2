//! A published document in, the same facts with our sentences and in our order of keys out.

use serde_json::{Map, Value};

use super::components::Shared;
use super::object_kind::ObjectKind;
use super::object_place::ObjectPlace;
use super::sentences::{Sentences, text};
use super::walk::{self, ENUM_SENTENCES, is_sentence, transform};

/// Rewrites a document in which nothing is folded.
pub(super) fn rewrite(document: &Value, sentences: &Sentences<'_>, shared: &Shared) -> Value {
    let rewrite = Rewrite { sentences, shared };
    rewrite.node(ObjectKind::Document, &ObjectPlace::default(), document)
}

struct Rewrite<'a> {
    sentences: &'a Sentences<'a>,
    shared: &'a Shared,
}

impl Rewrite<'_> {
    fn node(&self, kind: ObjectKind, place: &ObjectPlace, value: &Value) -> Value {
        let Value::Object(published) = value else {
            return value.clone();
        };
        let mut map = Map::new();
        for (key, value) in published {
            if !is_sentence(kind, key, value) {
                map.insert(key.clone(), self.field(kind, place, key, value));
            }
        }
        // OpenAPI 3.0 ignores everything beside a `$ref`.
        if !(kind.is_referable() && map.contains_key("$ref")) {
            self.add_sentences(kind, place, published, &mut map);
        }
        Value::Object(kind.sort(map))
    }

    fn field(&self, kind: ObjectKind, place: &ObjectPlace, key: &str, value: &Value) -> Value {
        transform(kind, key, value, |kind, child| {
            let below = place.child(key, child);
            let is_new = !self.sentences.ours.contains_key(&below.item);
            // What our document says of the same thing elsewhere is said here too.
            let shared = || self.shared.find(kind, &below, child.value).cloned();
            is_new
                .then(shared)
                .flatten()
                .unwrap_or_else(|| self.node(kind, &below, child.value))
        })
    }

    fn add_sentences(
        &self,
        kind: ObjectKind,
        place: &ObjectPlace,
        published: &Map<String, Value>,
        map: &mut Map<String, Value>,
    ) {
        for key in kind.sentences() {
            // A value that is not text is a fact, right or wrong.
            if map.contains_key(*key) {
                continue;
            }
            let theirs = text(published.get(*key));
            if let Some(sentence) = self.sentences.choose(kind, place, key, theirs) {
                map.insert((*key).to_owned(), sentence.into());
            }
        }
        if !kind.is_schema() {
            return;
        }
        let theirs = published.get(ENUM_SENTENCES);
        let about = |value: &str| {
            let theirs = text(theirs.and_then(|sentences| sentences.get(value)));
            let sentence = self
                .sentences
                .about_value(&place.enum_value(value), theirs)?;
            Some((value.to_owned(), sentence.into()))
        };
        let values: Map<_, _> = walk::enum_values(published).filter_map(about).collect();
        if !values.is_empty() {
            map.insert(ENUM_SENTENCES.to_owned(), values.into());
        }
    }
}
