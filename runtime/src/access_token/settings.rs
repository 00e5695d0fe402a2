//! An access token that is to be made: an identity, grants and times go in, a signed token comes out.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use serde_json::Value;

use super::{
    claims::{self, Times},
    grant_checks,
    grants::{ChatGrant, Grants, SyncGrant, TaskRouterGrant, VideoGrant, VoiceGrant},
    instant,
    key::AccessTokenKey,
    signed_token::SignedToken,
};
use crate::{
    IntoJson, Json,
    credentials::check,
    error::{Error, configuration_error::ConfigurationError},
};

/// An access token that is to be made: who it is for, and what it permits.
///
/// It is a text that a server makes and a browser or a phone gives to an SDK of Twilio's. Whoever has it can do what the grants permit,
/// in the name of the identity, until it expires; the only way to revoke it is to delete the API key. So give it only the grants that it
/// needs and a short lifetime, and let the browser ask for the next one: [`AccessTokenValidator`](crate::AccessTokenValidator).
///
/// `Debug` shows neither the identity nor other personal data of the grants.
///
/// # Examples
/// ```
/// use std::time::Duration;
/// use twilio_runtime::{AccessToken, AccessTokenKey, ChatGrant};
///
/// # fn token_of(secret: String) -> Result<String, twilio_runtime::Error> {
/// let account = "AC0123456789abcdef0123456789abcdef";
/// let key = AccessTokenKey::new(account, "SK0123456789abcdef0123456789abcdef", secret)?;
/// let chat = ChatGrant::default().service_sid("IS0123456789abcdef0123456789abcdef");
/// let token = AccessToken::new("guest-17").chat(chat).time_to_live(Duration::from_secs(900)).sign(&key)?;
/// Ok(token.as_str().to_owned())
/// # }
/// # token_of("secret".to_owned())?;
/// # Ok::<(), twilio_runtime::Error>(())
/// ```
#[derive(Clone)]
#[must_use = "a token is made by `sign`"]
pub struct AccessToken {
    grants: Grants,
    time_to_live: Duration,
    not_before: Option<SystemTime>,
    region: Option<String>,
}

impl AccessToken {
    /// A token for this identity, without grants, that lasts an hour.
    ///
    /// Twilio's services know a user by the identity, and show it to others, so it must be the same in each token of a user, and no
    /// two users may have the same.
    pub fn new(identity: impl Into<String>) -> Self {
        let mut token = Self::without_identity();
        token.grants.identity = Some(identity.into());
        token
    }

    /// A token without an identity. Only the TaskRouter and playback grants work without one.
    pub fn without_identity() -> Self {
        Self {
            grants: Grants::default(),
            time_to_live: instant::DEFAULT_LIFETIME,
            not_before: None,
            region: None,
        }
    }

    /// Permits Conversations and chat, with them the web chat of Flex.
    pub fn chat(mut self, grant: ChatGrant) -> Self {
        self.grants.chat = Some(grant);
        self
    }

    /// Permits Sync.
    pub fn sync(mut self, grant: SyncGrant) -> Self {
        self.grants.sync = Some(grant);
        self
    }

    /// Permits calls by voice.
    pub fn voice(mut self, grant: VoiceGrant) -> Self {
        self.grants.voice = Some(grant);
        self
    }

    /// Permits Video.
    pub fn video(mut self, grant: VideoGrant) -> Self {
        self.grants.video = Some(grant);
        self
    }

    /// Permits TaskRouter.
    pub fn task_router(mut self, grant: TaskRouterGrant) -> Self {
        self.grants.task_router = Some(grant);
        self
    }

    /// Permits playing a stream: the object `grant` of a playback grant that the API returned. Text is taken for JSON text.
    #[expect(clippy::needless_pass_by_value, reason = "setters take values")]
    pub fn playback(mut self, grant: impl IntoJson) -> Self {
        // Text that is not JSON is no object either, so the token is not signed.
        self.grants.playback = Some(grant.json_value().unwrap_or(Json::Null));
        self
    }

    /// Sets how long the token lasts from when it is signed: an hour unless it is set, at least a second, and at most 24 hours.
    pub fn time_to_live(mut self, time_to_live: Duration) -> Self {
        self.time_to_live = time_to_live;
        self
    }

    /// Sets from when on the token is valid: from when it is signed, unless it is set. It expires no later for that.
    pub fn not_before(mut self, not_before: SystemTime) -> Self {
        self.not_before = Some(not_before);
        self
    }

    /// Sets the region in which the API key was made, such as `ie1`; unless it is set, that is `us1`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Signs the token, which begins now.
    ///
    /// On `wasm32-unknown-unknown` the system has no clock: use [`sign_at`](Self::sign_at).
    ///
    /// # Errors
    /// Those of [`sign_at`](Self::sign_at).
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn sign(&self, key: &AccessTokenKey) -> Result<SignedToken, Error> {
        self.sign_at(key, SystemTime::now())
    }

    /// Signs the token as if it were `now`. Times are in whole seconds.
    ///
    /// # Errors
    /// A grant lacks the identity that it needs, a SID in a grant is of another kind, `params` or a playback grant is not a JSON object,
    /// the time to live is less than a second or more than 24 hours, or the token would expire before it is valid or be longer than 64
    /// KiB. [`is_configuration`](crate::Error::is_configuration) is true of the error, which does not show the value.
    pub fn sign_at(&self, key: &AccessTokenKey, now: SystemTime) -> Result<SignedToken, Error> {
        let signed = self.times(now).and_then(|times| {
            let grants = self.checked_grants()?;
            claims::sign(key, grants, self.region.as_deref(), times).ok_or(TOO_LONG)
        });
        signed.map_err(Error::configuration)
    }

    fn times(&self, now: SystemTime) -> Result<Times, ConfigurationError> {
        let issued = instant::seconds(now);
        let not_before = self.not_before.map_or(issued, instant::seconds);
        let expires = issued.saturating_add(lifetime(self.time_to_live)?);
        if not_before >= expires {
            return Err(ConfigurationError::AccessToken(
                "the access token would expire before it is valid: `not_before` is not within its time to live",
            ));
        }
        Ok(Times {
            issued,
            not_before,
            expires,
            session_start: issued,
        })
    }

    fn checked_grants(&self) -> Result<Value, ConfigurationError> {
        if let Some(region) = &self.region {
            check::label("`region` of the access token", region)?;
        }
        grant_checks::check(&self.grants)?;
        serde_json::to_value(&self.grants)
            .map_err(|_| ConfigurationError::AccessToken("`params` of the voice grant is not JSON"))
    }
}

/// What is wrong with a token whose claims are too large.
pub(super) const TOO_LONG: ConfigurationError = ConfigurationError::AccessToken(
    "the token would be longer than 64 KiB: shorten its grants or policies",
);

/// Returns a time to live in whole seconds, if Twilio would accept it.
pub(super) fn lifetime(time_to_live: Duration) -> Result<u64, ConfigurationError> {
    match time_to_live.as_secs() {
        0 => Err(ConfigurationError::AccessToken(
            "the time to live of the token is less than a second",
        )),
        _ if time_to_live > instant::MAX_LIFETIME => Err(ConfigurationError::AccessToken(
            "the time to live of the token is more than 24 hours, the longest that Twilio accepts: let the browser ask for the next \
             token before this one expires",
        )),
        seconds => Ok(seconds),
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("grants", &self.grants)
            .field("time_to_live", &self.time_to_live)
            .field("not_before", &self.not_before)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}
