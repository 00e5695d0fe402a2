//! What a newer service may send: it is accepted, kept, and written back as it came.

use crate::support::{
    CreateThing, ListThings, Reply, Server, State, THING, builder, delete_thing, html, json,
    scope_with,
};
use serde_json::{Value, json as value, to_value};

fn unusual_things() -> Vec<Value> {
    vec![
        value!({"sid": THING, "size": 1, "state": "active"}),
        // A value that the enum does not have, and ones that are no text of today's kind.
        value!({"state": "hologram"}),
        value!({"state": ""}),
        // Fields that the model does not have.
        value!({"size": 2, "color": "red", "parts": [{"a": null}, 1.5, "é"], "": {}}),
        // Null and nothing.
        value!({"sid": null, "size": null, "state": null, "color": null}),
        value!({"state": null}),
        value!({}),
    ]
}

#[tokio::test]
async fn a_thing_is_written_back_as_it_came() {
    for body in unusual_things() {
        let server = Server::start([json(201, &body.to_string())]);
        let scope = scope_with(builder(), &server);
        let thing = CreateThing::new(&scope).send().await.expect("a thing");
        assert_eq!(to_value(&thing).expect("JSON"), body);
        let state = thing.state.as_ref().map(State::as_str);
        assert_eq!(state, body["state"].as_str(), "{body}");
        assert_eq!(thing.size, body["size"].as_i64(), "{body}");
        assert_eq!(thing.unknown_fields().get("color"), body.get("color"));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_page_is_written_back_as_it_came() {
    let things = unusual_things();
    for meta in [
        value!({"key": "things", "next_page_url": null, "color": "red"}),
        value!({}),
        value!(null),
    ] {
        let body = value!({"things": things, "meta": meta, "more": [{"a": 1}], "none": null});
        let server = Server::start([json(200, &body.to_string())]);
        let scope = scope_with(builder(), &server);
        let page = ListThings::new(&scope).send().await.expect("a page");
        assert_eq!(page.records.len(), things.len());
        assert_eq!(to_value(&page).expect("JSON"), body);
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_delete_succeeds_whatever_the_body() {
    let raw = |text: &str| Reply::Send(text.to_owned());
    for reply in [
        html(200, "<html>"),
        json(200, "{\"size\":"),
        json(200, "[1,2]"),
        json(200, r#"{"code":20404,"message":"m","status":404}"#),
        json(200, ""),
        json(202, ""),
        raw("HTTP/1.1 204 No Content\r\n\r\n"),
    ] {
        // A second call on the same connection shows that nothing of the body is left over.
        let server = Server::start([reply.clone(), reply]);
        let scope = scope_with(builder(), &server);
        for _ in 0..2 {
            delete_thing(&scope).send().await.expect("success");
        }
        let expected = format!("DELETE /v1/Things/{THING}");
        assert_eq!(server.targets(), [&*expected, &*expected]);
        assert_eq!(server.connections(), 1);
    }
}
