//! A result together with its response.

use crate::support::{
    CreateThing, ListThings, Server, delete_thing, json, retrying, scope_with, scripted,
};
use twilio_runtime::{HttpResponse, ScriptedTransport};

#[tokio::test]
async fn the_response_comes_with_the_value() {
    let body = r#"{"size": 3, "unknown": null}"#;
    let server = Server::start([json(429, ""), json(201, body)]);
    let scope = scope_with(retrying(), &server);
    let response = CreateThing::new(&scope)
        .send_with_response()
        .await
        .expect("a thing");
    assert_eq!(response.value.size, Some(3));
    assert_eq!((response.status(), response.attempts()), (201, 2));
    assert_eq!(response.request_id(), Some("RQ1"));
    assert_eq!(
        response.headers().get("Content-Type"),
        Some("application/json")
    );
    assert_eq!(response.body(), body.as_bytes());
    assert_eq!(response.into_value().size, Some(3));
}

#[tokio::test]
async fn so_it_does_for_a_page_and_for_nothing() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(200, r#"{"things":[{"size":1}]}"#));
    transport.respond(HttpResponse::new(204, "").with_header("Twilio-Request-Id", "RQ2"));
    let scope = scripted(&transport);
    let page = ListThings::new(&scope)
        .with_limit(1)
        .send_with_response()
        .await
        .expect("a page");
    assert_eq!((page.value.records.len(), page.status()), (1, 200));
    assert!(transport.requests()[0].url().ends_with("?PageSize=1"));
    let deleted = delete_thing(&scope)
        .send_with_response()
        .await
        .expect("no thing");
    assert_eq!((deleted.status(), deleted.request_id()), (204, Some("RQ2")));
}

#[tokio::test]
async fn a_failure_is_the_same_error_as_without() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(404, r#"{"code":20404}"#));
    transport.respond(HttpResponse::new(200, "[]"));
    transport.respond(HttpResponse::new(201, r#"{"things":[]}"#));
    let scope = scripted(&transport);
    let error = CreateThing::new(&scope)
        .send_with_response()
        .await
        .expect_err("status 404");
    assert_eq!((error.status(), error.attempts()), (Some(404), 1));
    let error = CreateThing::new(&scope)
        .send_with_response()
        .await
        .expect_err("no thing");
    assert!(error.is_decode() && error.attempts() == 1);
    let error = ListThings::new(&scope)
        .send_with_response()
        .await
        .expect_err("no page");
    assert_eq!(error.status(), Some(201));
}

#[tokio::test]
async fn debug_shows_neither_bytes_nor_values_of_headers() {
    let transport = ScriptedTransport::new();
    let body = r#"{"size":1,"secret":"x1y2"}"#;
    transport.respond(HttpResponse::new(200, body).with_header("X-Token", "t0k3n"));
    let response = CreateThing::new(&scripted(&transport))
        .send_with_response()
        .await;
    let shown = format!("{:?}", response.expect("a thing"));
    assert!(
        !shown.contains("x1y2") && !shown.contains("t0k3n"),
        "{shown}"
    );
    assert!(
        shown.contains("x-token") && shown.contains("size"),
        "{shown}"
    );
}
