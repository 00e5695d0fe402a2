//! What else a caller wants repeated: a predicate adds to the rule, and takes nothing away.

use std::time::Duration;

use crate::support::{
    CreateThing, ListThings, Server, builder, delete_thing, json, retrying, scope_with,
    scripted_with,
};
use twilio_runtime::{HttpResponse, Method, RetryBudget, RetryPolicy, ScriptedTransport};

const PAGE: &str = r#"{"things":[]}"#;

fn hasty() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(1))
}

fn answers(statuses: &[u16]) -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    for status in statuses {
        transport.respond(HttpResponse::new(*status, PAGE));
    }
    transport
}

#[tokio::test]
async fn what_it_says_yes_to_is_repeated_for_any_method() {
    let policy =
        hasty().also_when(|attempt| matches!(attempt.status(), Some(404 | 408 | 409 | 425)));
    for status in [404, 408, 409, 425] {
        let server = Server::start([json(status, ""), json(200, PAGE)]);
        let scope = scope_with(builder().retry(policy), &server);
        ListThings::new(&scope).send().await.expect("a page");
        assert_eq!(server.requests().len(), 2);
        let server = Server::start([json(status, ""), json(status, ""), json(201, "{}")]);
        let scope = scope_with(builder().retry(policy), &server);
        let request = CreateThing::new(&scope).friendly_name("Ada");
        let response = request.send_with_response().await.expect("a thing");
        assert_eq!(response.attempts(), 3);
        let requests = server.requests();
        assert!(
            requests
                .iter()
                .all(|request| request.ends_with("FriendlyName=Ada"))
        );
    }
}

#[tokio::test]
async fn without_it_none_of_them_is_repeated() {
    for status in [400, 404, 408, 409, 425] {
        let transport = answers(&[status, 200]);
        let scope = scripted_with(retrying(), &transport);
        let error = ListThings::new(&scope).send().await.expect_err("a refusal");
        assert_eq!((error.status(), error.attempts()), (Some(status), 1));
    }
}

#[tokio::test]
async fn it_takes_nothing_away() {
    let never = hasty().also_when(|_| false);
    let transport = answers(&[429, 503, 200]);
    let scope = scripted_with(builder().retry(never), &transport);
    ListThings::new(&scope).send().await.expect("a page");
    let transport = answers(&[503, 201]);
    let scope = scripted_with(builder().retry(never), &transport);
    CreateThing::new(&scope).send().await.expect_err("a POST");
}

#[tokio::test]
async fn what_went_well_is_no_question() {
    let always = hasty().also_when(|_| true);
    let transport = answers(&[200, 200]);
    let scope = scripted_with(builder().retry(always), &transport);
    ListThings::new(&scope).send().await.expect("a page");
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn attempts_and_budget_hold_as_ever() {
    let always = hasty().also_when(|_| true);
    for (policy, budget, expected) in [
        (always, 9, 3),
        (always.max_attempts(5), 9, 5),
        (always.max_attempts(1), 9, 1),
        (always, 1, 2),
    ] {
        let transport = answers(&[404; 9]);
        let settings = builder()
            .retry(policy)
            .retry_budget(RetryBudget::new(budget));
        let scope = scripted_with(settings, &transport);
        let error = ListThings::new(&scope).send().await.expect_err("a refusal");
        assert_eq!(error.attempts(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_long_as_the_service_asks() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(425, "").with_header("Retry-After", "7"));
    transport.respond(HttpResponse::new(200, PAGE));
    let policy = hasty().also_when(|attempt| attempt.status() == Some(425));
    let scope = scripted_with(builder().retry(policy), &transport);
    let began = tokio::time::Instant::now();
    ListThings::new(&scope).send().await.expect("a page");
    assert!(began.elapsed() >= Duration::from_secs(7));
}

#[tokio::test]
async fn it_sees_the_attempt_and_may_differ_from_call_to_call() {
    let policy = hasty().max_attempts(9).also_when(|attempt| {
        attempt.operation() == "DeleteThing"
            && attempt.method() == Method::Delete
            && attempt.path_template() == "/v1/Things/{Sid}"
            && attempt.api_error_code() == Some(20404)
            && attempt.error().is_none()
            && attempt.number() < 3
    });
    let transport = ScriptedTransport::new();
    for _ in 0..9 {
        transport.respond(HttpResponse::new(404, r#"{"code":20404,"message":"m"}"#));
    }
    let scope = scripted_with(retrying(), &transport);
    let error = delete_thing(&scope).send().await.expect_err("a refusal");
    assert_eq!(error.attempts(), 1);
    let call = delete_thing(&scope).with_retry(policy);
    assert_eq!(call.send().await.expect_err("a refusal").attempts(), 3);
    let call = ListThings::new(&scope).with_retry(policy);
    assert_eq!(call.send().await.expect_err("a refusal").attempts(), 1);
}

#[test]
fn policies_with_the_same_predicate_are_equal() {
    fn some(attempt: &twilio_runtime::Attempt<'_>) -> bool {
        attempt.status() == Some(404)
    }
    let policy = hasty().also_when(some);
    assert_eq!(policy, hasty().also_when(some));
    assert_ne!(policy, hasty());
}
