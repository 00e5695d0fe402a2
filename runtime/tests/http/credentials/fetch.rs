//! How a token is fetched, and which calls need none.

use super::{PAGE, SECOND, Service, authorizations, oauth, token};
use crate::support::{
    CreateThing, ListThings, Reply, Server, builder, json, retrying, scope_with, scripted_with,
};
use twilio_runtime::{Credentials, HttpResponse, Scope, ScriptedTransport};

#[tokio::test]
async fn a_token_is_fetched_once_and_without_basic() {
    let server = Server::start([json(200, &token(1, 3600)), json(200, PAGE), json(201, "{}")]);
    let credentials = Credentials::oauth_at(format!("{}/v2/token", server.url), "OQ1", "s3cret&+");
    let scope = scope_with(builder().credentials(credentials), &server);
    ListThings::new(&scope).send().await.expect("a page");
    CreateThing::new(&scope).send().await.expect("a thing");
    let requests = server.requests();
    assert!(
        requests[0].starts_with("POST /v2/token HTTP/1.1\r\n"),
        "{}",
        requests[0]
    );
    assert!(!requests[0].contains("authorization"), "{}", requests[0]);
    let form = "\r\n\r\ngrant_type=client_credentials&client_id=OQ1&client_secret=s3cret%26%2B";
    assert!(requests[0].ends_with(form), "{}", requests[0]);
    for request in &requests[1..] {
        assert!(
            request.contains("\r\nauthorization: Bearer t1\r\n"),
            "{request}"
        );
    }
    assert_eq!(requests.len(), 3);
}

#[tokio::test]
async fn the_request_for_a_token_shows_no_secret() {
    let transport = ScriptedTransport::new();
    let scope = scripted_with(builder().credentials(oauth()), &transport);
    transport.respond(HttpResponse::new(200, token(1, 100)));
    transport.respond(HttpResponse::new(201, "{}"));
    CreateThing::new(&scope).send().await.expect("a thing");
    let token_request = &transport.requests()[0];
    assert_eq!(token_request.url(), "https://oauth.twilio.com/v2/token");
    let shown = format!("{token_request:?} {}", token_request.to_curl());
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn calls_at_once_fetch_one_token() {
    for fails in [false, true] {
        let service = Service::default();
        service.set(|is| {
            is.delay = SECOND;
            is.token_status = if fails { 500 } else { 200 };
        });
        let client = service.client(builder().credentials(oauth()));
        let calls: Vec<_> = (0..50)
            .map(|_| {
                let scope = Scope::new(client.clone());
                tokio::spawn(async move { CreateThing::new(&scope).send().await })
            })
            .collect();
        for call in calls {
            let result = call.await.expect("a task that ends");
            assert_eq!(result.is_err(), fails, "{result:?}");
        }
        assert_eq!(
            service.fetches(),
            1,
            "whoever waited shares the result, good or bad"
        );
    }
}

#[tokio::test]
async fn an_authorization_of_the_call_needs_no_token() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(201, "{}"));
    let scope = scripted_with(builder().credentials(oauth()), &transport);
    CreateThing::new(&scope)
        .authorization("Bearer own")
        .send()
        .await
        .expect("a thing");
    assert_eq!(authorizations(&transport), ["CreateThing Bearer own"]);
}

#[tokio::test]
async fn a_redirect_or_a_foreign_link_gets_no_token() {
    let other = Server::start([json(200, PAGE)]);
    let link = format!(
        r#"{{"things":[],"meta":{{"next_page_url":"{}/v1/Things"}}}}"#,
        other.url
    );
    let redirect = format!(
        "HTTP/1.1 302 X\r\nlocation: {}/\r\ncontent-length: 0\r\n\r\n",
        other.url
    );
    for reply in [json(200, &link), Reply::Send(redirect)] {
        let server = Server::start([json(200, &token(1, 3600)), reply]);
        let credentials = Credentials::oauth_at(format!("{}/v2/token", server.url), "OQ1", "s");
        let scope = scope_with(retrying().credentials(credentials), &server);
        ListThings::new(&scope)
            .pages()
            .collect()
            .await
            .expect_err("an error");
        assert_eq!((server.requests().len(), other.connections()), (2, 0));
    }
}
