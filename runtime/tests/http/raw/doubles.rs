//! The doubles for tests serve such calls too, and hide all their values.

use std::sync::Arc;

use serde_json::json;
use twilio_runtime::{
    Json, Method, ScriptedTransport,
    testing::{Expectation, Recorder, Replay},
};

use crate::support::{TOKEN, builder};

const THINGS: &str = "https://api.twilio.com/v1/Things";

#[tokio::test]
async fn a_script_expects_the_method_and_the_path() {
    let service = ScriptedTransport::new();
    service.expect(
        Expectation::operation("POST /v1/Things/{}/Parts")
            .path("/v1/Things/ann/Parts")
            .form("Name", "Ann")
            .query("Page", "1")
            .exactly()
            .respond_json(201, &json!({"sid": "PT1"})),
    );
    let client: twilio_runtime::Client = builder()
        .transport(service.clone())
        .build()
        .expect("a client");
    let call = |name| {
        let call = client
            .request(Method::Post, THINGS)
            .segment("ann")
            .path("/Parts");
        call.query("Page", 1).form("Name", name)
    };
    let error = call("Bob").send::<Json>().await.expect_err("another name");
    assert!(
        error.to_string().contains("POST /v1/Things/{}/Parts"),
        "{error}"
    );
    assert!(!format!("{:?}", service.failures()).contains("Bob"));
    let part: Json = call("Ann").send().await.expect("a part");
    assert_eq!(part["sid"], "PT1");
    assert_eq!(service.failures().len(), 1);
}

#[tokio::test]
async fn a_recording_replays_without_the_values() {
    let service = ScriptedTransport::new();
    service.expect(
        Expectation::operation("PUT /v1/Things")
            .respond_json(200, &json!({"name": "Ann Example", "size": 2})),
    );
    service
        .expect(Expectation::operation("POST /v1/Things").respond_json(200, &json!({"size": 3})));
    let recorder = Recorder::new(service);
    let send = async |transport: Arc<dyn twilio_runtime::Transport>| {
        let client: twilio_runtime::Client =
            builder().transport(transport).build().expect("a client");
        let put = client.request(Method::Put, THINGS);
        let put: Json = put
            .json(json!({"name": "Ann Example"}))
            .send()
            .await
            .expect("JSON");
        let post = client
            .request(Method::Post, THINGS)
            .query("From", "+15551234567");
        let post: Json = post.form("FriendlyName", "ann").send().await.expect("JSON");
        (put["size"].clone(), post["size"].clone())
    };
    let first = send(Arc::new(recorder.clone())).await;
    let recording = recorder.to_json();
    for value in ["Ann", "ann", "5551234567", TOKEN] {
        assert!(!recording.contains(value), "{value} in {recording}");
    }
    let replay = Replay::from_json(&recording).expect("a recording");
    assert_eq!(send(Arc::new(replay)).await, first);
}
