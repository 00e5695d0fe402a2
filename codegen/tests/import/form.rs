//! What an import leaves alone.

use codegen::import::format;
use serde_json::json;

use super::*;

#[test]
fn what_was_published_already_changes_no_byte() {
    for ours in [V1, V2] {
        let imported = imported(&published(ours));
        assert!(imported.text == ours, "{}", hunk(ours, &imported.text));
        assert!(imported.changes.is_empty(), "{}", imported.changes);
        assert_eq!(imported.changes.lost, []);
        assert_eq!(marks(&imported.text), []);
    }
}

#[test]
fn our_own_documents_are_in_the_form_that_an_import_writes() {
    for source in ours() {
        assert_eq!(
            format(&source).unwrap().as_bytes(),
            source.text,
            "{}",
            source.name
        );
        let imported = import(std::slice::from_ref(&source), &ours(), Prose::Own);
        assert_eq!(imported.documents[0].text.as_bytes(), source.text);
    }
}

#[test]
fn sentences_of_the_publisher_stand_only_where_they_are_asked_for() {
    let mut document = published(V2);
    let fields = document
        .pointer_mut(WEB_CHAT_FIELDS)
        .unwrap()
        .as_object_mut()
        .unwrap();
    fields.insert(
        "Locale".to_owned(),
        json!({"type": "string", "description": "Theirs."}),
    );
    document["tags"][0]["description"] = "Theirs.".into();
    assert!(!imported(&document).text.contains("Theirs."));
    let kept = imported_with(&document, Prose::Published).text;
    assert_eq!(marks(&kept), []);
    assert!(kept.contains("description: Theirs."));
    assert!(!kept.contains("A sentence of the publisher."));
}
