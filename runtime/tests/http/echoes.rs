//! Services repeat what they refuse. What an error shows of that is not personal.

#![allow(missing_docs, reason = "an API for tests")]

use std::error::Error as _;

use serde_json::json;
use twilio_runtime::{Error, HttpResponse, Json, ScriptedTransport};

use crate::support::{TOKEN, builder, scripted, scripted_with};

twilio_runtime::request! {
    "Invite": Post "https://api.example.com" "/v1/Invites" form -> Json;
    /// Invites somebody.
    pub struct Invite;

    impl Invite {
        /// Who.
        #[input(form, "Identity", text, pii)]
        pub fn identity(self, identity: impl twilio_runtime::IntoText) -> Self;
        /// What about.
        #[input(form, "Topic", text)]
        pub fn topic(self, topic: impl twilio_runtime::IntoText) -> Self;
        /// How.
        #[input(form, "Routing", json, pii)]
        pub fn routing(self, routing: impl twilio_runtime::IntoJson) -> Self;
        /// Who too.
        #[input(form, "Others", texts, pii)]
        pub fn others(self, others: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// Who asks.
        #[input(query, "By", text, pii)]
        pub fn by(self, by: impl twilio_runtime::IntoText) -> Self;
        /// What takes the place of the credentials.
        #[input(header, "Authorization", text, pii)]
        pub fn authorization(self, authorization: impl twilio_runtime::IntoText) -> Self;
    }
}

twilio_runtime::request! {
    "Rename": Post "https://api.example.com" "/v1/Names" json -> Json;
    /// Renames somebody.
    pub struct Rename;

    impl Rename {
        /// The body.
        #[input(body, "$body", json, pii)]
        pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
    }
}

twilio_runtime::request! {
    "ListNames": Get "https://api.example.com" "/v1/Names" none -> [Json in "names"];
    /// Lists names.
    pub struct ListNames;

    impl ListNames {
        /// Whose.
        #[input(query, "Of", text, pii)]
        pub fn of(self, of: impl twilio_runtime::IntoText) -> Self;
    }
}

fn refusing(message: &str) -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    let more = "https://example.com/Ada%20Lovelace";
    let body = json!({"code": 20001, "message": message, "more_info": more});
    transport.respond(HttpResponse::new(400, body.to_string()));
    transport
}

/// Returns everything that the error shows of itself.
fn shown(error: &Error) -> String {
    let api = error.api_error().expect("a refusal");
    let source = error.source();
    format!(
        "{error} {error:?} {api} {api:?} {source:?} {}",
        error.report()
    )
}

fn assert_hidden(error: &Error, message: &str, expected: &str) {
    let shown = shown(error);
    for hidden in ["Ada", "ada", "Lovelace", "4711", "b3arer", "Bob"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
    let text = error.to_string();
    assert!(text.ends_with(expected), "{text}");
    let api = error.api_error().expect("a refusal");
    assert_eq!(api.message(), Some(message), "the caller can ask for it");
    assert!(String::from_utf8_lossy(api.body()).contains("Ada%20Lovelace"));
    let docs = "https://www.twilio.com/docs/errors/20001";
    assert_eq!(api.more_info(), Some(docs), "the address repeats it too");
}

#[tokio::test]
async fn personal_inputs_that_a_message_repeats_are_not_shown() {
    for (message, expected) in [
        (
            "Identity 'Ada Lovelace' already exists for flowers",
            "code 20001: Identity '[redacted]' already exists for flowers",
        ),
        (
            "no Ada+Lovelace, no ada%20lovelace",
            ": no [redacted], no [redacted]",
        ),
        (
            r#"{"name":"Ada Lovelace","pin":4711}"#,
            r#": {"name":"[redacted]","pin":[redacted]}"#,
        ),
        ("ada@example.com is busy", ": [redacted] is busy"),
        (
            "neither Bob 1 nor Bob 2",
            ": neither [redacted] nor [redacted]",
        ),
        (
            "Ada%40Home: b3arer is not known",
            ": [redacted]: [redacted] is not known",
        ),
    ] {
        let request = Invite::new(&scripted(&refusing(message)))
            .identity("Ada Lovelace")
            .topic("flowers")
            .routing(json!({"to": {"mail": "ada@example.com", "pins": [4711]}}))
            .others(["Bob 1", "Bob 2"])
            .by("Ada@Home")
            .authorization("Bearer b3arer");
        let error = request.send().await.expect_err("a refusal");
        assert_hidden(&error, message, expected);
    }
}

#[tokio::test]
async fn neither_are_those_of_a_json_body() {
    let message = "Ada Lovelace may not have 4711";
    let body = json!({"name": "Ada Lovelace", "attributes": "{\"pin\":4711}"});
    let request = Rename::new(&scripted(&refusing(message))).body(body);
    let error = request.send_with_response().await.expect_err("a refusal");
    assert_hidden(&error, message, ": [redacted] may not have [redacted]");
}

#[tokio::test]
async fn neither_are_those_of_a_listing() {
    let message = "Ada Lovelace has no names";
    let scope = scripted_with(builder(), &refusing(message));
    let request = ListNames::new(&scope).of("Ada Lovelace");
    let error = request.stream().collect().await.expect_err("a refusal");
    assert_hidden(&error, message, ": [redacted] has no names");
}

#[tokio::test]
async fn no_beginning_of_a_long_value_is_left_where_a_message_is_cut() {
    let value = "Ada Lovelace ".repeat(1000);
    let message = format!("{} {value}", "x".repeat(490));
    let request = Invite::new(&scripted(&refusing(&message))).identity(&value);
    let error = request.send().await.expect_err("a refusal");
    let text = format!("{error} {:?}", error.api_error());
    assert!(!text.contains("Ada"), "{text}");
}

#[tokio::test]
async fn credentials_that_a_message_repeats_are_not_shown() {
    let scope = scripted(&ScriptedTransport::new());
    let request = ListNames::new(&scope).prepare().expect("a request");
    let header = request.headers().get("authorization").expect("credentials");
    let message = format!("neither {TOKEN} nor {header} is right");
    let request = ListNames::new(&scripted(&refusing(&message)));
    let error = request.send().await.expect_err("a refusal");
    let text = shown(&error);
    let basic = header.trim_start_matches("Basic ");
    assert!(!text.contains(TOKEN) && !text.contains(basic), "{text}");
}

#[tokio::test]
async fn what_says_nothing_about_anybody_stays_in_a_message() {
    let workflow = "WW00000000000000000000000000000003";
    let message = format!("Workflow {workflow} of chat 3 at api.example.com is open, not for Ada");
    let routing = json!({"properties": {
        "workflow_sid": workflow,
        "task_channel_unique_name": "chat",
        "timeout": 3,
        "attributes": {"state": "open", "crm": "api.example.com", "name": "Ada"},
    }});
    let request = Invite::new(&scripted(&refusing(&message))).routing(routing);
    let error = request.send().await.expect_err("a refusal");
    let expected = message.replace("Ada", "[redacted]");
    assert!(error.to_string().ends_with(&expected), "{error}");
}
