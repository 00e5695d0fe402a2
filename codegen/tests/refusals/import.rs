//! What an import cannot take, what it loses and what it leaves to be done.

use codegen::diagnostic::Diagnostics;
use codegen::document::{Source, locate};
use codegen::import::{Prose, import, report_marks, report_unused};

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

/// What a person reads when published documents are imported into one of ours.
fn complaint(ours: Source, published: &[String]) -> String {
    let mut sources: Vec<_> = published
        .iter()
        .map(|text| source("published.yaml", text.clone()))
        .collect();
    let imported = import(&sources, std::slice::from_ref(&ours), Prose::Own);
    sources.push(ours);
    imported.diagnostics.render(&sources, None, false)
}

#[test]
fn a_document_that_is_not_one_of_ours_is_refused() {
    let other_version = document("/pets/{id}:", "/v2/pets/{id}:");
    snapshot(
        "import_of_another_version",
        &complaint(ours(), &[other_version]),
    );
    // With the paths of ours it would be the same API on another server.
    let other_api =
        document("/pets/{id}:", "/v1/cats/{id}:").replace("pets.example", "cats.example");
    snapshot("import_of_another_api", &complaint(ours(), &[other_api]));
    let same = String::from_utf8_lossy(&ours().text).into_owned();
    snapshot(
        "import_of_one_version_twice",
        &complaint(ours(), &[same.clone(), same]),
    );
}

#[test]
fn a_mistake_of_the_published_document_has_no_help_from_the_overlay() {
    let text = String::from_utf8_lossy(&ours().text).replace("type: object", "type: objct");
    snapshot("import_of_a_mistake", &complaint(ours(), &[text]));
}

#[test]
fn a_comment_that_would_be_lost_is_shown() {
    let published = String::from_utf8_lossy(&ours().text).into_owned();
    let commented = published.replace("paths:\n", "# ours\npaths:\n");
    let ours = source("spec/pets.yaml", commented);
    snapshot(
        "import_that_loses_a_comment",
        &complaint(ours, &[published]),
    );
}

#[test]
fn what_is_left_to_a_person_is_shown() {
    let text = document(
        "name: { type: string }",
        "name: { type: string, description: TODO(prose) }\n        size: { type: integer, description: 'TODO(prose, changed: maximum): Its size.' }",
    );
    let sources = [source("spec/pets.yaml", text)];
    let mut marks = Diagnostics::default();
    report_marks(&sources, &mut marks);
    locate(&mut marks, &sources, None);
    snapshot("sentences_to_write", &marks.render(&sources, None, false));

    let overlay = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n- target: $.paths['/cats']\n  description: Cats have no name.\n  update: { x-rust-name: cats }\n- target: $.components.schemas.Pet\n  description: The type is missing.\n  update: { type: object }\n";
    let overlay = source("spec/overlay.yaml", overlay.to_owned());
    let unused = report_unused(&sources, &overlay).expect("an overlay");
    snapshot(
        "actions_that_are_unused",
        &unused.render(&sources, Some(&overlay), false),
    );
}
