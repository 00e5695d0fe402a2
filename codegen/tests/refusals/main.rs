//! Documents that have no mapping: each is refused at its place, with a way out.

mod accepted;
mod cases;
mod overlays;
mod structure;
#[path = "../support/mod.rs"]
mod support;
mod texts;
mod update;

use std::fmt::Write as _;

use codegen::document::Source;
use codegen::lower_sources;
use support::{complaint, document};

/// Compares what a person reads with the snapshot of this name.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn each_is_refused_at_its_place_with_a_way_out() {
    let mut accepted: Vec<&str> = Vec::new();
    for (name, replace, with) in cases::CASES.iter().chain(structure::CASES) {
        let text = complaint(&document(replace, with));
        if text.is_empty() {
            accepted.push(name);
        } else {
            snapshot(name, &text);
        }
    }
    assert!(accepted.is_empty(), "nothing is said about {accepted:?}");
}

#[test]
fn what_can_be_mapped_is_accepted_without_a_word() {
    for (name, replace, with) in accepted::CASES {
        assert_eq!(complaint(&document(replace, with)), "", "{name}");
    }
}

/// Where what is suggested leads to another suggestion.
const TWO_STEPS: &[&str] = &["two_operations_of_one_id", "operation_without_a_name"];

#[test]
fn an_action_that_is_suggested_does_away_with_what_it_is_suggested_for() {
    let mut mended = 0;
    for (name, replace, with) in cases::CASES.iter().chain(structure::CASES) {
        let sources = [Source {
            name: "pets.yaml".to_owned(),
            text: document(replace, with).into_bytes(),
        }];
        let first = lower_sources(&sources, None).diagnostics;
        for diagnostic in first.sorted() {
            if diagnostic.actions.is_empty() {
                continue;
            }
            // As they are pasted: the lines themselves.
            let lines: Vec<String> = diagnostic
                .actions
                .iter()
                .map(|action| format!("  {action}\n"))
                .collect();
            let action = lines.concat();
            let overlay = Source {
                name: "overlay.yaml".to_owned(),
                text: format!(
                    "overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n{action}"
                )
                .into_bytes(),
            };
            let left = lower_sources(&sources, Some(&overlay)).diagnostics;
            // Nothing is left but what was wrong beside it.
            let said: Vec<_> = first.sorted().iter().map(|one| &one.message).collect();
            let is_gone = left.sorted().iter().all(|other| {
                let is_expected = said.contains(&&other.message) || TWO_STEPS.contains(name);
                is_expected
                    && other.message != diagnostic.message
                    && other.location.file != overlay.name
            });
            let shown = left.render(&sources, Some(&overlay), false);
            assert!(is_gone, "{name}: {action} leaves\n{shown}");
            mended += 1;
        }
    }
    assert!(mended > 20, "{mended}");
}

#[test]
fn the_document_of_these_tests_is_accepted_as_it_stands() {
    assert_eq!(complaint(&document("Pets", "Pets")), "");
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let text =
        document("schemas/Pet'", "schemas/Dog'").replacen("https://pets.example.com", "/v1", 1);
    let complaint = complaint(&text);
    assert!(
        complaint.contains("leads nowhere") && complaint.contains("is not an absolute"),
        "{complaint}"
    );
}

#[test]
fn a_chain_of_thousands_of_schemas_is_no_reason_to_overflow() {
    let mut models = String::new();
    let mut aliases = String::new();
    for index in 0..5_000 {
        let next = index + 1;
        let _ = writeln!(
            models,
            "    M{index}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/M{next}' }} }} }}"
        );
        let _ = writeln!(
            aliases,
            "    A{index}: {{ type: array, items: {{ $ref: '#/components/schemas/A{next}' }} }}"
        );
    }
    let chain = document(
        "    Pet:\n",
        &format!("    Pet: {{ $ref: '#/components/schemas/M0' }}\n{models}    M5000:\n"),
    );
    assert_eq!(complaint(&chain), "");
    let deep = document(
        "    Pet:\n",
        &format!("    Pet: {{ $ref: '#/components/schemas/A0' }}\n{aliases}    A5000:\n"),
    );
    assert!(complaint(&deep).contains("nested too deeply"));
}

#[test]
fn a_document_whose_faults_are_too_many_to_list_is_left_out() {
    let mut keys = String::new();
    for n in 0..1_100 {
        writeln!(keys, "      unknown{n}: 1").unwrap();
    }
    let faulty = "  /a: { get: [1] }\n  /b: { get: [1] }\n  /pets/{id}:";
    let text = document("  /pets/{id}:", faulty)
        .replace("      operationId:", &format!("{keys}      operationId:"));
    let sources = |text: &str| {
        [Source {
            name: "pets.yaml".to_owned(),
            text: text.as_bytes().to_vec(),
        }]
    };
    let read = |text: &str| codegen::document::load(&sources(text), None).0.len();
    assert_eq!(read(&text), 0);
    assert_eq!(
        read(&text.replace(&keys, "")),
        1,
        "without them, one operation is left"
    );
}
