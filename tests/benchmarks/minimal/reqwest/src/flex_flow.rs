//! The answer to `CreateFlexFlow`, as one would write it by hand; both programs with `reqwest` decode it.

use serde::Deserialize;

/// What the service answers, in the types that come to hand.
#[derive(Deserialize)]
#[expect(dead_code, reason = "a client decodes all of the answer")]
pub(crate) struct FlexFlow {
    pub(crate) account_sid: Option<String>,
    pub(crate) date_created: Option<String>,
    pub(crate) date_updated: Option<String>,
    pub(crate) friendly_name: Option<String>,
    pub(crate) chat_service_sid: Option<String>,
    pub(crate) channel_type: Option<String>,
    pub(crate) contact_identity: Option<String>,
    pub(crate) enabled: Option<bool>,
    pub(crate) integration_type: Option<String>,
    pub(crate) integration: Option<serde_json::Value>,
    pub(crate) long_lived: Option<bool>,
    pub(crate) janitor_enabled: Option<bool>,
    pub(crate) sid: Option<String>,
    pub(crate) url: Option<String>,
}
