//! What an update cannot take, and what it leaves to be done.

use std::collections::BTreeMap;

use codegen::diagnostic::Diagnostics;
use codegen::document::Source;
use codegen::import::{self, Lock, Request};

use super::snapshot;
use super::support::document;

fn source(name: &str, text: String) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into_bytes(),
    }
}

fn ours() -> Source {
    source("spec/pets.yaml", document("/pets/{id}:", "/v1/pets/{id}:"))
}

/// What a person reads when an update takes published documents for these files.
fn complaint(ours: &[Source], published: &[String]) -> String {
    let published = published
        .iter()
        .cloned()
        .map(|text| source("published.yaml", text));
    let mut published: Vec<_> = published.collect();
    let result = import::update(&Request {
        published: &published,
        ours,
        overlay: None,
        lock: &Lock::default(),
        provenance: &BTreeMap::new(),
        is_reviewed: false,
    });
    published.extend_from_slice(ours);
    let diagnostics = result.map_or_else(|diagnostics| diagnostics, |_| Diagnostics::default());
    diagnostics.render(&published, None, false)
}

#[test]
fn a_document_that_is_not_one_of_ours_is_refused() {
    let other_version = document("/pets/{id}:", "/v2/pets/{id}:");
    snapshot(
        "update_of_another_version",
        &complaint(&[ours()], &[other_version]),
    );
    // With the paths of ours it would be the same API on another server.
    let other_api =
        document("/pets/{id}:", "/v1/cats/{id}:").replace("pets.example", "cats.example");
    snapshot("update_of_another_api", &complaint(&[ours()], &[other_api]));
    let same = String::from_utf8_lossy(&ours().text).into_owned();
    let twice = complaint(&[ours()], &[same.clone(), same]);
    snapshot("update_of_one_version_twice", &twice);
}

#[test]
fn a_mistake_of_the_published_document_has_no_help_from_the_overlay() {
    let text = String::from_utf8_lossy(&ours().text).replace("type: object", "type: objct");
    snapshot("update_of_a_mistake", &complaint(&[ours()], &[text]));
}

#[test]
fn what_is_no_sentence_is_shown_at_its_place() {
    let prose =
        "info: { title: Pets }\nschemas:\n  Pet:\n    fields:\n      name: 12\n      kind: [cat]\n";
    let prose = source("spec/pets.prose.yaml", prose.to_owned());
    snapshot(
        "sentences_of_another_form",
        &complaint(&[ours(), prose], &[]),
    );
}

#[test]
fn what_is_left_to_a_person_is_shown() {
    let prose = "info: { title: Pets }\nschemas:\n  Pet:\n    description: A pet.\n    fields:\n      color: Its color.\n";
    let sources = [ours(), source("spec/pets.prose.yaml", prose.to_owned())];
    let left = import::to_do(&sources, None, &Lock::default());
    snapshot("sentences_to_write", &left.render(&sources, None, false));
}
