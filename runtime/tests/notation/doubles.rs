//! Recordings of results that are not JSON.

use std::collections::BTreeMap;

use twilio_runtime::{
    Client, HttpResponse, Scope, ScriptedTransport,
    testing::{Recorder, Replay},
};

use crate::support::builder;

macro_rules! operation {
    ($name:ident $id:literal -> $($result:tt)*) => {
        twilio_runtime::request! {
            $id: Get "https://api.example.com" "/v1/Media" none -> $($result)*;
            /// Fetches something.
            pub struct $name;

            impl $name {
                /// Who asks.
                #[input(query, "Who", text, pii)]
                pub fn who(self, who: impl twilio_runtime::IntoText) -> Self;
            }
        }
    };
}

operation! { Leads "Leads" -> location }
operation! { Reads "Reads" -> text as "text/csv" }
operation! { Ignores "Ignores" -> () }

twilio_runtime::model! {
    /// Somebody.
    pub struct Person {
        /// Their name.
        #[field("full_name", pii)]
        pub full_name: Option<String>,
        /// Who they know.
        #[field("knows")]
        pub knows: People,
    }
}

twilio_runtime::newtype! {
    /// People by number.
    pub struct People(pub BTreeMap<String, Vec<Somebody>>);
}

twilio_runtime::union! {
    untagged;
    /// Somebody, or their number.
    pub enum Somebody {
        /// Somebody.
        #[member(object(), from)]
        Person(Box<Person>),
        /// Their number.
        #[member(json_type(integer), from)]
        Number(i64),
    }
}

twilio_runtime::outcomes! {
    /// Who was found.
    pub enum Found {
        /// People.
        #[outcome(200..=200, json)]
        People(People),
    }
}

operation! { Finds "Finds" -> by_status Found }
operation! { Lists "Lists" -> optional Vec<Somebody> }

/// Models are found within newtypes, unions and outcomes, which lead back to themselves.
#[tokio::test]
async fn a_recording_hides_the_personal_fields_of_any_result() {
    let service = ScriptedTransport::new();
    let person = r#"{"full_name":"Ann","knows":{"1":[2,{"full_name":"Bob","size":1}]}}"#;
    service.respond(HttpResponse::new(200, format!(r#"{{"1":[{person}]}}"#)));
    service.respond(HttpResponse::new(200, format!("[{person}]")));
    let recorder = Recorder::new(service);
    let client: Client = builder()
        .transport(recorder.clone())
        .build()
        .expect("a client");
    let scope = Scope::new(client);
    Finds::new(&scope).send().await.expect("people");
    Lists::new(&scope).send().await.expect("people");
    let recording = recorder.to_json();
    assert!(
        !recording.contains("Ann") && !recording.contains("Bob"),
        "{recording}"
    );
    let hidden = "\"full_name\": \"[redacted]\"";
    assert_eq!(recording.matches(hidden).count(), 4, "{recording}");
}

#[tokio::test]
async fn a_recording_holds_where_a_redirect_leads_but_no_secret() {
    let service = ScriptedTransport::new();
    let location = "https://media.example/ann/1?signature=s3cret";
    let moved = HttpResponse::new(302, "").with_header("location", location);
    service.respond(moved.clone());
    service.respond(HttpResponse::new(200, "a,ann\n"));
    service.respond(moved);
    let recorder = Recorder::new(service);
    let client: Client = builder()
        .transport(recorder.clone())
        .build()
        .expect("a client");
    let scope = Scope::new(client);
    Leads::new(&scope)
        .who("ann")
        .send()
        .await
        .expect("a redirect");
    Reads::new(&scope).who("ann").send().await.expect("a text");
    Ignores::new(&scope).send().await.expect_err("a refusal");
    let recording = recorder.to_json();
    assert!(
        !recording.contains("s3cret") && !recording.contains("ann"),
        "{recording}"
    );
    assert_eq!(
        recording.matches("media.example").count(),
        1,
        "of the documented one alone"
    );

    let replay = Replay::from_json(&recording).expect("a recording");
    let client: Client = builder().transport(replay).build().expect("a client");
    let scope = Scope::new(client);
    let redirect = Leads::new(&scope)
        .who("bob")
        .send()
        .await
        .expect("a redirect");
    assert_eq!(
        redirect.location(),
        Some("https://media.example/[redacted]/1?[redacted]")
    );
    let text = Reads::new(&scope).who("bob").send().await.expect("a text");
    assert_eq!(text, "a,[redacted]\n");
}
