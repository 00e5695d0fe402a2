//! Who calls: what requests carry, where tokens come from, and when they are renewed.

mod clocks;
mod reasons;
mod refused;
mod renewal;
mod service;
mod survival;

use std::{sync::Mutex, time::Duration};

use self::service::Service;
use crate::support::{
    ACCOUNT, CreateThing, ListThings, Reply, Server, builder, delete_thing, json, retrying,
    scope_with, scripted_with,
};
use tokio::time::sleep;
use twilio_runtime::{
    Authorization, AuthorizationFuture, Client, CredentialProvider, Credentials, HttpRequest,
    HttpResponse, Scope, ScriptedTransport, TransportError,
};

const SECOND: Duration = Duration::from_secs(1);
const PAGE: &str = r#"{"things":[]}"#;

fn token(number: u32, lifetime: u32) -> String {
    format!(r#"{{"access_token":"t{number}","token_type":"Bearer","expires_in":{lifetime}}}"#)
}

fn oauth() -> Credentials {
    Credentials::oauth("OQ1", "s3cret&+")
}

fn authorizations(transport: &ScriptedTransport) -> Vec<String> {
    let shown = |request: &HttpRequest| {
        let value = request.headers().get("authorization").unwrap_or("-");
        format!("{} {value}", request.operation())
    };
    transport.requests().iter().map(shown).collect()
}

#[test]
fn each_kind_has_its_header() {
    let header = |credentials: Credentials| {
        let scope = scripted_with(
            builder().credentials(credentials),
            &ScriptedTransport::new(),
        );
        let request = CreateThing::new(&scope).prepare().expect("a request");
        request.headers().get("authorization").map(str::to_owned)
    };
    let key = Credentials::api_key(ACCOUNT, "SK1", "s");
    assert_eq!(header(key).as_deref(), Some("Basic U0sxOnM="));
    assert_eq!(
        header(Credentials::bearer("a.b-c")).as_deref(),
        Some("Bearer a.b-c")
    );
    assert_eq!(header(Credentials::none()), None);
    assert_eq!(
        header(oauth()),
        None,
        "there is no token before one is asked for"
    );
    for broken in [
        Credentials::bearer(""),
        Credentials::bearer("a\r\nb"),
        Credentials::auth_token("AC:1", "t"),
        Credentials::oauth("", "s"),
        Credentials::oauth("OQ1", ""),
        Credentials::oauth_at("oauth.twilio.com", "OQ1", "s"),
        Credentials::oauth_at("https://user:pass@oauth.twilio.com/v2/token", "OQ1", "s"),
        Credentials::oauth_at("https://user@oauth.twilio.com/v2/token", "OQ1", "s"),
    ] {
        let built = builder().credentials(broken).build().map(|_: Client| ());
        assert!(built.expect_err("no credentials").is_configuration());
    }
    for broken in [
        Credentials::oauth("OQ1\n", "s"),
        Credentials::oauth("OQ1", "s\n"),
        Credentials::bearer("t").with_account_sid("SK1"),
    ] {
        let built = builder().credentials(broken).build().map(|_: Client| ());
        assert!(built.expect_err("no credentials").is_configuration());
    }
    let named = oauth().with_account_sid(ACCOUNT);
    assert_eq!(named.account_sid(), Some(ACCOUNT));
}

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
async fn a_call_whose_token_is_refused_is_sent_once_more_whatever_its_method() {
    let run = async |statuses: &[u16], call: fn(Scope) -> CallFuture| {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(200, token(1, 3600)));
        for (number, status) in (2..).zip(statuses) {
            let body = if *status == 200 {
                PAGE.to_owned()
            } else {
                String::new()
            };
            transport.respond(HttpResponse::new(*status, body));
            transport.respond(HttpResponse::new(200, token(number, 3600)));
        }
        let scope = scripted_with(builder().credentials(oauth()), &transport);
        let status = call(scope.clone()).await;
        let sent = authorizations(&transport)
            .into_iter()
            .filter(|line| !line.starts_with("Fetch"));
        (status, sent.count(), authorizations(&transport))
    };
    let list: fn(Scope) -> CallFuture = |scope| {
        Box::pin(async move {
            ListThings::new(&scope)
                .send()
                .await
                .map_or_else(|error| error.status(), |_| Some(200))
        })
    };
    let create: fn(Scope) -> CallFuture = |scope| {
        Box::pin(async move {
            CreateThing::new(&scope)
                .send()
                .await
                .map_or_else(|error| error.status(), |_| Some(200))
        })
    };
    let delete: fn(Scope) -> CallFuture = |scope| {
        Box::pin(async move {
            delete_thing(&scope)
                .send()
                .await
                .map_or_else(|error| error.status(), |()| Some(200))
        })
    };
    let (status, sent, lines) = run(&[401, 200], list).await;
    assert_eq!((status, sent), (Some(200), 2));
    assert_eq!(
        lines.last().map(String::as_str),
        Some("ListThings Bearer t2")
    );
    let (status, sent, _) = run(&[401, 401, 200], list).await;
    assert_eq!((status, sent), (Some(401), 2), "once and not again");
    let (status, sent, _) = run(&[401, 200], delete).await;
    assert_eq!((status, sent), (Some(200), 2));
    let (status, sent, lines) = run(&[401, 200], create).await;
    assert_eq!((status, sent), (Some(200), 2), "nothing was done");
    assert_eq!(
        lines.last().map(String::as_str),
        Some("CreateThing Bearer t2")
    );
    let (status, sent, _) = run(&[401, 401, 200], create).await;
    assert_eq!((status, sent), (Some(401), 2), "once and not again");
}

