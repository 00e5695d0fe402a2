//! Personal inputs of every style and place: never in an error, a report or a recording.

use serde_json::json;
use twilio_runtime::{
    HttpResponse, Json, Part, ScriptedTransport,
    testing::{Expectation, Recorder, Replay},
};

use crate::support::{builder, nowhere, scope};

macro_rules! styled {
    ($name:ident $method:ident $body:ident $location:ident) => {
        twilio_runtime::request! {
            "Find": $method "https://api.example.com" "/v1/People" $body -> Json;
            /// Finds people.
            pub struct $name;

            impl $name {
                /// With commas.
                #[input($location, "comma", texts, comma, pii)]
                pub fn comma(self, comma: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                /// With pipes.
                #[input($location, "pipe", texts, pipe, pii)]
                pub fn pipe(self, pipe: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                /// With brackets.
                #[input($location, "deep", json, deep, pii)]
                pub fn deep(self, deep: impl twilio_runtime::IntoJson) -> Self;
                /// Without a name.
                #[input($location, "properties", json, properties, pii)]
                pub fn properties(self, properties: impl twilio_runtime::IntoJson) -> Self;
                /// As JSON.
                #[input($location, "exact", text, exact_json, pii)]
                pub fn exact(self, exact: impl twilio_runtime::IntoText) -> Self;
                /// With dots.
                #[input($location, "AddOns", json, collapsible, pii)]
                pub fn add_ons(self, add_ons: impl twilio_runtime::IntoJson) -> Self;
                /// Not personal.
                #[input($location, "open", text)]
                pub fn open(self, open: impl twilio_runtime::IntoText) -> Self;
            }
        }

        impl $name {
            fn filled(scope: &twilio_runtime::Scope) -> Self {
                Self::new(scope)
                    .comma(["Comma, Ann", "Bob"])
                    .pipe(["Pipe Ann", "Bob"])
                    .deep(json!({"name": "Deep Ann"}))
                    .properties(json!({"surname": "Properties Ann"}))
                    .exact("Exact Ann")
                    .add_ons(json!({"a": {"b": "Collapsible Ann"}}))
                    .open("shown value")
            }
        }
    };
}

styled! { InQuery Get none query }
styled! { InForm Post form form }
styled! { InParts Post multipart part }

const NAMES: [&str; 6] = [
    "Comma, Ann",
    "Pipe Ann",
    "Deep Ann",
    "Properties Ann",
    "Exact Ann",
    "Collapsible Ann",
];

twilio_runtime::request! {
    "Tell": Post "https://api.example.com" "/v1/People" multipart -> Json;
    /// Tells of somebody.
    pub struct Tell;

    impl Tell {
        /// A portrait.
        #[input(part, "Portrait", part, pii)]
        pub fn portrait(self, portrait: impl Into<twilio_runtime::Part>) -> Self;
        /// A public file.
        #[input(part, "Public", part)]
        pub fn public(self, public: impl Into<twilio_runtime::Part>) -> Self;
    }
}

twilio_runtime::request! {
    "Write": Post "https://api.example.com" "/v1/People" text("text/plain") -> ();
    /// Writes to somebody.
    pub struct Write;

    impl Write {
        /// The body.
        #[input(body, "$body", text, pii)]
        pub fn body(self, body: impl twilio_runtime::IntoText) -> Self;
        /// A header.
        #[input(header, "X-Who", json, properties, pii)]
        pub fn who(self, who: impl twilio_runtime::IntoJson) -> Self;
    }
}

/// Sends a request to a service that repeats the names it got, and returns everything that can be seen of that.
macro_rules! seen {
    ($request:expr, $echo:expr) => {{
        let echo = json!({"message": $echo}).to_string();
        let service = ScriptedTransport::new();
        service.respond(HttpResponse::new(400, echo.clone()));
        service.respond(HttpResponse::new(200, echo));
        let recorder = Recorder::new(service);
        let client: twilio_runtime::Client = builder().transport(recorder.clone()).build().expect("a client");
        let scope = twilio_runtime::Scope::new(client);
        let error = $request(&scope).send().await.expect_err("a refusal");
        let _ = $request(&scope).send().await.expect("an answer");
        format!("{error}\n{error:?}\n{}", recorder.to_json())
    }};
}

#[tokio::test]
async fn no_style_shows_a_personal_value() {
    let echo = format!("{} and surely Bob and shown value", NAMES.join("; "));
    for seen in [
        seen!(InQuery::filled, &echo),
        seen!(InForm::filled, &echo),
        seen!(InParts::filled, &echo),
    ] {
        for name in NAMES.iter().chain(&["Ann", "Bob"]) {
            assert!(!seen.contains(name), "{name} in {seen}");
        }
        assert!(seen.contains("shown value"), "{seen}");
    }
}

#[tokio::test]
async fn neither_a_part_nor_a_body_shows_a_personal_value() {
    let tell = |scope: &twilio_runtime::Scope| {
        Tell::new(scope)
            .portrait(Part::from("Portrait of Ann").file_name("ann-portrait.txt"))
            .public(Part::new(*b"\xff\xfe").file_name("public.bin"))
    };
    let seen = seen!(tell, "Portrait of Ann in ann-portrait.txt and public.bin");
    assert!(!seen.contains("Ann") && !seen.contains("ann-"), "{seen}");
    assert!(seen.contains("public.bin"), "{seen}");
    let write = |scope: &twilio_runtime::Scope| {
        Write::new(scope)
            .body("Letter to Ann")
            .who(json!({"name": "Header Ann"}))
    };
    let seen = seen!(write, "Letter to Ann from Header Ann");
    assert!(!seen.contains("Ann"), "{seen}");
}

#[tokio::test]
async fn a_report_shows_no_personal_part_or_query() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("Tell")
            .part("Portrait", "Expected Ann")
            .part("Portrait", "Another Ann"),
    );
    transport.expect(Expectation::operation("Find").query("deep[name]", "Expected Ann"));
    transport.expect(Expectation::operation("Write").body("Expected Ann"));
    let scope = scope(&transport);
    let tell = Tell::new(&scope).portrait("Portrait of Ann");
    tell.send().await.expect_err("a difference");
    InQuery::filled(&scope)
        .send()
        .await
        .expect_err("a difference");
    Write::new(&scope)
        .body("Letter to Ann")
        .send()
        .await
        .expect_err("a difference");
    let failures = transport.failures().join("\n");
    assert!(!failures.contains("Ann"), "{failures}");
    assert!(
        failures.contains("part \"Portrait\": differs, and is not shown"),
        "{failures}"
    );
    assert!(
        failures.contains("query parameter \"deep[name]\": differs, and is not shown"),
        "{failures}"
    );
    assert!(
        failures.contains("body: differs, and is personal"),
        "{failures}"
    );
}

