//! Recordings of listings, whose links repeat what was asked for, and of services that repeat credentials.

use serde_json::{Value, json};
use twilio_runtime::{
    ClientBuilder, Credentials, HttpResponse, Json, Scope, ScriptedTransport, Transport,
    testing::{Recorder, Replay},
};

use crate::support::builder;

const TOKEN: &str = "Zt0/k3n";

fn scope(transport: impl Transport) -> Scope {
    let account = "AC0123456789abcdef0123456789abcdef";
    let builder: ClientBuilder = builder().credentials(Credentials::auth_token(account, TOKEN));
    Scope::new(builder.transport(transport).build().expect("a client"))
}

twilio_runtime::request! {
    "ListNames": Get "https://api.example.com" "/v1/Names" none -> [Json in "names"];
    /// Lists names.
    pub struct ListNames;

    impl ListNames {
        /// Whose.
        #[input(query, "Of", text, pii)]
        pub fn of(self, of: impl twilio_runtime::IntoText) -> Self;
        /// In which words.
        #[input(query, "Search", text)]
        pub fn search(self, search: impl twilio_runtime::IntoText) -> Self;
        /// Which page.
        #[input(query, "Page", value)]
        pub fn page(self, page: i64) -> Self;
    }
}

twilio_runtime::request! {
    "FetchName": Get "https://api.example.com" "/v1/Names/{Name}" none -> Json;
    /// Fetches a name.
    pub struct FetchName;
}

/// Makes a page whose link repeats the value in a pair that is marked, in one that is not, and in one that nobody knows.
fn page(next: Option<(&str, usize)>) -> HttpResponse {
    let link = next.map(|(value, number)| {
        let escaped = value.bytes().map(|byte| format!("%{byte:02X}"));
        let value = escaped.collect::<Vec<_>>().concat();
        let known = format!("Of={value}&Search={value}&Page={number}");
        format!("https://api.example.com/v1/Names?{known}&After={value}")
    });
    let body = json!({"names": [{"id": 1}], "meta": {"key": "names", "next_page_url": link}});
    HttpResponse::new(200, body.to_string())
}

async fn listed(scope: &Scope, of: &str) -> Vec<Value> {
    let request = ListNames::new(scope).of(of).search(format!("for {of}"));
    request.stream().collect().await.expect("all pages")
}

