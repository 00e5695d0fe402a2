//! Calls to paths that the crate has no method for: what is sent, where it may go, and that it is a call like any other.

mod doubles;
mod refusals;

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;
use twilio_runtime::{Client, Json, Method, ScriptedTransport};

use crate::support::{
    LISTING, Server, THING, builder, five_pages, html, json as response, retrying,
};

/// Longer than any of these tests takes, and an end if one hangs.
const END: Duration = Duration::from_secs(60);

/// What an application would derive.
type Thing = std::collections::BTreeMap<String, i64>;

fn thing(size: i64) -> Thing {
    Thing::from([("size".to_owned(), size)])
}

fn client_at(server: &Server) -> Client {
    retrying().base_url(&server.url).build().expect("a client")
}

fn scripted() -> Client {
    let transport = ScriptedTransport::new();
    builder().transport(transport).build().expect("a client")
}

#[tokio::test]
async fn a_form_is_sent_and_typed_json_comes_back() {
    let server = Server::start([response(201, r#"{"size": 3}"#)]);
    let call = client_at(&server)
        .request(Method::Post, "/v1/Things")
        .segment("a/b c")
        .path("/Parts?Page=1")
        .query("Tag", ["x", "y&z"])
        .form("Name", "A & B")
        .form("On", true)
        .form("Attributes", json!({"a": 1}))
        .with_header("I-Twilio-Test", "yes");
    let sent: Thing = timeout(END, call.send())
        .await
        .expect("time")
        .expect("a thing");
    assert_eq!(sent, thing(3));
    let requests = server.requests();
    let request = requests.first().expect("a request").to_ascii_lowercase();
    for part in [
        "post /v1/things/a%2fb%20c/parts?page=1&tag=x&tag=y%26z http/1.1",
        "\r\nauthorization: basic ",
        "\r\nuser-agent: twilio-test-rust/1.2.3",
        "\r\naccept: application/json",
        "\r\ncontent-type: application/x-www-form-urlencoded",
        "\r\ni-twilio-test: yes",
        "\r\n\r\nname=a%20%26%20b&on=true&attributes=%7b%22a%22%3a1%7d",
    ] {
        assert!(request.contains(part), "{part:?} in {request}");
    }
}

#[tokio::test]
async fn a_body_is_json_and_a_response_is_read_in_every_way() {
    let server = Server::start([
        response(200, r#"{"size": 1}"#),
        response(204, ""),
        response(404, r#"{"code": 20404, "message": "gone"}"#),
    ]);
    let client = client_at(&server);
    let update = client
        .request(Method::Put, "/v1/Things")
        .json(json!({"name": "é"}));
    let answer = update.send_with_response::<Json>().await.expect("JSON");
    assert_eq!((answer.status(), answer.attempts()), (200, 1));
    assert_eq!(answer.value["size"], 1);
    let delete = || client.request(Method::Delete, "/v1/Things").segment(THING);
    delete().send::<()>().await.expect("nothing");
    assert_eq!(delete().send_raw().await.expect("a response").status(), 404);
    let requests = server.requests();
    assert!(
        requests[0].contains("content-type: application/json\r\n"),
        "{}",
        requests[0]
    );
    assert!(requests[0].ends_with(r#"{"name":"é"}"#), "{}", requests[0]);
}

#[tokio::test]
async fn it_is_repeated_and_refused_as_any_other_call() {
    let server = Server::start([
        response(503, "{}"),
        html(200, "<html>"),
        response(429, "{}"),
        response(400, r#"{"code": 21211, "message": "who is Ann Example?"}"#),
    ]);
    let client = client_at(&server);
    let get = || {
        client
            .request(Method::Get, "/v1/Things")
            .query("Name", "Ann Example")
    };
    let error = get().send::<Json>().await.expect_err("no JSON");
    assert!(error.is_decode(), "{error}");
    assert_eq!(
        (error.attempts(), error.operation()),
        (2, Some("GET /v1/Things"))
    );
    let error = get().send::<Json>().await.expect_err("a refusal");
    let refusal = error.api_error().expect("a refusal");
    assert_eq!((error.attempts(), refusal.code()), (2, Some(21211)));
    let shown = format!("{error} {error:?} {:?}", get().segment("Ann"));
    assert!(!shown.contains("Ann"), "{shown}");
}

#[tokio::test]
async fn pages_are_found_and_followed_as_those_of_a_listing() {
    let server = Server::start(
        five_pages()
            .into_iter()
            .chain(five_pages())
            .chain(five_pages()),
    );
    let client = client_at(&server);
    let list = || client.request(Method::Get, LISTING).query("PageSize", 3);
    let things: Vec<Thing> = timeout(END, list().stream().collect())
        .await
        .expect("time")
        .expect("things");
    assert_eq!(things.len(), 15);
    assert_eq!(things.last(), Some(&thing(14)));
    let some: Vec<Json> = list()
        .with_limit(4)
        .stream()
        .collect()
        .await
        .expect("things");
    assert_eq!(some.len(), 4);
    let page = list().send_page::<Thing>().await.expect("a page");
    assert_eq!(page.envelope()["meta"]["key"], "things");
    let targets = server.targets();
    assert_eq!(targets[0], "GET /v1/Things?PageSize=3");
    assert_eq!(targets[1], "GET /v1/Things?Page=1");
    assert_eq!(targets.len(), 5 + 2 + 1);
}

#[tokio::test]
async fn a_page_that_leads_to_another_host_is_not_followed() {
    let page = json!({"things": [{"size": 1}], "meta": {"next_page_url": "https://evil.example/v1/Things"}});
    let server = Server::start([response(200, &page.to_string())]);
    let list = client_at(&server).request(Method::Get, LISTING);
    let error = list.stream::<Thing>().collect().await.expect_err("a link");
    assert!(error.is_page_link(), "{error}");
    assert_eq!(server.targets().len(), 1);
}
