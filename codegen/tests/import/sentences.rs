//! Our sentences: what is missing, stale or about nothing is a list with places, and the sentences themselves stay as they were written.

use super::{PROSE, Spec, source};

#[test]
fn a_document_that_says_nothing_new_changes_nothing() {
    let mut spec = Spec::new();
    assert_eq!(spec.prose(), PROSE);
    let before = (spec.facts(), spec.lock.clone());
    let update = spec.update(&[]);
    assert!(
        !update.notes.iter().any(|note| note.contains("->")),
        "{:?}",
        update.notes
    );
    assert_eq!((spec.facts(), spec.lock.clone()), before);
}

#[test]
fn the_crate_has_our_sentences_and_those_shared_by_equal_names() {
    let spec = Spec::new();
    let lowered = codegen::lower_sources(&spec.sources, Some(&spec.overlay));
    assert!(lowered.diagnostics.is_empty(), "{}", lowered.diagnostics);
    let text = format!("{:?}", lowered.api);
    for sentence in [
        "How many pets a page has.",
        "A dog.",
        "Which pet is changed.",
        "One pet.",
    ] {
        assert!(text.contains(sentence), "{sentence}");
    }
    assert!(!text.contains("Their"));
}

#[test]
fn what_is_new_has_an_empty_entry_and_is_asked_for_once() {
    let mut spec = Spec::new();
    let update = spec.update(&[(
        "        url: {",
        "        color: { type: string, description: Their color. }\n        url: {",
    )]);
    assert_eq!(
        spec.to_do(),
        ["color: '' | a sentence is missing: /schemas/pet/fields/color"]
    );
    let note = "pets.prose.yaml: /schemas/pet/fields/color/description: published: Their color.";
    assert!(
        update.notes.iter().any(|line| line == note),
        "{:?}",
        update.notes
    );
    spec.write("color: ''", "color: Which color it has.");
    assert_eq!(spec.to_do(), [""; 0]);
    spec.take(&[], false);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn a_parameter_that_several_operations_have_is_asked_for_once() {
    let mut spec = Spec::new();
    let update = spec.update(&[(
        "        - { name: PageSize,",
        "        - { name: Token, in: query, schema: { type: string }, description: Their token. }\n        - { name: PageSize,",
    )]);
    assert_eq!(
        spec.to_do(),
        ["Token: '' | a sentence is missing: /shared/parameters/Token"]
    );
    let note = "pets.prose.yaml: /shared/parameters/Token/description: published: Their token.";
    assert!(
        update.notes.iter().any(|line| line == note),
        "{:?}",
        update.notes
    );
    spec.write("Token: ''", "Token: Where to go on.");
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn nothing_is_asked_for_that_no_user_of_the_crate_reads() {
    let mut spec = Spec::new();
    spec.update(&[
        ("tags: [", "tags: [{ name: Toys }, "),
        (
            "    kind:\n",
            "    toy: { type: object, properties: { size: { type: integer } } }\n    kind:\n",
        ),
        (
            "X-Trace: {",
            "X-Limit: { schema: { type: integer } }, X-Trace: {",
        ),
    ]);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn a_sentence_whose_facts_change_is_stale_until_somebody_writes_it_anew() {
    let mut spec = Spec::new();
    let update = spec.update(&[("maxLength: 64", "maxLength: 32")]);
    let stale =
        ["name: What it is called. | the facts that this sentence was written for have changed"];
    assert_eq!(spec.to_do(), stale);
    let reason = "pets.prose.yaml: /schemas/pet/fields/name/description: maxLength 64 -> 32; published: Their sentence about the name.";
    assert!(
        update.notes.iter().any(|line| line == reason),
        "{:?}",
        update.notes
    );
    assert_eq!(spec.prose(), PROSE, "no mark is put into a sentence");
    spec.take(&[], false);
    assert_eq!(spec.to_do(), stale, "nobody has looked at it");
    spec.write("What it is called.", "What it is called, in short.");
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn a_stale_sentence_can_be_accepted_as_it_is_and_is_right_again_with_its_facts() {
    let mut spec = Spec::new();
    spec.update(&[("maxLength: 64", "maxLength: 32")]);
    spec.update(&[]);
    assert_eq!(spec.to_do(), [""; 0], "the facts are as they were");
    spec.update(&[("maxLength: 64", "maxLength: 32")]);
    spec.take(&[], true);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn a_published_sentence_that_changes_is_a_reason_to_look_at_ours() {
    let mut spec = Spec::new();
    spec.update(&[(
        "Their sentence about the name.",
        "It is the name of the owner.",
    )]);
    assert_eq!(
        spec.to_do(),
        ["name: What it is called. | the published sentence has changed"]
    );
    spec.take(&[], true);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn examples_and_marks_for_programs_make_no_sentence_stale() {
    let mut spec = Spec::new();
    spec.update(&[
        ("A name with spaces.", "Another name."),
        (
            "maxLength: 64,",
            "maxLength: 64, example: Rex, x-twilio: { pii: { handling: standard } },",
        ),
        ("enum: [cat, dog]", "enum: [dog, cat]"),
    ]);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn a_sentence_about_what_is_gone_stays_and_is_listed() {
    let mut spec = Spec::new();
    spec.update(&[(
        "        age: { type: integer, title: Their words about the age }\n",
        "",
    )]);
    assert_eq!(
        spec.to_do(),
        ["age: Its age in years. | this sentence describes nothing in the document"]
    );
    spec.write("      age: Its age in years.\n", "");
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn what_is_no_sentence_is_an_error_at_its_place() {
    let mut spec = Spec::new();
    spec.write("name: What it is called.", "name: [What, it, is, called]");
    let lowered = codegen::lower_sources(&spec.sources, None);
    let shown = lowered.diagnostics.to_string();
    assert!(
        shown.contains("expected a sentence") && shown.contains("pets.prose.yaml:"),
        "{shown}"
    );
}

#[test]
fn sentences_without_a_document_are_an_error() {
    let spec = Spec::new();
    let sources = [
        spec.sources[0].clone(),
        source("cats.prose.yaml", "info: { title: Cats }\n"),
    ];
    let shown = codegen::lower_sources(&sources, None)
        .diagnostics
        .to_string();
    assert!(shown.contains("cats.prose.yaml"), "{shown}");
}
