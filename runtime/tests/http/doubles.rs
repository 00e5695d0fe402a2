//! The doubles for tests: scripts that say what they expect, and recordings that say it again.

use crate::support::{
    AddNote, CreateThing, ListThings, THING, TOKEN, UpdateThing, add_note, delete_thing, retrying,
    scripted, scripted_with,
};
use serde_json::json;
use twilio_runtime::{
    HttpResponse, Method, Scope, ScriptedTransport, TransportError,
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