type CallFuture = std::pin::Pin<Box<dyn Future<Output = Option<u16>>>>;

#[tokio::test]
async fn after_a_refusal_that_is_not_repeated_the_next_call_has_a_new_token() {
    let transport = ScriptedTransport::new();
    for (status, body) in [
        (200, token(1, 3600)),
        (401, String::new()),
        (200, token(2, 3600)),
        (201, "{}".to_owned()),
    ] {
        transport.respond(HttpResponse::new(status, body));
    }
    let scope = scripted_with(builder().credentials(oauth()), &transport);
    let raw = CreateThing::new(&scope).into_request().send_raw().await;
    assert_eq!(raw.expect("a response").status(), 401);
    CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(authorizations(&transport)[3], "CreateThing Bearer t2");
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

#[tokio::test(start_paused = true)]
async fn without_a_token_nothing_is_sent() {
    for (answer, says) in [
        (
            HttpResponse::new(401, r#"{"code":20003,"message":"Authenticate"}"#),
            "20003",
        ),
        (HttpResponse::new(200, "<html>"), "JSON"),
        (
            HttpResponse::new(200, r#"{"token":"x"}"#),
            "without an access token",
        ),
    ] {
        let transport = ScriptedTransport::new();
        transport.respond(answer);
        let scope = scripted_with(retrying().credentials(oauth()), &transport);
        let error = ListThings::new(&scope).send().await.expect_err("no token");
        assert!(
            error.is_authentication() && !error.was_sent() && !error.is_connect(),
            "{error:?}"
        );
        let report = error.report().to_string();
        assert!(
            report.contains(says) && !report.contains("s3cret"),
            "{report}"
        );
        assert_eq!(transport.requests().len(), 1);
    }
    let transport = ScriptedTransport::new();
    transport.fail(TransportError::connect("refused"));
    transport.respond(HttpResponse::new(200, token(1, 3600)));
    transport.respond(HttpResponse::new(201, "{}"));
    let scope = scripted_with(retrying().credentials(oauth()), &transport);
    CreateThing::new(&scope)
        .send()
        .await
        .expect("the second attempt gets a token");
}

#[tokio::test(start_paused = true)]
async fn a_token_service_that_is_busy_or_ill_is_asked_again() {
    for (answer, least) in [
        (
            Ok(HttpResponse::new(429, "").with_header("Retry-After", "7")),
            7,
        ),
        (
            Ok(HttpResponse::new(503, "").with_header("Retry-After", "3")),
            3,
        ),
        (Ok(HttpResponse::new(500, "")), 0),
        (Err(TransportError::interrupted("reset")), 0),
        (Err(TransportError::timeout()), 0),
    ] {
        let transport = ScriptedTransport::new();
        match answer {
            Ok(response) => transport.respond(response),
            Err(error) => transport.fail(error),
        }
        transport.respond(HttpResponse::new(200, token(1, 3600)));
        transport.respond(HttpResponse::new(201, "{}"));
        let scope = scripted_with(retrying().credentials(oauth()), &transport);
        let began = tokio::time::Instant::now();
        let sent = CreateThing::new(&scope).send_with_response().await;
        assert_eq!(sent.expect("a thing").attempts(), 2);
        let waited = began.elapsed();
        assert!(
            waited >= least * SECOND && waited < (least + 1) * SECOND,
            "{waited:?}"
        );
        let expected = ["FetchToken -", "FetchToken -", "CreateThing Bearer t1"];
        assert_eq!(authorizations(&transport), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_service_that_stays_busy_is_an_error_that_says_so() {
    let busy = |seconds: &str| {
        HttpResponse::new(429, r#"{"code":20429,"message":"Too Many Requests"}"#)
            .with_header("Retry-After", seconds)
            .with_header("Twilio-Request-Id", "RQ9")
    };
    // The policy ends the first call and the deadline the second.
    for (seconds, requests) in [(5, 3), (90, 1)] {
        let transport = ScriptedTransport::new();
        for _ in 0..requests {
            transport.respond(busy(&seconds.to_string()));
        }
        let scope = scripted_with(retrying().credentials(oauth()), &transport);
        let error = CreateThing::new(&scope).send().await.expect_err("no token");
        assert!(error.is_rate_limited() && !error.was_sent(), "{error:?}");
        assert!(
            !error.is_authentication() && !error.is_connect() && !error.is_timeout(),
            "{error:?}"
        );
        assert_eq!(error.retry_after(), Some(seconds * SECOND));
        assert_eq!(error.request_id(), Some("RQ9"));
        // The API itself has said nothing.
        assert!(error.status().is_none() && error.api_error().is_none());
        let report = error.report().to_string();
        assert!(report.contains("status 429, code 20429"), "{report}");
        assert_eq!(transport.requests().len(), requests);
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

/// Gives out one token after the other.
struct Vault {
    tokens: Mutex<Vec<&'static str>>,
    has_more: bool,
}

impl CredentialProvider for Vault {
    fn authorization(&self) -> AuthorizationFuture<'_> {
        Box::pin(async {
            sleep(SECOND).await;
            let token = self
                .tokens
                .lock()
                .map_err(|_| "broken")?
                .pop()
                .ok_or("the vault is empty")?;
            Ok(Authorization::bearer(token).ok_or("malformed")?)
        })
    }

    fn reject(&self, _: &Authorization) -> bool {
        self.has_more
    }
}

fn vault(tokens: &[&'static str], has_more: bool) -> Credentials {
    Credentials::provider(Vault {
        tokens: Mutex::new(tokens.to_vec()),
        has_more,
    })
}

#[tokio::test(start_paused = true)]
async fn credentials_of_ones_own_are_asked_for_each_attempt() {
    let transport = ScriptedTransport::new();
    for status in [503, 401, 401] {
        transport.respond(HttpResponse::new(status, ""));
    }
    let scope = scripted_with(
        retrying().credentials(vault(&["d", "c", "b", "a"], true)),
        &transport,
    );
    let error = ListThings::new(&scope)
        .send()
        .await
        .expect_err("status 401");
    assert_eq!(error.attempts(), 3);
    let sent = [
        "ListThings Bearer a",
        "ListThings Bearer b",
        "ListThings Bearer c",
    ];
    assert_eq!(authorizations(&transport), sent);
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(401, ""));
    transport.respond(HttpResponse::new(201, "{}"));
    let scope = scripted_with(builder().credentials(vault(&["b", "a"], true)), &transport);
    CreateThing::new(&scope).send().await.expect("a thing");
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(401, ""));
    let scope = scripted_with(retrying().credentials(vault(&["a"], false)), &transport);
    let error = ListThings::new(&scope)
        .send()
        .await
        .expect_err("status 401");
    assert!(error.is_authentication() && error.attempts() == 1);
    let error = ListThings::new(&scope)
        .send()
        .await
        .expect_err("an empty vault");
    assert!(error.is_authentication() && !error.was_sent());
    assert!(error.report().to_string().contains("the vault is empty"));
    let error = ListThings::new(&scope)
        .with_timeout(SECOND / 2)
        .send()
        .await
        .expect_err("no time");
    assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    assert!(
        !error.is_connect() && !error.is_authentication(),
        "nobody connected, and nobody refused anything: {error:?}"
    );
    assert!(error.to_string().contains("getting credentials"), "{error}");
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

#[test]
fn what_no_service_takes_names_the_argument_and_never_the_value() {
    const KEY: &str = "SK5ec7e70123456789abcdef0123456789";
    const SECRET: &str = "5ec7e7";
    for (credentials, says) in [
        (
            Credentials::api_key(KEY, ACCOUNT, SECRET),
            "`account_sid` of the credentials is the SID of an API key (`SK…`)",
        ),
        (
            Credentials::auth_token(KEY, SECRET),
            "`account_sid` of the credentials is the SID of an API key (`SK…`)",
        ),
        (
            Credentials::api_key(ACCOUNT, ACCOUNT, SECRET),
            "`key_sid` of the credentials is the SID of an account (`AC…`)",
        ),
        (
            Credentials::auth_token(SECRET, ACCOUNT),
            "`auth_token` of the credentials is a SID, where the secret belongs",
        ),
        (
            Credentials::api_key(ACCOUNT, SECRET, KEY),
            "`secret` of the credentials is a SID, where the secret belongs",
        ),
        (
            Credentials::auth_token(ACCOUNT, format!("{SECRET}\n")),
            "`auth_token` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(format!(" {ACCOUNT}"), SECRET),
            "`account_sid` of the credentials begins or ends with white space",
        ),
        (
            Credentials::api_key(ACCOUNT, format!("{KEY}\r\n"), SECRET),
            "`key_sid` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(ACCOUNT, format!("{SECRET}\n{SECRET}")),
            "`auth_token` of the credentials holds a line break",
        ),
        (
            Credentials::bearer(format!("{SECRET}\n")),
            "`token` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(ACCOUNT, ""),
            "`auth_token` of the credentials is empty",
        ),
    ] {
        let built = builder()
            .credentials(credentials)
            .build()
            .map(|_: Client| ());
        let error = built.expect_err(says);
        let shown = format!("{error} {error:?} {}", error.report());
        assert!(error.is_configuration() && shown.contains(says), "{shown}");
        assert!(
            !shown.contains("5ec7e7") && !shown.contains(ACCOUNT),
            "{shown}"
        );
    }
}
