//! The doubles for tests: scripts that say what they expect, and recordings that say it again.

use crate::support::{
    AddNote, CreateThing, ListThings, THING, TOKEN, UpdateThing, add_note, builder, delete_thing,
    retrying, scripted, scripted_with,
};
use serde_json::json;
use twilio_runtime::{
    HttpResponse, Method, Scope, ScriptedTransport, Transport, TransportError,
    testing::{Expectation, Recorder, Replay},
};

#[tokio::test]
async fn an_expectation_that_is_met_answers() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("CreateThing")
            .method(Method::Post)
            .path("/v1/Things")
            .form("FriendlyName", "A & B")
            .form("PartSids", THING)
            .form("PartSids", THING)
            .query("Dry<Run", "a b")
            .header("ui-version", "2")
            .exactly()
            .respond_json(201, &json!({"size": 3})),
    );
    transport.expect(
        Expectation::operation("UpdateThing").json_body(json!({"b": [1, {"c": null}], "a": 1})),
    );
    let deleted = "/v1/Things/{Sid}";
    let notes = format!("/v1/Things/{THING}/Notes.json");
    transport.expect(Expectation::operation("DeleteThing").path(deleted));
    transport.expect(Expectation::operation("AddNote").path(notes));
    let scope = scripted(&transport);
    // Another order than the script's: expectations are of an operation, not of a place in a sequence.
    delete_thing(&scope).send().await.expect("no content");
    let thing = CreateThing::new(&scope)
        .friendly_name("A & B")
        .part_sids([THING, THING])
        .dry_run("a b")
        .ui_version("2");
    assert_eq!(thing.send().await.expect("a thing").size, Some(3));
    let body = json!({"a": 1, "b": [1, {"c": null}]});
    UpdateThing::new(&scope)
        .body(body)
        .send()
        .await
        .expect("an object");
    assert_eq!(transport.failures(), ["AddNote: 1 more expected"]);
    let note: AddNote = add_note(&scope);
    note.send().await.expect("an object");
    transport.verify();
}

#[tokio::test]
async fn a_report_says_what_differs_and_nothing_personal() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("CreateThing")
            .method(Method::Put)
            .path("/v2/Things")
            .form("FriendlyName", "Ann Expected")
            .form("Enabled", "true")
            .form("Offset", "1")
            .header("authorization", "Basic expected")
            .exactly(),
    );
    let scope = scripted(&transport);
    let error = CreateThing::new(&scope)
        .friendly_name("Ann Example")
        .enabled(false)
        .dry_run("x")
        .send()
        .await
        .expect_err("a difference");
    assert!(!error.was_sent());
    assert_eq!(
        transport.failures(),
        [
            "request 1, CreateThing, is not as expected:\n  \
             method: expected PUT, got POST\n  \
             path: expected /v2/Things, got /v1/Things\n  \
             form field \"FriendlyName\": differs, and is not shown\n  \
             form field \"Enabled\": expected \"true\", got \"false\"\n  \
             form field \"Offset\": expected \"1\", got nothing\n  \
             header \"authorization\": differs, and is not shown\n  \
             query parameter \"Dry<Run\": not expected",
            "CreateThing: 1 more expected",
        ]
    );
    let message = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| transport.verify()))
        .expect_err("a failure");
    let message = message.downcast_ref::<String>().expect("a text");
    assert!(
        message.contains("expected /v2/Things, got /v1/Things"),
        "{message}"
    );
}

#[tokio::test]
async fn json_bodies_are_compared_place_by_place() {
    let transport = ScriptedTransport::new();
    let expected = json!({"a": [1, {"b": "x"}], "gone": 1});
    transport.expect(Expectation::operation("UpdateThing").json_body(expected));
    let request =
        UpdateThing::new(&scripted(&transport)).body(json!({"a": [1, {"b": "y"}], "new": 2}));
    request.send().await.expect_err("a difference");
    assert_eq!(
        transport.failures()[0],
        "request 1, UpdateThing, is not as expected:\n  \
         JSON body at $.a[1].b: expected \"x\", got \"y\"\n  \
         JSON body at $.gone: expected 1, got nothing\n  \
         JSON body at $.new: expected nothing, got 2"
    );
}

#[tokio::test]
async fn a_difference_shows_no_credential() {
    let transport = ScriptedTransport::new();
    let expected = json!({"auth_token": "s3cr3t", "url": "a"});
    transport.expect(Expectation::operation("UpdateThing").json_body(expected));
    let body = json!({"auth_token": "0ther", "url": "b", "apiKey": "k3y"});
    let request = UpdateThing::new(&scripted(&transport)).body(body);
    request.send().await.expect_err("a difference");
    let failures = transport.failures().join("\n");
    for secret in ["s3cr3t", "0ther", "k3y"] {
        assert!(!failures.contains(secret), "{failures}");
    }
    assert!(failures.contains("$.auth_token: differs"), "{failures}");
}

