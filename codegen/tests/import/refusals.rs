//! What is said of documents that cannot be imported, and of what gets lost.

use codegen::import::report_unused;

use super::*;

/// What is said about a document that cannot be imported.
fn refusal(published: &[&str]) -> String {
    let sources: Vec<_> = published
        .iter()
        .map(|text| source("new.yaml", *text))
        .collect();
    let import = import(&sources, &ours(), Prose::Own);
    assert!(import.diagnostics.has_errors());
    import.diagnostics.to_string()
}

#[test]
fn a_document_of_another_api_or_version_is_refused() {
    let other = |path: &str, server: &str| {
        format!(
            "openapi: 3.0.1\ninfo: {{title: Other, version: '1'}}\npaths:\n  {path}:\n    servers: [{{url: '{server}'}}]\n    get: {{responses: {{'200': {{description: Fine.}}}}}}\n"
        )
    };
    let version = refusal(&[&other("/v3/Things", "https://flex-api.twilio.com")]);
    assert!(
        version.contains("the paths begin with `v3`; none of our documents has such paths"),
        "{version}"
    );
    assert!(version.contains("new.yaml:3:1"), "{version}");
    let api = refusal(&[&other("/v1/Things", "https://conversations.twilio.com")]);
    assert!(
        api.contains(
            "this describes `https://conversations.twilio.com`, ours `https://flex-api.twilio.com`"
        ),
        "{api}"
    );
    let twice = refusal(&[V2, V2]);
    assert!(
        twice.contains("another document of the same version was given already"),
        "{twice}"
    );
}

#[test]
fn a_document_that_cannot_be_read_is_refused_with_its_place() {
    assert!(refusal(&["openapi: 3.0.1\ninfo: [\n"]).contains("new.yaml:2:7"));
    assert!(refusal(&["openapi: 3.2.0\n"]).contains("expected OpenAPI 3.0"));
    assert!(refusal(&[""]).contains("empty"));
}

#[test]
fn a_comment_that_would_be_lost_is_named_and_the_one_at_the_beginning_stays() {
    let commented = V2.replacen("paths:\n", "# what follows is long\npaths:\n", 1);
    let import = import(
        &[source("published.json", published(V2).to_string())],
        &[source("flex_v2.yaml", commented.clone())],
        Prose::Own,
    );
    assert_eq!(import.documents[0].text, V2);
    let line = commented
        .lines()
        .position(|line| line.starts_with("# what"))
        .unwrap()
        + 1;
    let shown = import.diagnostics.to_string();
    assert!(
        shown.contains("this comment will be lost")
            && shown.contains(&format!("flex_v2.yaml:{line}:1")),
        "{shown}"
    );
}

#[test]
fn an_overlay_action_for_something_that_is_gone_is_named_with_its_line() {
    let overlay = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n- target: $.info\n  description: Stays.\n  update: {x-a: 1}\n- target: $.paths['/v2/Gone']\n  description: Was needed once.\n  update: {x-a: 1}\n";
    let unused = report_unused(&ours(), &source("overlay.yaml", overlay)).unwrap();
    let shown = unused.to_string();
    assert_eq!(unused.sorted().len(), 1, "{shown}");
    assert!(shown.contains("overlay.yaml:7:11"), "{shown}");
    assert!(shown.contains("Was needed once."), "{shown}");
}

#[test]
fn a_document_belongs_to_the_one_of_ours_with_most_of_its_paths() {
    // A path of another version, or other servers for all of it, is a change of the document and no other document.
    let mut document = published(V1);
    document["paths"]["/v3/Things"] = serde_json::json!({});
    let with_more = imported(&document);
    assert_eq!(with_more.ours, 0);
    assert_eq!(with_more.changes.added, ["/v3/Things"]);
    let moved = published(V2)
        .to_string()
        .replace("https://flex-api.twilio.com", "https://flex.example.com");
    let moved = imported(&serde_json::from_str(&moved).unwrap());
    assert_eq!(moved.ours, 1);
    assert!(moved.text.contains("https://flex.example.com"));
    assert_eq!(moved.changes.lost, []);
}
