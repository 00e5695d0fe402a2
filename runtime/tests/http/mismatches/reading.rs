//! Strict reading, and that nothing shows what came.

use twilio_runtime::{
    HttpResponse, Scope, ScriptedTransport,
    testing::{Recorder, Replay},
};

use super::{CreateAnything, ListAnything, created};
use crate::support::{Server, builder, json, scope_with};

const ODD: &str = r#"{"things":[{"count":"Ada","name":{"of":"Ada"}}],"count":"Ada","name":["Ada"],"part":{"name":7}}"#;

#[tokio::test]
async fn strict_reading_is_a_setting_of_the_client_and_of_a_call() {
    for (is_strict, of_call, expected) in [
        (false, None, true),
        (true, None, false),
        (false, Some(true), false),
        (true, Some(false), true),
    ] {
        let server = Server::start([json(200, ODD), json(201, ODD), json(200, ODD)]);
        let client = if is_strict {
            builder().strict_reading()
        } else {
            builder()
        };
        let scope: Scope = scope_with(client, &server);
        let (mut list, mut create) = (ListAnything::new(&scope), CreateAnything::new(&scope));
        let mut stream = ListAnything::new(&scope);
        if let Some(of_call) = of_call {
            list = list.with_strict_reading(of_call);
            create = create.with_strict_reading(of_call);
            stream = stream.with_strict_reading(of_call);
        }
        let outcomes = [
            list.send().await.map(drop),
            create.send().await.map(drop),
            stream.stream().collect().await.map(drop),
        ];
        for (outcome, path) in
            outcomes
                .into_iter()
                .zip(["things[0].count", "count", "things[0].count"])
        {
            assert_eq!(outcome.is_ok(), expected, "{outcome:?}");
            if let Err(error) = outcome {
                assert!(error.is_decode() && error.was_sent());
                assert_eq!(error.json_path(), Some(path));
            }
        }
    }
}

#[tokio::test]
async fn nothing_shows_what_came() {
    let response = created("", ODD.as_bytes()).await;
    let thing = &response.value;
    assert_eq!(thing.mismatches()[0].raw(), Some(r#""Ada""#));
    let shown = format!(
        "{response:?} {thing:?} {:?} {}",
        thing.mismatches(),
        thing.mismatches()[0]
    );
    assert!(!shown.contains("Ada"), "{shown}");
    assert!(
        shown.contains(r#"mismatches: ["count", "name", "part.name"]"#),
        "{shown}"
    );
}

#[tokio::test]
async fn a_recording_hides_what_is_marked_in_a_broken_answer_too() {
    let service = ScriptedTransport::new();
    service.respond(HttpResponse::new(
        200,
        r#"{"name":"Ada","added":"\ud83d","count":3}"#,
    ));
    let recorder = Recorder::new(service);
    let client = builder()
        .transport(recorder.clone())
        .build()
        .expect("a client");
    let sent = CreateAnything::new(&Scope::new(client)).send().await;
    assert_eq!(sent.expect("a thing").name.as_deref(), Some("Ada"));
    let recording = recorder.to_json();
    assert!(!recording.contains("Ada"), "{recording}");
    let replay = Replay::from_json(&recording).expect("a recording");
    let client = builder().transport(replay).build().expect("a client");
    let replayed = CreateAnything::new(&Scope::new(client)).send().await;
    assert_eq!(replayed.expect("a thing").count, Some(3));
}

#[tokio::test]
async fn what_fits_costs_no_list() {
    let response = created("", br#"{"count":1,"part":{"name":"n"}}"#).await;
    assert!(response.mismatches().is_empty() && response.value.mismatches().is_empty());
    assert!(!format!("{:?}", response.value).contains("mismatches"));
}
