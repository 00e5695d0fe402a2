//! Regions and edges: where requests go, and which links are followed.

use std::sync::{Arc, Mutex};

use crate::support::{builder, retrying};
use serde_json::json;
use twilio_runtime::{Client, ClientBuilder, HttpRequest, HttpResponse, Scope, ScriptedTransport};

mod api {
    #![allow(missing_docs, reason = "an API for tests")]

    use twilio_runtime::Json;

    twilio_runtime::request! {
        "ListCalls": Get "https://flex-api.twilio.com" "/v1/Calls" none -> [Json in "calls"];
        /// Lists the calls.
        pub struct ListCalls;

        impl ListCalls {
            /// A header.
            #[input(header, "Flex-Metadata", text)]
            pub fn flex_metadata(self, flex_metadata: impl twilio_runtime::IntoText) -> Self;
        }
    }
}

use api::ListCalls;

fn url(builder: ClientBuilder) -> String {
    let scope = Scope::new(builder.build().expect("a client"));
    ListCalls::new(&scope)
        .prepare()
        .expect("a request")
        .url()
        .to_owned()
}

#[test]
fn requests_go_to_the_region_and_the_edge() {
    for (builder, expected) in [
        (builder(), "https://flex-api.twilio.com/v1/Calls"),
        (
            builder().region("ie1"),
            "https://flex-api.ie1.twilio.com/v1/Calls",
        ),
        (
            builder().edge("dublin"),
            "https://flex-api.dublin.us1.twilio.com/v1/Calls",
        ),
        (
            builder().edge("dublin").region("ie1"),
            "https://flex-api.dublin.ie1.twilio.com/v1/Calls",
        ),
        (
            builder().edge("dublin").base_url("http://localhost:1"),
            "http://localhost:1/v1/Calls",
        ),
    ] {
        assert_eq!(url(builder), expected);
    }
}

#[test]
fn a_region_can_not_name_another_host() {
    for label in ["", "evil.example/", "a.b", "ie1:444", "é", "@evil"] {
        for builder in [builder().region(label), builder().edge(label)] {
            let error = builder.build().map(|_: Client| ()).expect_err("no label");
            assert!(error.is_configuration(), "{error}");
        }
    }
}

#[test]
fn a_region_without_an_edge_is_worth_a_warning() {
    let warnings = |builder: ClientBuilder| {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = heard.clone();
        let listener = move |text: &str| log.lock().expect("the log").push(text.to_owned());
        let client = builder.on_warning(listener).build().expect("a client");
        drop::<Client>(client);
        heard.lock().expect("the log").clone()
    };
    let region = warnings(builder().region("ie1"));
    assert!(
        region.len() == 1 && region[0].contains("ie1") && region[0].contains("edge"),
        "{region:?}"
    );
    let base = warnings(
        builder()
            .region("ie1")
            .edge("dublin")
            .base_url("http://localhost:1"),
    );
    assert!(base.len() == 1 && base[0].contains("base URL"), "{base:?}");
    assert!(warnings(builder().region("ie1").edge("dublin")).is_empty());
    assert!(warnings(builder()).is_empty());
}

#[test]
fn the_edge_follows_the_region_where_that_is_asked_for() {
    for (builder, host) in [
        (builder().region("ie1"), "flex-api.dublin.ie1.twilio.com"),
        (builder().region("AU1"), "flex-api.sydney.AU1.twilio.com"),
        (
            builder().region("ie1").edge("tokyo"),
            "flex-api.tokyo.ie1.twilio.com",
        ),
        (builder().region("xx9"), "flex-api.xx9.twilio.com"),
        (builder(), "flex-api.twilio.com"),
    ] {
        let silent = builder.on_warning(|_| {});
        assert_eq!(
            url(silent.nearest_edge()),
            format!("https://{host}/v1/Calls")
        );
    }
}

#[tokio::test]
async fn links_to_the_same_product_are_followed_in_the_region_of_the_client() {
    let transport = ScriptedTransport::new();
    for link in [
        Some("https://flex-api.twilio.com/v1/Calls?Page=1"),
        Some("https://flex-api.ashburn.us1.twilio.com/v1/Calls?Page=2"),
        Some("/v1/Calls?Page=3"),
        None,
    ] {
        let body = json!({"calls": [1], "meta": {"next_page_url": link}});
        transport.respond(HttpResponse::new(200, body.to_string()));
    }
    let client = builder()
        .edge("dublin")
        .region("ie1")
        .transport(transport.clone());
    let scope = Scope::new(client.build().expect("a client"));
    let list = ListCalls::new(&scope).flex_metadata("m");
    assert_eq!(list.stream().collect().await.expect("records").len(), 4);
    let requests = transport.requests();
    let urls: Vec<_> = requests.iter().map(HttpRequest::url).collect();
    let home = "https://flex-api.dublin.ie1.twilio.com/v1/Calls";
    assert_eq!(
        urls[1..],
        [1, 2, 3].map(|page| format!("{home}?Page={page}"))
    );
    assert!(
        requests
            .iter()
            .all(|request| request.headers().get("flex-metadata") == Some("m"))
    );
}

#[tokio::test]
async fn no_other_link_gets_the_credentials() {
    for link in [
        "https://api.dublin.ie1.twilio.com/v1/Calls",
        "https://flex-api.dublin.ie1.twilio.com.evil.example/v1",
        "http://flex-api.dublin.ie1.twilio.com/v1/Calls",
        "https://evil.ie1.example.com/x",
    ] {
        let transport = ScriptedTransport::new();
        let body = json!({"calls": [1], "meta": {"next_page_url": link}});
        transport.respond(HttpResponse::new(200, body.to_string()));
        let client = retrying()
            .edge("dublin")
            .region("ie1")
            .transport(transport.clone());
        let scope = Scope::new(client.build().expect("a client"));
        let error = ListCalls::new(&scope)
            .pages()
            .collect()
            .await
            .expect_err("an error");
        assert!(
            error.is_page_link() && error.to_string().contains(link),
            "{error}"
        );
        assert_eq!(transport.requests().len(), 1);
    }
}
