//! The facts of a published document: everything that is on the wire, and no sentence under any key.

use codegen::import::facts;

use super::{PUBLISHED, Spec, source};

fn stripped(text: &str) -> String {
    facts(&source("published.yaml", text)).unwrap()
}

#[test]
fn no_sentence_is_left_under_any_key() {
    let facts = stripped(PUBLISHED);
    for word in ["Their", "Woof"] {
        assert!(!facts.contains(word), "{facts}");
    }
}

#[test]
fn everything_that_programs_read_stays() {
    let facts = stripped(PUBLISHED);
    for fact in [
        "maxLength: 64",
        "A name with spaces.",
        "default: Rex the first",
        "mountName: pet",
        "apiStandards: v0.1",
        "title: UpdatePetRequest",
        "title: Pet\n",
        "- dog",
        "https://pets.example.com/docs",
        "name: Pets",
        "scheme: basic",
        "required:\n        - name",
    ] {
        assert!(facts.contains(fact), "{fact:?} is missing:\n{facts}");
    }
}

#[test]
fn a_sentence_that_openapi_requires_is_empty_and_the_document_is_right() {
    let facts = stripped(PUBLISHED);
    assert!(
        facts.contains("title: ''") && facts.contains("description: ''"),
        "{facts}"
    );
    let lowered = codegen::lower_sources(&[source("facts.yaml", &facts)], None);
    assert!(lowered.diagnostics.is_empty(), "{}", lowered.diagnostics);
}

#[test]
fn other_sentences_make_the_same_facts_and_facts_make_themselves() {
    let facts = stripped(PUBLISHED);
    assert_eq!(
        stripped(&PUBLISHED.replace("Their", "Quite another")),
        facts
    );
    assert_eq!(stripped(&facts), facts);
    let tree: serde_json::Value = serde_yaml::from_str(PUBLISHED).unwrap();
    assert_eq!(
        stripped(&tree.to_string()),
        facts,
        "JSON makes the same file as YAML"
    );
}

#[test]
fn one_fact_that_is_new_is_one_line() {
    let before = Spec::new().facts();
    let mut spec = Spec::new();
    spec.update(&[("maxLength: 64", "maxLength: 64, minLength: 1")]);
    let after = spec.facts();
    let new: Vec<&str> = after
        .lines()
        .filter(|line| !before.contains(line))
        .collect();
    assert_eq!(new, ["          minLength: 1"]);
    assert_eq!(after.lines().count(), before.lines().count() + 1);
}

#[test]
fn facts_that_somebody_edits_are_an_error_with_the_command_that_helps() {
    let mut spec = Spec::new();
    let edited = spec.facts().replace("maxLength: 64", "maxLength: 65");
    spec.sources[0].text = edited.into_bytes();
    let left = codegen::import::to_do(&spec.sources, Some(&spec.overlay), &spec.lock);
    assert!(left.has_errors());
    assert!(left.to_string().contains("cargo xtask update"), "{left}");
}
