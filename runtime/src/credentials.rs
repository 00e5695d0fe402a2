//! Who calls: SIDs and secrets in, the value of the `Authorization` header out.

use std::fmt;

use http::HeaderValue;

use crate::{encoding::base64, environment, error::Error};

/// The credentials of an account.
///
/// `Debug` shows the account's SID and nothing else.
#[derive(Clone)]
pub struct Credentials {
    account_sid: String,
    username: String,
    password: String,
}

impl Credentials {
    /// The account itself, with its auth token.
    pub fn auth_token(account_sid: impl Into<String>, auth_token: impl Into<String>) -> Self {
        let account_sid = account_sid.into();
        Self {
            username: account_sid.clone(),
            account_sid,
            password: auth_token.into(),
        }
    }

    /// An API key (`SK…`) of the account, with the key's secret.
    pub fn api_key(
        account_sid: impl Into<String>,
        key_sid: impl Into<String>,
        secret: impl Into<String>,
    ) -> Self {
        Self {
            account_sid: account_sid.into(),
            username: key_sid.into(),
            password: secret.into(),
        }
    }

    /// Reads `TWILIO_ACCOUNT_SID` and, where both are set, `TWILIO_API_KEY` and `TWILIO_API_SECRET`, else
    /// `TWILIO_AUTH_TOKEN`. An empty variable counts as one that is not set.
    ///
    /// # Errors
    /// A variable is missing or is not Unicode. The error names it.
    pub fn from_env() -> Result<Self, Error> {
        environment::credentials(std::env::var_os).map_err(Error::configuration)
    }

    /// Returns the SID of the account.
    pub fn account_sid(&self) -> &str {
        &self.account_sid
    }

    /// Returns the header's value, unless a part that can't be empty is.
    pub(crate) fn authorization(&self) -> Option<HeaderValue> {
        if self.username.is_empty() || self.password.is_empty() {
            return None;
        }
        let pair = format!("{}:{}", self.username, self.password);
        let text = format!("Basic {}", base64::encode(pair.as_bytes()));
        let mut value = HeaderValue::from_maybe_shared(text.into_bytes()).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("account_sid", &self.account_sid)
            .finish_non_exhaustive()
    }
}
