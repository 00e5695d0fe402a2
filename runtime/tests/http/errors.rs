//! What an error says and what it keeps to itself.

use std::{error::Error as _, time::Duration};

use crate::support::{
    CreateThing, DeleteThing, TOKEN, ThingSid, builder, retrying, scripted, scripted_with,
};
use twilio_runtime::{Error, HttpResponse, ScriptedTransport, TransportError};

async fn failure(response: HttpResponse) -> Error {
    let transport = ScriptedTransport::new();
    transport.respond(response);
    let scope = scripted(&transport);
    CreateThing::new(&scope)
        .send()
        .await
        .map(drop)
        .expect_err("an error")
}

#[tokio::test]
async fn an_error_answers_what_support_asks() {
    let body = r#"{"code":20429,"message":"Too Many Requests"}"#;
    let response = HttpResponse::new(429, body)
        .with_header("Twilio-Request-Id", "RQ1")
        .with_header("Retry-After", "2");
    let error = failure(response).await;
    assert_eq!((error.request_id(), error.attempts()), (Some("RQ1"), 1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(
        error.report().to_string(),
        "CreateThing: status 429, code 20429: Too Many Requests
  attempts: 1
  request id: RQ1
  retry after: 2 s
  more: https://www.twilio.com/docs/errors/20429
  help: send fewer requests at once: see `max_concurrency` and `rate_limit` of `ClientBuilder`"
    );
    assert_eq!(
        error.report_line().to_string(),
        "CreateThing: status 429, code 20429: Too Many Requests (attempts: 1, request id: RQ1, retry after: 2 s, \
         more: https://www.twilio.com/docs/errors/20429)"
    );
    let error = failure(HttpResponse::new(200, "[]").with_header("Twilio-Request-Id", "RQ2")).await;
    assert_eq!(
        (error.request_id(), error.retry_after()),
        (Some("RQ2"), None)
    );
}

#[tokio::test(start_paused = true)]
async fn a_report_follows_the_causes() {
    let transport = ScriptedTransport::new();
    for _ in 0..3 {
        transport.fail(TransportError::connect("the cable is out"));
    }
    let scope = scripted_with(retrying(), &transport);
    let error = CreateThing::new(&scope)
        .send()
        .await
        .expect_err("no connection");
    assert_eq!(
        error.report().to_string(),
        "CreateThing: could not connect\n  caused by: the cable is out\n  attempts: 3"
    );
    assert_eq!(
        error.report_line().to_string(),
        "CreateThing: could not connect: the cable is out (attempts: 3)"
    );
    let refused = CreateThing::new(&scope)
        .parent_sid("x")
        .send()
        .await
        .expect_err("no SID");
    let report = refused.report().to_string();
    assert!(
        report.starts_with("CreateThing: \"Parent.Sid\" is not a valid SID\n  caused by: "),
        "{report}"
    );
    assert_eq!(refused.attempts(), 0);
}

/// A handle binds its SID once, under the name of its own path; below it, paths may call it otherwise.
#[tokio::test]
async fn a_refused_path_value_has_the_name_that_the_path_of_the_operation_gives_it() {
    let scope = scripted(&ScriptedTransport::new());
    let error = DeleteThing::new(&scope.bind_sid("Other", "AC12".parse::<ThingSid>()))
        .send()
        .await
        .expect_err("no SID");
    assert!(error.is_invalid_request(), "{error:?}");
    assert_eq!(
        error.report_line().to_string(),
        "DeleteThing: \"Sid\" is not a valid SID: invalid ThingSid: expected `TH` followed by 32 hexadecimal digits, \
         found a text of 4 bytes"
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_kept() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(200, "x".repeat(1001)));
    let scope = scripted_with(builder().max_response_size(1000), &transport);
    let error = CreateThing::new(&scope).send().await.expect_err("too much");
    assert!(error.is_response_too_large() && error.was_sent() && error.body().is_none());
    assert_eq!(
        error.to_string(),
        "CreateThing: response is larger than the limit of 1000 bytes"
    );
}

#[tokio::test]
async fn no_error_shows_a_secret_or_a_personal_value() {
    let mut errors = Vec::new();
    for answer in [
        Ok(HttpResponse::new(
            400,
            r#"{"code":1,"message":"m","details":{"a":"d3tail"}}"#,
        )),
        Ok(HttpResponse::new(200, r#"{"size":"b0dy"}"#)),
        Ok(HttpResponse::new(302, "").with_header("Location", "https://l0cation.example")),
        Err(TransportError::timeout()),
        Err(TransportError::interrupted("reset")),
    ] {
        let transport = ScriptedTransport::new();
        match answer {
            Ok(response) => transport.respond(response),
            Err(error) => transport.fail(error),
        }
        let request = CreateThing::new(&scripted(&transport))
            .with_strict_reading(true)
            .friendly_name("Ada")
            .dry_run("qu3ry")
            .authorization("Bearer b3arer")
            .with_header("X-Own", "h3ader");
        errors.push(request.send().await.expect_err("an error"));
    }
    for error in errors {
        let shown = format!("{error} {error:?} {} {:?}", error.report(), error.source());
        for hidden in [
            "Ada", "qu3ry", "b3arer", "h3ader", "d3tail", "b0dy", "l0cation", TOKEN, "QUMw",
        ] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
}
