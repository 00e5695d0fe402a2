//! A token that can not be fetched: what of the call is sent, and when the token service is asked again.

use super::{SECOND, authorizations, oauth, token};
use crate::support::{CreateThing, ListThings, retrying, scripted_with};
use twilio_runtime::{HttpResponse, ScriptedTransport, TransportError};

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
