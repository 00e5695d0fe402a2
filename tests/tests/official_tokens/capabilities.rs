//! Capability tokens: those of this crate have the claims that twilio-python writes, and both libraries read them.

use fastrand::Rng;
use serde_json::{Value, json};
use twilio_flex::CapabilityToken;

use crate::cases::sid;
use crate::library::Library;

type Allow = fn(CapabilityToken) -> CapabilityToken;

/// The options of twilio-python that every kind has, and what they are here.
const OPTIONS: [(&str, Allow); 5] = [
    ("allow_update_self", CapabilityToken::allow_update),
    ("allow_delete_self", CapabilityToken::allow_delete),
    (
        "allow_fetch_subresources",
        CapabilityToken::allow_fetch_below,
    ),
    (
        "allow_update_subresources",
        CapabilityToken::allow_update_below,
    ),
    (
        "allow_delete_subresources",
        CapabilityToken::allow_delete_below,
    ),
];

/// Those of a worker alone.
const OF_WORKERS: [(&str, Allow); 2] = [
    (
        "allow_update_activities",
        CapabilityToken::allow_activity_updates,
    ),
    (
        "allow_update_reservations",
        CapabilityToken::allow_reservation_updates,
    ),
];

/// A token of this crate, and what twilio-python is asked for.
fn pair(random: &mut Rng, kind: &str) -> (CapabilityToken, Value) {
    let [account, workspace, worker, queue] =
        ["AC", "WS", "WK", "WQ"].map(|prefix| sid(random, prefix));
    let secret = format!("{:032x}", random.u128(..));
    let (mut token, channel) = match kind {
        "worker" => (
            CapabilityToken::worker(&account, &secret, &workspace, &worker),
            worker,
        ),
        "task_queue" => (
            CapabilityToken::task_queue(&account, &secret, &workspace, &queue),
            queue,
        ),
        _ => (
            CapabilityToken::workspace(&account, &secret, &workspace),
            workspace.clone(),
        ),
    };
    let of_kind: &[(&str, Allow)] = if kind == "worker" { &OF_WORKERS } else { &[] };
    let mut options = Vec::new();
    for (name, allow) in OPTIONS.iter().chain(of_kind) {
        if random.bool() {
            token = allow(token);
            options.push(name);
        }
    }
    let request = json!({
        "action": "capability", "kind": kind, "account": account, "secret": secret,
        "workspace": workspace, "channel": channel, "options": options,
    });
    (token, request)
}

#[test]
fn capability_tokens_have_the_claims_of_twilio_python_and_both_libraries_read_them() {
    let mut random = Rng::with_seed(4);
    let kinds = ["worker", "task_queue", "workspace"].into_iter().cycle();
    let pairs: Vec<_> = kinds.take(90).map(|kind| pair(&mut random, kind)).collect();
    let requests: Vec<Value> = pairs.iter().map(|(_, request)| request.clone()).collect();
    let expected = Library::python().answers(&requests);
    let reads: Vec<Value> = pairs
        .iter()
        .map(|(token, request)| {
            let token = token.sign().expect("a token");
            json!({"action": "read", "token": token.as_str(), "secret": request["secret"]})
        })
        .collect();
    for mut library in crate::libraries() {
        for (read, expected) in library.answers(&reads).iter().zip(&expected) {
            let header = json!({"alg": "HS256", "typ": "JWT"});
            assert_eq!(read["header"], header, "{}", library.name);
            assert_eq!(
                comparable(&read["claims"]),
                comparable(expected),
                "{}",
                library.name
            );
        }
    }
}

/// The claims without the times, and with the policies in an order of their own, which means nothing.
fn comparable(claims: &Value) -> Value {
    let mut claims = claims.as_object().expect("claims").clone();
    claims.retain(|name, _| !["iat", "nbf", "exp"].contains(&name.as_str()));
    let policies = claims["policies"].as_array().expect("a list");
    let mut policies: Vec<String> = policies.iter().map(sorted).collect();
    policies.sort();
    claims["policies"] = json!(policies);
    Value::Object(claims)
}

/// The text of an object with its members in the order of their names.
fn sorted(policy: &Value) -> String {
    let mut policy = policy.clone();
    policy.sort_all_objects();
    policy.to_string()
}
