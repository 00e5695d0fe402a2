//! Random numbers in, tokens that can be made out: keys, identities in any script, grants of all kinds, regions.

use std::iter::repeat_with;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use fastrand::Rng;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use twilio_flex::{AccessToken, AccessTokenKey};

/// A token that is to be made.
pub(crate) struct Case {
    pub(crate) account: String,
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) region: Option<&'static str>,
    /// The identity and the grants, in the form that a token contains them.
    pub(crate) grants: Map<String, Value>,
}

impl Case {
    pub(crate) fn random(random: &mut Rng) -> Self {
        let length = random.usize(32..100);
        Self {
            account: sid(random, "AC"),
            key: sid(random, "SK"),
            secret: repeat_with(|| random.alphanumeric()).take(length).collect(),
            region: random
                .choice([None, Some("ie1"), Some("au1"), Some("us1")])
                .flatten(),
            grants: grants(random),
        }
    }

    pub(crate) fn key(&self) -> AccessTokenKey {
        AccessTokenKey::new(&self.account, &self.key, &self.secret).expect("a key")
    }

    /// The token as a user of this crate makes it.
    pub(crate) fn token(&self) -> AccessToken {
        let mut token = AccessToken::new(self.grants["identity"].as_str().expect("a text"));
        if let Some(region) = self.region {
            token = token.region(region);
        }
        for (name, grant) in &self.grants {
            token = match name.as_str() {
                "chat" => token.chat(typed(grant)),
                "data_sync" => token.sync(typed(grant)),
                "voice" => token.voice(typed(grant)),
                "video" => token.video(typed(grant)),
                "task_router" => token.task_router(typed(grant)),
                "player" => token.playback(grant.clone()),
                _ => token,
            };
        }
        token
    }
}

fn typed<T: DeserializeOwned>(grant: &Value) -> T {
    serde_json::from_value(grant.clone()).expect("a grant")
}

/// The identity and any of the grants.
fn grants(random: &mut Rng) -> Map<String, Value> {
    let all = [
        (
            "chat",
            json!({
                "service_sid": sid(random, "IS"), "endpoint_id": text(random),
                "deployment_role_sid": sid(random, "RL"), "push_credential_sid": sid(random, "CR"),
            }),
        ),
        (
            "data_sync",
            json!({"service_sid": "default", "endpoint_id": text(random)}),
        ),
        (
            "voice",
            json!({
                "incoming": {"allow": true},
                "outgoing": {
                    "application_sid": sid(random, "AP"),
                    "params": {"any": text(random), "n": random.i32(..), "deep": [null, true]},
                },
                "push_credential_sid": sid(random, "CR"), "endpoint_id": text(random),
            }),
        ),
        ("video", json!({"room": text(random)})),
        (
            "task_router",
            json!({
                "workspace_sid": sid(random, "WS"), "worker_sid": sid(random, "WK"), "role": "worker",
            }),
        ),
        (
            "player",
            json!({"requestCredentials": null, "playbackUrl": text(random)}),
        ),
    ];
    let mut grants = Map::from_iter([("identity".to_owned(), json!(text(random)))]);
    for (name, mut grant) in all {
        if random.bool() {
            // Every member is optional.
            if random.bool()
                && let Some(members) = grant.as_object_mut()
                && name != "player"
            {
                members.retain(|_, _| random.bool());
            }
            grants.insert(name.to_owned(), grant);
        }
    }
    grants
}

/// A text of characters of any script, without what would be trimmed.
pub(crate) fn text(random: &mut Rng) -> String {
    let length = random.usize(1..12);
    let mut text: String = repeat_with(|| random.char(..)).take(length).collect();
    text.retain(|character| !character.is_control());
    let kind = random.choice(["a", "Zoë", "客人", "ضيف", "👩🏽‍💻", "\"\\/"]);
    format!("{}{text}.", kind.unwrap_or_default())
}

pub(crate) fn sid(random: &mut Rng, prefix: &str) -> String {
    format!("{prefix}{:032x}", random.u128(..))
}

/// The time in seconds since 1970, so many seconds from now.
pub(crate) fn from_now(seconds: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = i64::try_from(now.expect("after 1970").as_secs()).expect("not that late");
    now + seconds
}

/// The point in time so many seconds after 1970.
pub(crate) fn at(seconds: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs())
}
