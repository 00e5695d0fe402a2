//! Random damage to sound answers: reading never panics, and what is an object still is an answer.

use serde_json::{Value, json};
use twilio_runtime::{HttpResponse, ScriptedTransport};

use super::{CreateAnything, FetchWhole, ListAnything};
use crate::support::scripted;

const ROUNDS: usize = 400;

fn sound() -> Value {
    let part = json!({
        "sid": "TH0123456789abcdef0123456789abcdef", "name": "Ad\u{e9} \u{1f600}", "is_on": true, "count": 5,
        "small": -7, "ratio": 0.5, "since": "2020-01-01T00:00:00Z", "state": "active",
        "attributes": {"a": [1, {"b": null}], "c": "text"}, "usual": [1, 2], "tags": ["a", "b"],
        "links": {"a": 1, "b": 2}, "added": [1.5, {"x": "y"}], "thing": {"size": 1, "state": "active"},
    });
    let mut whole = part.clone();
    whole["parts"] = json!([part, part]);
    whole["part"] = part.clone();
    whole["things"] = json!([part, part, part]);
    whole["meta"] = json!({"key": "things", "next_page_url": null});
    whole
}

/// Reads a body as each kind of result, and returns which are answers.
async fn read(body: &[u8]) -> [bool; 3] {
    let transport = ScriptedTransport::new();
    for _ in 0..3 {
        transport.respond(HttpResponse::new(200, body));
    }
    let scope = scripted(&transport);
    let created = CreateAnything::new(&scope).send_with_response().await;
    let fetched = FetchWhole::new(&scope).send_with_response().await;
    let listed = ListAnything::new(&scope).send_with_response().await;
    // What is read can be shown and written.
    drop(format!("{created:?} {fetched:?} {listed:?}"));
    for written in [
        created
            .as_ref()
            .map(|response| serde_json::to_string(&response.value)),
        fetched
            .as_ref()
            .map(|response| serde_json::to_string(&response.value)),
        listed
            .as_ref()
            .map(|response| serde_json::to_string(&response.value)),
    ]
    .into_iter()
    .flatten()
    {
        written.expect("JSON");
    }
    [created.is_ok(), fetched.is_ok(), listed.is_ok()]
}

/// Returns some JSON text of whatever type and oddity.
fn odd(random: &mut fastrand::Rng) -> String {
    let odd = [
        "null",
        "true",
        "\"true\"",
        "-0",
        "5",
        "5.0",
        "\"5\"",
        "1e400",
        "-1E-400",
        "123456789012345678901234567890",
        "\"\"",
        "\"\\ud83d\"",
        "\"\\ude00\\ud83d\"",
        "\"\\x\"",
        "\"\u{1f600}\"",
        "[]",
        "{}",
        "[1,\"a\",null,{}]",
        "{\"\":{},\"a b\":[[]]}",
        "\"a\nb\"",
    ];
    match random.usize(0..20) {
        0 => "[".repeat(300) + &"]".repeat(300),
        1 => "{\"part\":".repeat(200) + "7" + &"}".repeat(200),
        _ => odd[random.usize(0..odd.len())].to_owned(),
    }
}

/// Replaces some values anywhere below the outermost object, by a mark that becomes an odd text later.
fn replace(json: &mut Value, random: &mut fastrand::Rng, odds: &mut Vec<String>) {
    let children: Vec<&mut Value> = match json {
        Value::Object(members) => members.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        _ => return,
    };
    for child in children {
        if random.usize(0..12) == 0 {
            *child = Value::String(format!("@{}@", odds.len()));
            odds.push(odd(random));
        } else {
            replace(child, random, odds);
        }
    }
}

#[tokio::test]
async fn any_value_in_any_place_is_read() {
    let mut random = fastrand::Rng::with_seed(17);
    for _ in 0..ROUNDS {
        let (mut json, mut odds) = (sound(), Vec::new());
        replace(&mut json, &mut random, &mut odds);
        let mut body = json.to_string();
        for (index, odd) in odds.iter().enumerate() {
            body = body.replace(&format!("\"@{index}@\""), odd);
        }
        assert_eq!(read(body.as_bytes()).await, [true; 3], "{body}");
    }
}

#[tokio::test]
async fn any_byte_within_a_text_is_read() {
    let mut random = fastrand::Rng::with_seed(18);
    let sound = sound().to_string().replace("Ad\u{e9}", "Ad\u{e9}@");
    let (before, after) = sound.split_once('@').expect("the mark");
    for _ in 0..ROUNDS {
        let length = random.usize(0..8);
        let mut bytes: Vec<u8> = (0..length).map(|_| random.u8(..)).collect();
        // A quote would end the text, and a backslash might escape its end.
        bytes.retain(|byte| !matches!(byte, b'"' | b'\\'));
        let body = [before.as_bytes(), &bytes, after.replace('@', "").as_bytes()].concat();
        assert_eq!(read(&body).await, [true; 3], "{bytes:?}");
    }
}

#[tokio::test]
async fn no_damage_at_all_brings_it_down() {
    let mut random = fastrand::Rng::with_seed(19);
    let sound = sound().to_string().into_bytes();
    for _ in 0..ROUNDS {
        let mut body = sound.clone();
        for _ in 0..random.usize(1..6) {
            let at = random.usize(0..body.len());
            match random.usize(0..4) {
                0 => body[at] = random.u8(..),
                1 => drop(body.remove(at)),
                2 => body.insert(at, b"{}[],:\"\\0e-"[random.usize(0..11)]),
                _ => body.truncate(at.max(1)),
            }
        }
        let outcomes = read(&body).await;
        // What serde_json takes for an object is an answer in any case.
        if serde_json::from_slice(&body).is_ok_and(|json: Value| json.is_object()) {
            assert_eq!(
                outcomes[..2],
                [true; 2],
                "{}",
                String::from_utf8_lossy(&body)
            );
        }
    }
}
