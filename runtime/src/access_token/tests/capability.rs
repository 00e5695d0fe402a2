//! Capability tokens: what is in one, and what is refused.

use std::time::Duration;

use serde_json::{Value, json};

use super::{ACCOUNT, HOUR, KEY, NOW, SECRET, at, parts, validator};
use crate::{CapabilityPolicy, CapabilityToken, Method, PolicyFilter};

const WORKSPACE: &str = "WS0123456789abcdef0123456789abcdef";
const WORKER: &str = "WK0123456789abcdef0123456789abcdef";
const QUEUE: &str = "WQ0123456789abcdef0123456789abcdef";

fn worker() -> CapabilityToken {
    CapabilityToken::worker(ACCOUNT, SECRET, WORKSPACE, WORKER)
}

fn claims(token: &CapabilityToken) -> Value {
    let token = token.sign_at(at(NOW)).expect("a token");
    let [header, claims] = parts(token.as_str());
    assert_eq!(header, json!({"alg": "HS256", "typ": "JWT"}));
    claims
}

/// The policies as `METHOD path`, without the part of the URLs that all have.
fn policies(token: &CapabilityToken) -> Vec<String> {
    let claims = claims(token);
    let policies = claims["policies"].as_array().expect("a list").iter();
    let text = |policy: &Value, name: &str| policy[name].as_str().expect("a text").to_owned();
    policies
        .map(|policy| {
            let url = text(policy, "url")
                .replace("https://taskrouter.twilio.com/v1/Workspaces/", "")
                .replace(
                    &format!("https://event-bridge.twilio.com/v1/wschannels/{ACCOUNT}/"),
                    "events ",
                )
                .replace(WORKSPACE, "WS")
                .replace(WORKER, "WK")
                .replace(QUEUE, "WQ");
            format!("{} {url}", text(policy, "method"))
        })
        .collect()
}

#[test]
fn a_worker_sees_its_events_tasks_and_reservations() {
    let mut claims = claims(&worker());
    claims["policies"].take();
    assert_eq!(
        claims,
        json!({
            "iss": ACCOUNT, "iat": NOW, "nbf": NOW, "exp": NOW + 3600, "version": "v1",
            "friendly_name": WORKER, "account_sid": ACCOUNT, "workspace_sid": WORKSPACE,
            "channel": WORKER, "worker_sid": WORKER, "policies": null,
        })
    );
    let usual = [
        "GET events WK",
        "POST events WK",
        "GET WS/Workers/WK",
        "GET WS/Activities",
        "GET WS/Tasks/**",
        "GET WS/Workers/WK/Reservations/**",
    ];
    assert_eq!(policies(&worker()), usual);
    assert_eq!(
        policies(&worker().without_events().without_fetch()),
        usual[3..]
    );
    let token = worker()
        .allow_update()
        .allow_delete()
        .allow_fetch_below()
        .allow_update_below()
        .allow_delete_below()
        .allow_activity_updates()
        .allow_reservation_updates();
    assert_eq!(
        policies(&token)[6..],
        [
            "POST WS/Workers/WK",
            "DELETE WS/Workers/WK",
            "GET WS/Workers/WK/**",
            "POST WS/Workers/WK/**",
            "DELETE WS/Workers/WK/**",
            "POST WS/Workers/WK",
            "POST WS/Tasks/**",
            "POST WS/Workers/WK/Reservations/**",
        ]
    );
}

#[test]
fn a_task_queue_and_a_workspace_see_their_events_and_themselves() {
    let queue = CapabilityToken::task_queue(ACCOUNT, SECRET, WORKSPACE, QUEUE);
    assert_eq!(
        policies(&queue),
        ["GET events WQ", "POST events WQ", "GET WS/TaskQueues/WQ"]
    );
    assert_eq!(claims(&queue)["taskqueue_sid"], QUEUE);
    let workspace = CapabilityToken::workspace(ACCOUNT, SECRET, WORKSPACE).friendly_name("all");
    assert_eq!(
        policies(&workspace),
        ["GET events WS", "POST events WS", "GET WS"]
    );
    let claims = claims(&workspace);
    assert_eq!(claims["friendly_name"], "all");
    assert_eq!(
        (claims.get("worker_sid"), claims.get("taskqueue_sid")),
        (None, None)
    );
}

