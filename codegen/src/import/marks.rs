//! A document in, the sentences in it that a person still has to write out.

use serde_json::Value;

use super::mark::{self, MARK, is_marked};
use super::object_kind::ObjectKind;
use super::object_place::ObjectPlace;
use super::walk::{ENUM_SENTENCES, children, is_sentence};
use crate::diagnostic::Diagnostics;
use crate::document::{Source, pointer};

/// Warns about each sentence that an import has left to be written or to be looked at.
pub fn report_marks(sources: &[Source], diagnostics: &mut Diagnostics) {
    for source in sources {
        // Marks are rare: without them the document need not be read a second time.
        if !contains(&source.text, MARK.as_bytes()) {
            continue;
        }
        let Ok(tree) = crate::document::read_tree(source, &mut Diagnostics::default()) else {
            continue;
        };
        for (pointer, sentence) in find(&tree) {
            let (message, help) = if sentence.starts_with(&mark::missing()) {
                (
                    "a sentence is missing".to_owned(),
                    "describe it here in your own words; the sentence becomes documentation",
                )
            } else {
                (
                    format!(
                        "what this sentence is about has changed: {}",
                        mark::reasons(&sentence).unwrap_or("see the mark")
                    ),
                    "correct the sentence and remove the mark before it",
                )
            };
            diagnostics.warning(&source.name, &pointer, message, help);
        }
    }
}

/// The pointers and texts of the sentences with a mark, in the order of the document.
fn find(document: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    node(
        &mut found,
        ObjectKind::Document,
        &ObjectPlace::default(),
        document,
    );
    found
}

fn node(found: &mut Vec<(String, String)>, kind: ObjectKind, place: &ObjectPlace, value: &Value) {
    for (key, value) in value.as_object().into_iter().flatten() {
        let mut here = place.pointer.clone();
        pointer::push(&mut here, key);
        for child in children(kind, key, value).into_iter().flatten() {
            if let Some(kind) = child.kind {
                node(found, kind, &place.child(key, &child), child.value);
            }
        }
        if !is_sentence(kind, key, value) {
            continue;
        }
        if let Some(text) = value.as_str().filter(|text| is_marked(text)) {
            found.push((here, text.to_owned()));
        } else if key == ENUM_SENTENCES {
            let values = value.as_object().into_iter().flatten();
            found.extend(values.filter_map(|(name, text)| {
                let text = text.as_str().filter(|text| is_marked(text))?;
                let mut pointer = here.clone();
                pointer::push(&mut pointer, name);
                Some((pointer, text.to_owned()))
            }));
        }
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
