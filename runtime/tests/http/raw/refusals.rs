//! Where a call may go that a caller describes. The credentials of the client go with it.

use twilio_runtime::{Client, Json, Method, RawRequest};

use super::scripted;
use crate::support::builder;

const HOST: &str = "https://conversations.twilio.com";

fn routed() -> Client {
    let builder = builder().edge("dublin").region("ie1");
    let transport = twilio_runtime::ScriptedTransport::new();
    builder.transport(transport).build().expect("a client")
}

fn at(base_url: &str) -> Client {
    builder().base_url(base_url).build().expect("a client")
}

fn url(request: RawRequest) -> String {
    let request = request.prepare().expect("a request");
    request.url().to_owned()
}

#[test]
fn region_edge_and_base_url_count_for_every_host() {
    let ways: [fn(&Client) -> RawRequest; 2] = [
        |client| client.request(Method::Get, "/v1/Services").host(HOST),
        |client| client.request(Method::Get, format!("{HOST}/v1/Services")),
    ];
    for way in ways {
        for (client, expected) in [
            (scripted(), "https://conversations.twilio.com/v1/Services"),
            (
                routed(),
                "https://conversations.dublin.ie1.twilio.com/v1/Services",
            ),
            (
                at("http://localhost:1/p"),
                "http://localhost:1/p/v1/Services",
            ),
        ] {
            assert_eq!(url(way(&client)), expected);
        }
    }
    let base = at("http://localhost:1/p");
    for path in ["/v1/Services", "http://localhost:1/p/v1/Services"] {
        let call = base.request(Method::Get, path);
        assert_eq!(url(call), "http://localhost:1/p/v1/Services");
    }
}

#[tokio::test]
async fn what_leads_elsewhere_is_refused_before_anything_is_sent() {
    let client = scripted();
    let calls = [
        (
            "path",
            client.request(Method::Get, "https://evil.example/v1/Things"),
        ),
        (
            "path",
            client.request(Method::Get, "http://api.twilio.com/v1/Things"),
        ),
        (
            "path",
            client.request(Method::Get, format!("{HOST}@evil.example/")),
        ),
        (
            "path",
            client.request(Method::Get, format!("{HOST}/v1/../Things")),
        ),
        (
            "path",
            client.request(Method::Get, "//evil.example/v1").host(HOST),
        ),
        (
            "path",
            client.request(Method::Get, "/v1/%2e%2e/Things").host(HOST),
        ),
        (
            "host",
            client
                .request(Method::Get, "/v1/Things")
                .host("https://evil.example"),
        ),
        (
            "host",
            client
                .request(Method::Get, "/v1/Things")
                .host("https://h.twilio.com/p"),
        ),
        ("host", client.request(Method::Get, "/v1/Things")),
        ("segment", client.request(Method::Get, HOST).segment("..")),
        (
            "Key",
            client.request(Method::Post, HOST).form("Key", None::<i64>),
        ),
        (
            "a b",
            client.request(Method::Post, HOST).with_header("a b", ""),
        ),
    ];
    for (name, call) in calls {
        let shown = format!("{call:?}");
        let error = call.send::<Json>().await.expect_err("a refusal");
        assert!(error.is_invalid_request() && !error.was_sent(), "{error}");
        let text = std::error::Error::source(&error).map_or(error.to_string(), ToString::to_string);
        assert!(
            format!("{error} {text}").contains(&format!("{name:?}")),
            "{error} {text}"
        );
        assert!(
            !format!("{error} {shown}").contains("evil"),
            "{error} {shown}"
        );
    }
}
