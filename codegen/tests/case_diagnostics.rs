//! The cases whose fact is what the generator reports: what it leaves out, and what is left once the suggested actions are pasted.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::document::Source;
use codegen::lower_sources;

fn case(name: &str) -> [Source; 1] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let name = format!("{name}.yaml");
    let text = fs::read(folder.join(&name)).expect("the document of the case");
    [Source { name, text }]
}

fn messages(diagnostics: &Diagnostics) -> Vec<String> {
    let message = |one: &&Diagnostic| format!("{}: {}", one.severity.as_str(), one.message);
    diagnostics.sorted().iter().map(message).collect()
}

#[test]
fn what_is_left_out_is_reported() {
    for (name, expected) in [
        (
            "body-multipart-encoding",
            "warning: `other` is sent as JSON, not as `application/xml`",
        ),
        (
            "body-multipart-mixed",
            "warning: `multipart/mixed` is sent as `multipart/form-data`",
        ),
        (
            "cookie-parameter-optional-only",
            "warning: the cookie `session` is not sent: the parameter is left out",
        ),
        (
            "form-with-file-and-additional",
            "warning: only the named properties of a form can be sent: `additionalProperties` is left out",
        ),
        (
            "paging-two-arrays",
            "warning: the response has paging links and several lists (`things`, `warnings`): it is not read as a listing",
        ),
        (
            "v31-new-keywords",
            "note: webhooks are calls that the service makes: they make no code",
        ),
    ] {
        let diagnostics = lower_sources(&case(name), None).diagnostics;
        assert_eq!(messages(&diagnostics), [expected], "{name}");
    }
}

#[test]
fn pasting_all_actions_at_once_removes_what_they_name_and_nothing_else() {
    for name in [
        "cookie-parameter-optional-only",
        "form-with-file-and-additional",
        "wayout-two-removals-one-list",
    ] {
        let sources = case(name);
        let before = lower_sources(&sources, None);
        let overlay = overlay(&before.diagnostics);
        let after = lower_sources(&sources, Some(&overlay));
        assert!(!messages(&before.diagnostics).is_empty(), "{name}");
        assert!(messages(&after.diagnostics).is_empty(), "{name}");
        assert_eq!(before.api, after.api, "{name}");
    }
}

/// All actions, as they are printed.
fn overlay(diagnostics: &Diagnostics) -> Source {
    let mut text = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n".to_owned();
    for action in diagnostics.sorted().iter().flat_map(|one| &one.actions) {
        let _ = writeln!(text, "  {action}");
    }
    Source {
        name: "overlay.yaml".to_owned(),
        text: text.into_bytes(),
    }
}
