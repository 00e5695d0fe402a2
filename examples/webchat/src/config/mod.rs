//! The settings of the server: environment variables go in; checked settings come out, or all that is wrong with them.

mod checks;
mod problems;
mod reader;
mod twilio;
mod variables;

use std::{ffi::OsString, net::SocketAddr, time::Duration};

use axum::http::HeaderValue;
use tracing::level_filters::LevelFilter;
use twilio_flex::{AccessTokenKey, Client, WebhookAddress, WebhookSecret, WebhookValidator};

pub use self::problems::Problems;
use self::{reader::Reader, variables as names};

/// The settings of the server.
pub struct Config {
    pub(crate) listen: SocketAddr,
    pub(crate) log_level: LevelFilter,
    pub(crate) flex: Client,
    pub(crate) address_sid: String,
    pub(crate) tokens: TokenConfig,
    /// The address at which visitors and Twilio reach the server.
    pub(crate) public_url: Option<String>,
    /// The websites that may use the server.
    pub(crate) origins: Vec<HeaderValue>,
    pub(crate) webhooks: Option<(WebhookValidator, WebhookAddress)>,
    pub(crate) limits: LimitConfig,
    /// The time that a request may take.
    pub(crate) timeout: Duration,
}

/// What the tokens of guests are made with.
pub(crate) struct TokenConfig {
    pub(crate) key: AccessTokenKey,
    pub(crate) region: Option<String>,
    pub(crate) service_sid: String,
    pub(crate) lifetime: Duration,
    pub(crate) session: Duration,
}

/// How much a visitor may ask for, and how a visitor is recognized.
pub(crate) struct LimitConfig {
    pub(crate) starts_per_minute: u32,
    pub(crate) refreshes_per_minute: u32,
    pub(crate) trusted_proxies: usize,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// All variables that are missing or wrong. No value is part of it.
    pub fn from_env() -> Result<Self, Problems> {
        Self::read(&|name| std::env::var_os(name))
    }

    /// Reads what `lookup` returns for each variable.
    ///
    /// # Errors
    /// All variables that are missing or wrong. No value is part of it.
    pub fn read(lookup: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, Problems> {
        let mut reader = Reader::new(lookup);
        let listen = reader.with_default(&names::LISTEN, checks::address);
        let log_level = reader.with_default(&names::LOG_LEVEL, checks::log_level);
        let timeout = reader.with_default(&names::TIMEOUT_SECONDS, checks::seconds);
        let address_sid = reader.required(&names::ADDRESS_SID, checks::sid("IG"));
        let origins = reader.optional(&names::ALLOWED_ORIGINS, checks::origins);
        let public_url = reader.optional(&names::PUBLIC_URL, checks::public_url);
        let webhooks = webhooks(&mut reader, public_url.as_deref());
        let twilio = twilio::read(&mut reader, timeout);
        let limits = limits(&mut reader);
        let config = twilio.and_then(|(flex, tokens)| {
            Some(Self {
                listen: listen?,
                log_level: log_level?,
                flex,
                address_sid: address_sid?,
                tokens,
                public_url,
                origins: origins.unwrap_or_default(),
                webhooks,
                limits: limits?,
                timeout: timeout?,
            })
        });
        reader.finish(config)
    }

    /// Returns how much is written to the log.
    pub fn log_level(&self) -> LevelFilter {
        self.log_level
    }
}

/// Returns what webhooks are checked with, if there is a secret and an address for it.
fn webhooks(
    reader: &mut Reader<'_>,
    public_url: Option<&str>,
) -> Option<(WebhookValidator, WebhookAddress)> {
    let token = reader.optional(&names::AUTH_TOKEN, checks::secret);
    let (token, public_url) = (token?, public_url?);
    let validator = WebhookValidator::new([WebhookSecret::auth_token(token)]);
    let validator = reader.keep(&names::AUTH_TOKEN, validator)?;
    let address = reader.keep(&names::PUBLIC_URL, WebhookAddress::new(public_url))?;
    Some((validator, address))
}

fn limits(reader: &mut Reader<'_>) -> Option<LimitConfig> {
    let starts = reader.with_default(&names::STARTS_PER_MINUTE, checks::count);
    let refreshes = reader.with_default(&names::REFRESHES_PER_MINUTE, checks::count);
    let proxies = reader.with_default(&names::TRUSTED_PROXIES, checks::proxies);
    Some(LimitConfig {
        starts_per_minute: starts?,
        refreshes_per_minute: refreshes?,
        trusted_proxies: proxies?,
    })
}