#[tokio::test(start_paused = true)]
async fn faults_of_a_script_are_repeated_where_the_operation_allows() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("DeleteThing")
            .time_out()
            .reset()
            .respond_json(204, &json!({})),
    );
    transport.expect(Expectation::operation("CreateThing").reset());
    let scope = scripted_with(retrying(), &transport);
    delete_thing(&scope).send().await.expect("the third answer");
    let error = CreateThing::new(&scope).send().await.expect_err("a reset");
    assert!(error.was_sent());
    transport.verify();
    ListThings::new(&scope).send().await.expect_err("no script");
    assert_eq!(
        transport.failures(),
        ["request 5, ListThings, was not expected"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_recording_is_replayed_without_secrets_or_personal_data() {
    let service = ScriptedTransport::new();
    service.respond(
        HttpResponse::new(
            201,
            r#"{"size":3,"friendly_name":"Änn B","note":"for Änn B","url":"/x?n=%C3%84nn%20B","mail":["m@x.org"],"token":"t0"}"#,
        )
        .with_header("set-cookie", "c00kie")
        .with_header("twilio-request-id", "RQ1"),
    );
    service.respond(HttpResponse::new(503, "busy"));
    service.fail(TransportError::timeout());
    service.respond(HttpResponse::new(200, r#"{"things":[{"size":1}]}"#));
    let recorder = Recorder::new(service).hide("mail");
    let calls = async |scope: &Scope| {
        let create = CreateThing::new(scope).friendly_name("Änn B").enabled(true);
        let created = create
            .with_header("x-own", "0wn")
            .send_with_response()
            .await?;
        assert_eq!(created.request_id(), Some("RQ1"));
        let listed = ListThings::new(scope)
            .category(["a"])
            .send_with_response()
            .await?;
        Ok::<_, twilio_runtime::Error>((
            created.value.size,
            listed.attempts(),
            listed.value.records,
        ))
    };
    let client = |transport| Scope::new(transport);
    let first = calls(&client(
        retrying()
            .transport(recorder.clone())
            .build()
            .expect("a client"),
    ))
    .await;
    let recording = recorder.to_json();
    for secret in [
        "Änn", "%C3%84nn", "m@x.org", "t0\"", "c00kie", "0wn", TOKEN, "Basic",
    ] {
        assert!(!recording.contains(secret), "{secret}: {recording}");
    }
    assert!(recording.contains("Enabled"), "{recording}");

    let replay = std::sync::Arc::new(Replay::from_json(&recording).expect("a recording"));
    let scope = client(
        retrying()
            .transport(replay.clone())
            .build()
            .expect("a client"),
    );
    let other = CreateThing::new(&scope).enabled(false).send().await;
    assert!(!other.expect_err("nothing recorded").was_sent());
    let replayed = calls(&scope).await.expect("the same");
    assert_eq!(replayed, first.expect("answers"));
    assert_eq!(replayed.1, 3);
    assert!(replay.remaining().is_empty());
}

#[test]
fn what_is_no_recording_is_refused() {
    for text in [
        "",
        "[]",
        "{}",
        r#"{"version":2,"hidden":[],"exchanges":[]}"#,
        r#"{"version":1,"hidden":[],"exchanges":[1]}"#,
    ] {
        assert!(Replay::from_json(text).is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_prepared_request_is_an_expectation() {
    let transport = ScriptedTransport::new();
    let scope = scripted(&transport);
    let thing = |name| {
        let thing = CreateThing::new(&scope).friendly_name(name).dry_run("a b");
        thing.part_sids([THING, THING]).ui_version("2")
    };
    let update = |body| UpdateThing::new(&scope).body(body);
    let example = thing("A & B").prepare().expect("a request");
    transport.expect(Expectation::like(&example).respond_json(201, &json!({"size": 3})));
    let example = update(json!({"a": [1]})).prepare().expect("a request");
    transport.expect(Expectation::like(&example));
    for other in [
        thing("B"),
        thing("A & B").enabled(true),
        thing("A & B").ui_version("3"),
    ] {
        other.send().await.expect_err("a difference");
    }
    update(json!({"a": [2]}))
        .send()
        .await
        .expect_err("a difference");
    assert_eq!(transport.failures().len(), 4 + 2);
    assert_eq!(thing("A & B").send().await.expect("a thing").size, Some(3));
    update(json!({"a": [1]})).send().await.expect("an object");
    assert_eq!(transport.failures().len(), 4);
}

#[tokio::test]
async fn an_expectation_serves_as_many_requests_as_it_says() {
    let transport = ScriptedTransport::new();
    let note = Expectation::operation("AddNote").respond_json(200, &json!(1));
    transport.expect(note.respond_json(200, &json!(2)).times(3));
    transport.expect(Expectation::operation("DeleteThing").times(0));
    let scope = scripted(&transport);
    assert_eq!(transport.failures(), ["AddNote: 3 more expected"]);
    for expected in [1, 2, 2] {
        let note = add_note(&scope).send().await.expect("a number");
        assert_eq!(note, expected);
    }
    transport.verify();
    add_note(&scope).send().await.expect_err("one too many");
    delete_thing(&scope)
        .send()
        .await
        .expect_err("none expected");
    assert_eq!(
        transport.failures(),
        [
            "request 4, AddNote, was not expected",
            "request 5, DeleteThing, was not expected"
        ]
    );
}

#[tokio::test]
async fn a_repeated_request_is_explained() {
    let scripts: [fn(&ScriptedTransport); 2] = [
        |transport| {
            let busy = Expectation::operation("AddNote").respond_json(429, &json!({}));
            transport.expect(busy);
        },
        |transport| transport.respond(HttpResponse::new(429, "{}")),
    ];
    for script in scripts {
        let transport = ScriptedTransport::new();
        script(&transport);
        let scope = scripted_with(retrying(), &transport);
        add_note(&scope).send().await.expect_err("busy");
        let failures = transport.failures().concat();
        for part in [
            "the client repeats request 1",
            "status 429",
            "RetryPolicy::off()",
        ] {
            assert!(failures.contains(part), "{part:?} in {failures}");
        }
    }
    // Another call is no repetition.
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(429, "{}"));
    let scope = scripted(&transport);
    add_note(&scope).send().await.expect_err("busy");
    delete_thing(&scope).send().await.expect_err("not expected");
    assert_eq!(
        transport.failures(),
        ["request 2, DeleteThing, was not expected"]
    );
}

twilio_runtime::request! {
    "v2::CreateChannel": Post "https://api.example.com" "/v2/Channels" none -> ();
    /// Creates a channel.
    pub struct CreateChannel;
}

#[tokio::test]
async fn an_operation_of_several_modules_is_named_with_its_own() {
    let transport = ScriptedTransport::new();
    transport.expect(Expectation::operation("CreateChannel"));
    transport.expect(Expectation::operation("v1::CreateChannel"));
    let scope = scripted(&transport);
    let error = CreateChannel::new(&scope)
        .send()
        .await
        .expect_err("not expected");
    assert_eq!(error.operation(), Some("v2::CreateChannel"));
    let help = "help: name the operation `v2::CreateChannel`";
    assert!(
        transport.failures()[0].contains(help),
        "{:?}",
        transport.failures()
    );
    transport.expect(Expectation::operation("v2::CreateChannel"));
    CreateChannel::new(&scope).send().await.expect("nothing");
}

/// Returns the root of an API that `transport` answers for, of a client that makes one attempt.
fn answered_by(transport: impl Transport) -> Scope {
    Scope::new(builder().transport(transport).build().expect("a client"))
}

/// Returns the messages of an error and of its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let more = error.source().map(chain).unwrap_or_default();
    format!("{error}: {more}")
}

#[tokio::test]
async fn a_replay_says_what_differs() {
    let service = ScriptedTransport::new();
    for _ in 0..3 {
        service.respond(HttpResponse::new(200, "{}"));
    }
    let recorder = Recorder::new(service);
    let scope = answered_by(recorder.clone());
    let thing = |scope: &Scope, name, enabled| {
        let thing = CreateThing::new(scope).friendly_name(name).enabled(enabled);
        thing.dry_run(format!("for {name}"))
    };
    thing(&scope, "Ann", true).send().await.expect("a thing");
    let body = json!({"a": [1, 2]});
    UpdateThing::new(&scope)
        .body(body)
        .send()
        .await
        .expect("JSON");
    add_note(&scope).send().await.expect("JSON");

    let replay = Replay::from_json(&recorder.to_json()).expect("a recording");
    let scope = answered_by(replay);
    let error = thing(&scope, "Bob", false).send().await;
    let error = chain(&error.expect_err("a difference"));
    let expected = r#"exchange 1, differs in form field "Enabled": recorded "true", got "false""#;
    assert!(error.contains(expected), "{error}");
    assert!(!error.contains("Bob") && !error.contains("Ann"), "{error}");
    let other = UpdateThing::new(&scope).body(json!({"a": [1, 3]}));
    let error = chain(&other.send().await.expect_err("a difference"));
    assert!(
        error.contains("JSON body.a[1]: recorded 2, got 3"),
        "{error}"
    );
    let error = delete_thing(&scope).send().await;
    let error = chain(&error.expect_err("never recorded"));
    assert!(error.contains(r#", got "DeleteThing""#), "{error}");
    add_note(&scope).send().await.expect("JSON");
    let error = add_note(&scope).send().await;
    let error = chain(&error.expect_err("one too many"));
    assert!(error.contains("of AddNote any more"), "{error}");
}
