//! What access tokens are signed with: the SIDs of an account and of an API key and the key's secret go in, a checked key comes out.

use std::fmt;

use zeroize::Zeroizing;

use crate::{
    credentials::check,
    error::{Error, configuration_error::ConfigurationError},
};

/// An API key (`SK…`) with its secret, which signs and checks access tokens.
///
/// It is the key that [`Credentials::api_key`](crate::Credentials::api_key) takes. Whoever has the secret can make a token for anybody
/// and call the API, so it stays on the server: what a browser gets is a token. `Debug` shows the SIDs alone, and the memory of the
/// secret is overwritten when the last copy of the key is dropped.
///
/// # Examples
/// ```
/// use twilio_runtime::AccessTokenKey;
///
/// let (account, key) = ("AC0123456789abcdef0123456789abcdef", "SK0123456789abcdef0123456789abcdef");
/// let error = AccessTokenKey::new(key, account, "secret").unwrap_err();
/// assert!(error.is_configuration());
/// assert_eq!(
///     error.to_string(),
///     "`account_sid` of the access token is a SID of another kind, not one that begins with `AC`: \
///      were two SIDs swapped?",
/// );
/// assert!(AccessTokenKey::new(account, key, "secret").is_ok());
/// ```
#[derive(Clone)]
pub struct AccessTokenKey {
    account_sid: String,
    sid: String,
    secret: Zeroizing<String>,
}

impl AccessTokenKey {
    /// The API key `key_sid` of the account, with the key's secret.
    ///
    /// # Errors
    /// A SID is of another kind or incomplete, a SID is in place of the secret, the secret is empty, or a text begins or ends with
    /// white space. The error names the argument and does not show its value;
    /// [`is_configuration`](crate::Error::is_configuration) is true of it.
    pub fn new(
        account_sid: impl Into<String>,
        key_sid: impl Into<String>,
        secret: impl Into<String>,
    ) -> Result<Self, Error> {
        let key = Self {
            account_sid: account_sid.into(),
            sid: key_sid.into(),
            secret: Zeroizing::new(secret.into()),
        };
        key.check().map_err(Error::configuration)?;
        Ok(key)
    }

    fn check(&self) -> Result<(), ConfigurationError> {
        check::sid("`account_sid` of the access token", &self.account_sid, "AC")?;
        check::sid("`key_sid` of the access token", &self.sid, "SK")?;
        check::secret("`secret` of the access token", &self.secret)
    }

    /// Returns the SID of the account.
    pub fn account_sid(&self) -> &str {
        &self.account_sid
    }

    /// Returns the SID of the key.
    pub fn sid(&self) -> &str {
        &self.sid
    }

    pub(super) fn secret(&self) -> &[u8] {
        self.secret.as_bytes()
    }
}

impl fmt::Debug for AccessTokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokenKey")
            .field("account_sid", &self.account_sid)
            .field("sid", &self.sid)
            .finish_non_exhaustive()
    }
}