#[tokio::test]
async fn a_recording_replays_whatever_is_hidden() {
    let service = ScriptedTransport::new();
    for _ in 0..3 {
        service.respond(HttpResponse::new(200, "[]"));
    }
    let recorder = Recorder::new(service);
    let client: twilio_runtime::Client = builder()
        .transport(recorder.clone())
        .build()
        .expect("a client");
    let scope = twilio_runtime::Scope::new(client);
    let tell = |scope| Tell::new(scope).portrait("Ann").public(*b"\xff");
    tell(&scope).send().await.expect("an answer");
    Write::new(&scope)
        .body("Ann")
        .send()
        .await
        .expect("an answer");
    InQuery::filled(&scope).send().await.expect("an answer");
    let replay = Replay::from_json(&recorder.to_json()).expect("a recording");
    let client: twilio_runtime::Client = builder().transport(replay).build().expect("a client");
    let replayed = twilio_runtime::Scope::new(client);
    let other = Tell::new(&replayed).portrait("Ann").public(*b"\xfe");
    other
        .send()
        .await
        .expect_err("other bytes than were recorded");
    Tell::new(&replayed)
        .portrait("Bob")
        .public(*b"\xff")
        .send()
        .await
        .expect("an answer");
    Write::new(&replayed)
        .body("Bob")
        .send()
        .await
        .expect("an answer");
    InQuery::filled(&replayed).send().await.expect("an answer");
}

#[test]
fn debug_names_what_is_set_and_shows_no_value() {
    let shown = format!("{:?}", InParts::filled(&nowhere()));
    assert!(
        shown.contains("\"comma\"") && !shown.contains("Ann"),
        "{shown}"
    );
    let part = Part::from("Ann").file_name("ann.txt");
    assert_eq!(format!("{part:?}"), "Part { length: 3, .. }");
}
