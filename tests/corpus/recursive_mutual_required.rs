//! Models that contain each other are read to any depth.

use case_recursive_mutual_required::json;
use wire::{answers, client};

#[tokio::test]
async fn a_note_has_an_author_who_has_a_note() {
    let body = r#"{"author":{"pinned_note":{"author":{}}}}"#;
    let client = client!(case_recursive_mutual_required, answers(200, body));
    let note = client.v1().notes().list().send().await.expect("a note");
    let pinned = note.author.pinned_note.as_ref().expect("a note");
    assert_eq!(pinned.author.pinned_note, None);
    assert_eq!(json!(note).to_string(), body);
}

#[tokio::test]
async fn a_note_without_an_author_is_malformed() {
    let body = r#"{"author":{"pinned_note":{}}}"#;
    let client = client!(case_recursive_mutual_required, answers(200, body));
    let strict = client.v1().notes().list().with_strict_reading(true);
    assert!(strict.send().await.is_err());
    let client = client!(case_recursive_mutual_required, answers(200, body));
    let note = client.v1().notes().list().send().await.expect("a note");
    assert_eq!(note.mismatches()[0].path(), "author.pinned_note.author");
    assert_eq!(json!(note).to_string(), body);
}
