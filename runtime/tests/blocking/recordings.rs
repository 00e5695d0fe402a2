//! Recordings of responses that hold personal data which the request did not send.

#![allow(missing_docs, reason = "an API for tests")]

use serde_json::json;
use twilio_runtime::{
    HttpResponse, ScriptedTransport, TypedJson,
    testing::{Recorder, Replay},
};

use crate::support::{builder, scope};

twilio_runtime::model! {
    /// Who takes part, and on whose behalf.
    pub struct Person {
        /// The name.
        #[field("name", pii)]
        pub name: Option<String>,
        /// The kind.
        #[field("kind")]
        pub kind: Option<String>,
        /// Whom the person stands for.
        #[field("principal")]
        pub principal: Option<Box<Person>>,
    }
}

twilio_runtime::model! {
    /// What has a structure that the description only suggests.
    pub struct Contact {
        /// A telephone number.
        #[field("phone", pii)]
        pub phone: Option<i64>,
    }
}

twilio_runtime::model! {
    /// A conversation.
    pub struct Talk {
        /// Its SID.
        #[field("sid")]
        pub sid: Option<String>,
        /// What people call it.
        #[field("title", pii)]
        pub title: Option<String>,
        /// Anything that goes with it.
        #[field("attributes", pii)]
        pub attributes: Option<twilio_runtime::Json>,
        /// Who takes part.
        #[field("people")]
        pub people: Vec<Person>,
        /// How to reach them.
        #[field("contacts")]
        pub contacts: std::collections::BTreeMap<String, TypedJson<Contact>>,
    }
}

twilio_runtime::request! {
    "FetchTalk": Get "https://api.example.com" "/v1/Talk" none -> Talk;
    /// Fetches the conversation.
    pub struct FetchTalk;
}

twilio_runtime::request! {
    "ListTalks": Get "https://api.example.com" "/v1/Talks" none -> [Talk in "talks"];
    /// Lists the conversations.
    pub struct ListTalks;
}

const PERSONAL: [&str; 5] = ["Ann", "Bob", "Divorce", "ann@example.com", "4915"];

fn talk() -> serde_json::Value {
    json!({
        "sid": "TA1",
        "title": "Divorce",
        "attributes": {"mail": ["ann@example.com"], "count": 3},
        "people": [{"name": "Ann", "kind": "agent", "principal": {"name": "Bob", "kind": "customer"}}],
        "contacts": {"first": {"phone": 4915}},
    })
}

#[test]
fn a_recording_holds_no_personal_field_of_a_response() {
    let service = ScriptedTransport::new();
    service.respond(HttpResponse::new(200, talk().to_string()));
    let page = json!({"talks": [talk()], "meta": {"key": "talks", "next_page_url": null}});
    service.respond(HttpResponse::new(200, page.to_string()));
    // What is no model has the members of one all the same.
    let refusal = json!({"code": 20001, "message": "no", "details": {"title": "Divorce"}});
    service.respond(HttpResponse::new(400, refusal.to_string()));
    let recorder = Recorder::new(service);
    let recording_client = scope(builder().transport(recorder.clone()));
    let fetched = FetchTalk::new(&recording_client)
        .send_blocking()
        .expect("a talk");
    assert_eq!(
        fetched.title.as_deref(),
        Some("Divorce"),
        "the caller gets it"
    );
    ListTalks::new(&recording_client)
        .send_blocking()
        .expect("a page");
    let error = FetchTalk::new(&recording_client).send_blocking();
    assert!(error.expect_err("a refusal").api_error().is_some());

    let recording = recorder.to_json();
    for personal in PERSONAL {
        assert!(!recording.contains(personal), "{personal}: {recording}");
    }
    for open in ["TA1", "agent", "customer", "20001"] {
        assert!(recording.contains(open), "{open}: {recording}");
    }

    let replay = Replay::from_json(&recording).expect("a recording");
    let replaying_client = scope(builder().transport(replay));
    let talk = FetchTalk::new(&replaying_client)
        .send_blocking()
        .expect("a talk");
    assert_eq!(talk.title.as_deref(), Some("[redacted]"));
    let contact = talk.contacts["first"].typed().expect("its shape stays");
    assert_eq!(contact.phone, Some(0));
    let listed = ListTalks::new(&replaying_client)
        .send_blocking()
        .expect("a page");
    assert_eq!(listed.records, [talk]);
}
