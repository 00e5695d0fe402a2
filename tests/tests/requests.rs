//! What every operation sends, made from the documents' own examples: one snapshot per operation.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/documents.rs"]
mod documents;
#[path = "support/sample_arguments.rs"]
mod sample_arguments;
#[path = "support/workspace.rs"]
mod workspace;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use codegen::ir::{Api, Operation};
use twilio_flex::{Client, HttpRequest, ScriptedTransport};
use twilio_flex_tests::arguments::Arguments;
use twilio_flex_tests::generated::requests;

#[test]
fn every_operation_sends_what_was_reviewed() {
    let (api, client) = (documents::flex(), idle());
    let mut names = BTreeSet::new();
    insta::with_settings!({ snapshot_path => "requests", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (module, operation) in api.operations() {
            let name = format!("{}__{}", module.rust, operation.name.wire);
            insta::assert_snapshot!(name.as_str(), calls(&api, &client, &module.rust, operation));
            assert!(names.insert(name), "two operations of one name");
        }
    });
    assert!(!names.is_empty(), "the documents have no operation");
}

/// A client that has nowhere to send to.
fn idle() -> Client {
    clients::builder()
        .transport(ScriptedTransport::new())
        .build()
        .expect("a client")
}

fn calls(api: &Api, client: &Client, version: &str, operation: &Operation) -> String {
    let mut text = String::new();
    for (name, arguments) in sample_arguments::calls(api, operation) {
        let request = requests::request(
            client,
            version,
            &operation.name.wire,
            &Arguments::from(arguments),
        );
        let request = request
            .unwrap_or_else(|error| panic!("{version} {} {name}: {error}", operation.name.wire));
        let request = request
            .prepare()
            .unwrap_or_else(|error| panic!("{version} {name}: {error}"));
        let _ = write!(text, "## {name}\n{}\n", request_text(&request));
    }
    text
}

/// A request as it goes over the wire, with one line per pair of the query and of the form.
fn request_text(request: &HttpRequest) -> String {
    let url = request
        .url()
        .replace('?', "\n    ?")
        .replace('&', "\n    &");
    let mut text = format!("{} {url}\n", request.method());
    for (name, value) in request
        .headers()
        .iter()
        .filter(|(name, _)| *name != "user-agent")
    {
        let value = String::from_utf8_lossy(value);
        let is_basic = name == "authorization" && value.starts_with("Basic ");
        let _ = writeln!(
            text,
            "{name}: {}",
            if is_basic { "Basic [masked]" } else { &value }
        );
    }
    if !request.body().is_empty() {
        let body = String::from_utf8_lossy(request.body());
        let _ = writeln!(text, "\n{}", body.replace('&', "\n&"));
    }
    text
}
