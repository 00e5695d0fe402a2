//! What a caller is told when the service refuses: one type of error, whatever the method, the shape and the type of
//! the body.

use super::{Call, KINDS};
use crate::support::{Reply, html, json, redirect};
use serde_json::{Value, json as value};
use twilio_runtime::{ApiError, Error};

/// Makes each call once with each kind of client, and returns the errors.
async fn failures(reply: &Reply) -> Vec<(Call, Error)> {
    let mut failures = Vec::new();
    for kind in KINDS {
        failures.extend(super::failures(*kind, reply).await);
    }
    failures
}

const DOCS: &str = "https://www.twilio.com/docs/errors/20404";

/// What an error of the service has to say.
#[derive(Debug, Default, PartialEq)]
struct Said<'a> {
    code: Option<i64>,
    message: Option<&'a str>,
    more_info: Option<&'a str>,
    details: Option<Value>,
    is_user_error: Option<bool>,
    instance: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn by(error: &'a ApiError) -> Self {
        Self {
            code: error.code(),
            message: error.message(),
            more_info: error.more_info(),
            details: error.details().cloned(),
            is_user_error: error.is_user_error(),
            instance: error.instance(),
        }
    }
}

/// Bodies in each shape that Twilio uses, and what they say.
fn shapes() -> Vec<(Value, Said<'static>)> {
    let usual = Said {
        code: Some(20404),
        message: Some("not found"),
        more_info: Some(DOCS),
        ..Said::default()
    };
    vec![
        (
            value!({"code": 20404, "message": "not found", "more_info": DOCS, "status": 404, "details": {"a": [1]}}),
            Said {
                details: Some(value!({"a": [1]})),
                ..usual
            },
        ),
        // The page follows from the code.
        (
            value!({"code": 20404, "message": "not found", "status": 404}),
            Said {
                code: Some(20404),
                message: Some("not found"),
                more_info: Some(DOCS),
                ..Said::default()
            },
        ),
        (
            value!({"code": 20404, "message": "not found", "httpStatusCode": 404, "params": {"Sid": "x"}, "userError": true}),
            Said {
                code: Some(20404),
                message: Some("not found"),
                more_info: Some(DOCS),
                details: Some(value!({"Sid": "x"})),
                is_user_error: Some(true),
                ..Said::default()
            },
        ),
        (
            value!({"type": "https://www.twilio.com/docs/api/errors/20404", "title": "Not Found", "status": 404, "code": 20404,
                "detail": "no such thing", "instance": "/problems/1", "errors": [{"detail": "d", "pointer": "#/a"}]}),
            Said {
                code: Some(20404),
                message: Some("no such thing"),
                more_info: Some("https://www.twilio.com/docs/api/errors/20404"),
                details: Some(value!([{"detail": "d", "pointer": "#/a"}])),
                instance: Some("/problems/1"),
                ..Said::default()
            },
        ),
        // The least that RFC 9457 allows.
        (
            value!({"type": "about:blank", "title": "Not Found"}),
            Said {
                message: Some("Not Found"),
                ..Said::default()
            },
        ),
        (value!({}), Said::default()),
        (value!([1, 2]), Said::default()),
        (value!(null), Said::default()),
        // Members of other types than they should be are passed over.
        (
            value!({"code": {}, "message": 5, "more_info": [], "userError": "no"}),
            Said::default(),
        ),
    ]
}

#[tokio::test]
async fn every_method_tells_the_same_of_every_shape() {
    for (body, expected) in shapes() {
        let body = body.to_string();
        for status in [404, 503] {
            for (call, error) in failures(&json(status, &body)).await {
                let said = error.api_error().expect("an error of the service");
                assert_eq!(Said::by(said), expected, "{call:?} {body}");
                assert_eq!((said.status(), said.request_id()), (status, Some("RQ1")));
                assert_eq!(error.body(), Some(body.as_bytes()), "nothing is lost");
                assert!(std::error::Error::source(&error).is_none(), "{error:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_first_line_says_what_the_service_said() {
    for (reply, expected) in [
        (
            json(404, r#"{"code":20404,"message":"not found"}"#),
            "CreateThing: status 404, code 20404: not found",
        ),
        (json(500, ""), "CreateThing: status 500"),
        (html(503, "<html>"), "CreateThing: status 503"),
    ] {
        let failures = failures(&reply).await.into_iter();
        for (_, error) in failures.filter(|(call, _)| *call == Call::Post) {
            let first = error.to_string();
            assert!(first.starts_with(expected), "{first}");
            assert!(!first.contains('<') && !first.contains('\n'), "{first}");
        }
    }
}

#[tokio::test]
async fn a_text_that_is_no_json_is_kept_within_bounds() {
    let page = format!("<html>{}</html>", "down ".repeat(20_000));
    let list = format!("[{}1]", "1,".repeat(50_000));
    for (reply, body) in [
        (html(503, "<html>down</html>"), "<html>down</html>"),
        (json(500, ""), ""),
        (json(500, "[1,2]"), "[1,2]"),
        (json(400, "{\"code\":1"), "{\"code\":1"),
        (redirect(302, "https://x.example"), ""),
        (html(503, &page), &page[..64 * 1024]),
        (json(502, &list), &list[..64 * 1024]),
    ] {
        for (call, error) in failures(&reply).await {
            assert_eq!(error.body(), Some(body.as_bytes()), "{call:?}");
            let said = error.api_error().expect("an error of the service");
            assert_eq!(Said::by(said), Said::default(), "{call:?}");
            let shown = format!("{error} {error:?} {}", error.report());
            assert!(shown.len() < 2000, "{} bytes", shown.len());
        }
    }
}

#[tokio::test]
async fn a_message_is_kept_and_shown_within_bounds() {
    let message = "line\n".repeat(20_000);
    let reply = json(400, &value!({"code": 1, "message": message}).to_string());
    for (_, error) in failures(&reply).await {
        let kept = error.api_error().and_then(ApiError::message);
        assert_eq!(kept, Some(&message[..4096]));
        assert!(error.to_string().len() < 1000 && !error.to_string().contains('\n'));
    }
}

#[tokio::test]
async fn predicates_tell_common_refusals_apart() {
    let refusal = |status| {
        Reply::Send(format!(
            "HTTP/1.1 {status} X\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n"
        ))
    };
    for status in [400, 401, 404, 429, 503] {
        for (_, error) in failures(&refusal(status)).await {
            assert_eq!(error.is_rate_limited(), status == 429, "{error:?}");
            assert_eq!(error.is_authentication(), status == 401, "{error:?}");
            assert_eq!(error.retry_after().map(|time| time.as_secs()), Some(7));
        }
    }
}