#[tokio::test]
async fn a_listing_replays_whatever_its_links_repeat() {
    for value in [
        "Ada Lovelace",
        "ada@example.com",
        "+15551234567",
        "Zoë \"Q\" 😀",
        "a&b=c",
        "names",
        "Names",
        "key",
        "meta",
        "v1",
        "https",
        "Page",
        "api.example.com",
        "id",
        "1",
        "é",
        "/",
        "redacted",
        "[redacted]",
        "%5Bredacted%5D",
        "NA0123456789abcdef0123456789abcdef",
    ] {
        let service = ScriptedTransport::new();
        service.respond(page(Some((value, 1))));
        service.respond(page(Some((value, 2))));
        service.respond(page(None));
        let recorder = Recorder::new(service);
        let expected = listed(&scope(recorder.clone()), value).await;
        let recording = recorder.to_json();
        for personal in ["Lovelace", "ada@", "ada%40", "5551234", "Zo", "a&b"] {
            assert!(!recording.contains(personal), "{personal} in {recording}");
        }
        // What a page is read by stays.
        assert!(recording.contains(r#""key": "names""#), "{recording}");
        for other in [value, "Somebody Else"] {
            // What is no value of a person has to be the same.
            if other != value && !value.contains(['@', ' ']) {
                continue;
            }
            let replay = std::sync::Arc::new(Replay::from_json(&recording).expect("a recording"));
            let replayed = listed(&scope(replay.clone()), other).await;
            assert_eq!(replayed, expected, "{value}, {other}");
            assert!(replay.remaining().is_empty(), "{value}");
        }
    }
}

#[tokio::test]
async fn links_that_differ_in_a_personal_value_alone_are_still_two_pages() {
    let service = ScriptedTransport::new();
    for name in ["Ann B", "Bob C"] {
        let link = format!(
            "https://api.example.com/v1/Names?Of={}",
            name.replace(' ', "+")
        );
        let body = json!({"names": [{}], "meta": {"key": "names", "next_page_url": link}});
        service.respond(HttpResponse::new(200, body.to_string()));
    }
    service.respond(page(None));
    let recorder = Recorder::new(service);
    listed(&scope(recorder.clone()), "Ada L").await;
    let replay = Replay::from_json(&recorder.to_json()).expect("a recording");
    let records = listed(&scope(replay), "Ada L").await;
    assert_eq!(records.len(), 3);
}

#[tokio::test]
async fn what_one_exchange_marks_is_hidden_in_all_and_what_was_hidden_can_be_asked_for() {
    let service = ScriptedTransport::new();
    service.respond(HttpResponse::new(200, r#"{"name": "Ada Lovelace"}"#));
    service.respond(page(Some(("Ada Lovelace", 1))));
    service.respond(page(None));
    service.respond(HttpResponse::new(200, r#"{"name": "Ada Lovelace"}"#));
    let recorder = Recorder::new(service);
    let calls = async |scope: &Scope| {
        let first = FetchName::new(&scope.bind_text("Name", "Ada Lovelace"));
        let name = first.send().await.expect("a name")["name"].clone();
        listed(scope, "Ada Lovelace").await;
        let again = scope.bind_text("Name", name.as_str().expect("a text"));
        FetchName::new(&again).send().await.expect("a name");
    };
    calls(&scope(recorder.clone())).await;
    let recording = recorder.to_json();
    assert!(!recording.contains("Lovelace"), "{recording}");
    let replay = std::sync::Arc::new(Replay::from_json(&recording).expect("a recording"));
    calls(&scope(replay.clone())).await;
    assert!(replay.remaining().is_empty());
}

twilio_runtime::request! {
    "Call": Post "https://api.example.com" "/v1/Calls" form -> Json;
    /// Calls somebody.
    pub struct Call;

    impl Call {
        /// How.
        #[input(form, "Routing", json, pii)]
        pub fn routing(self, routing: impl twilio_runtime::IntoJson) -> Self;
        /// What else.
        #[input(form, "Options", json)]
        pub fn options(self, options: impl twilio_runtime::IntoJson) -> Self;
    }
}

#[tokio::test]
async fn numbers_of_people_replay_in_any_json() {
    let service = ScriptedTransport::new();
    service.respond(HttpResponse::new(200, r#"{"dialled": 15551234567}"#));
    let recorder = Recorder::new(service);
    let call = |scope: &Scope, number: i64| {
        let options = json!({"number": number, "retries": 3});
        Call::new(scope)
            .routing(json!({"phone": number}))
            .options(options)
    };
    call(&scope(recorder.clone()), 15_551_234_567)
        .send()
        .await
        .expect("an answer");
    let recording = recorder.to_json();
    assert!(!recording.contains("15551234567"), "{recording}");
    for number in [15_551_234_567, 49_155_512_345] {
        let replay = Replay::from_json(&recording).expect("a recording");
        let answer = call(&scope(replay), number)
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer["dialled"], 0);
    }
}

#[tokio::test]
async fn credentials_that_a_service_repeats_are_not_recorded() {
    let service = ScriptedTransport::new();
    let recorder = Recorder::new(service.clone());
    let scope = scope(recorder.clone());
    let request = ListNames::new(&scope).prepare().expect("a request");
    let header = request.headers().get("authorization").expect("credentials");
    let basic = header.strip_prefix("Basic ").expect("Basic");
    let secrets = [basic, TOKEN];
    let body = json!({
        "message": format!("{header} and {} are wrong", secrets[1]),
        "authToken": "s3cr3t",
        "nested": json!({"api_key_secret": "s3cr3t"}).to_string(),
    });
    service.respond(HttpResponse::new(200, body.to_string()));
    let found = FetchName::new(&scope.bind_text("Name", "x")).send().await;
    assert!(found.expect("an answer")["message"].is_string());
    let recording = recorder.to_json();
    for secret in secrets.iter().chain(&["s3cr3t"]) {
        assert!(!recording.contains(secret), "{secret} in {recording}");
    }
}