#[test]
fn a_policy_has_filters_and_can_forbid() {
    let policy = CapabilityPolicy::new(Method::Post, "https://a.example/b")
        .deny()
        .query("Page", PolicyFilter::Optional)
        .form("Reason", PolicyFilter::Required);
    let claims = claims(&worker().without_events().without_fetch().policy(policy));
    assert_eq!(
        claims["policies"][3],
        json!({
            "url": "https://a.example/b", "method": "POST", "allow": false,
            "query_filter": {"Page": {"required": false}},
            "post_filter": {"Reason": {"required": true}},
        })
    );
    let activity = &self::claims(&worker().allow_activity_updates())["policies"][6];
    assert_eq!(
        activity["post_filter"],
        json!({"ActivitySid": {"required": true}})
    );
}

#[test]
fn what_no_service_would_take_is_not_signed() {
    let queue = || CapabilityToken::task_queue(ACCOUNT, SECRET, WORKSPACE, QUEUE);
    for (token, expected) in [
        (
            CapabilityToken::worker(KEY, SECRET, WORKSPACE, WORKER),
            "`account_sid` of the capability token is a SID of another kind",
        ),
        (
            CapabilityToken::worker(ACCOUNT, "", WORKSPACE, WORKER),
            "`auth_token` of the capability token is empty",
        ),
        (
            CapabilityToken::worker(ACCOUNT, SECRET, WORKER, WORKSPACE),
            "`workspace_sid` of the capability token is a SID of another kind",
        ),
        (
            CapabilityToken::worker(ACCOUNT, SECRET, WORKSPACE, QUEUE),
            "`worker_sid` of the capability token is a SID of another kind",
        ),
        (
            CapabilityToken::task_queue(ACCOUNT, SECRET, WORKSPACE, WORKER),
            "`task_queue_sid` of the capability token is a SID of another kind",
        ),
        (
            CapabilityToken::workspace(ACCOUNT, SECRET, "WS1"),
            "`workspace_sid` of the capability token is not `WS`",
        ),
        (
            queue().allow_activity_updates(),
            "only the capability token of a worker can allow",
        ),
        (
            queue().allow_reservation_updates(),
            "only the capability token of a worker can allow",
        ),
        (
            worker().policy(CapabilityPolicy::new(Method::Get, "/Tasks")),
            "the URL of a policy of the capability token",
        ),
        (
            worker().time_to_live(Duration::ZERO),
            "the time to live of the token is less than a second",
        ),
        (
            worker().time_to_live(25 * HOUR),
            "the time to live of the token is more than 24 hours",
        ),
    ] {
        let error = token.sign_at(at(NOW)).expect_err(expected);
        assert!(error.is_configuration());
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn debug_shows_no_auth_token_and_a_capability_token_is_no_access_token() {
    for token in [
        worker(),
        CapabilityToken::worker(SECRET, ACCOUNT, WORKSPACE, WORKER),
        CapabilityToken::worker(ACCOUNT, WORKSPACE, SECRET, WORKER),
        CapabilityToken::task_queue(ACCOUNT, QUEUE, WORKSPACE, SECRET),
    ] {
        assert!(!format!("{token:?}").contains(SECRET), "{token:?}");
    }
    assert!(format!("{:?}", worker()).contains(WORKER));
    let token = worker().sign_at(at(NOW)).expect("a token");
    let refusal = validator().check_at(token.as_str(), at(NOW)).map(drop);
    assert_eq!(refusal, Err(crate::AccessTokenError::ContentType));
}
