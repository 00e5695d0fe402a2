//! Who calls: SIDs and secrets in, the value of the `Authorization` header out.

mod authorization;
mod changing;
pub(crate) mod check;
mod moment;
mod oauth;
mod oauth_app;
mod provider;
mod source;
mod token;
mod token_cache;
mod token_client;
mod token_fetch;
mod token_response;
mod token_turn;

use std::{fmt, sync::Arc};

use zeroize::Zeroizing;

pub use self::{
    authorization::Authorization,
    provider::{AuthorizationFuture, CredentialProvider},
};
pub(crate) use self::{check::Names, source::CredentialSource, token_client::TokenClient};

use self::{
    changing::{ChangingCredentials, Provided},
    oauth::OAuthSession,
    oauth_app::App,
};
use crate::error::configuration_error::ConfigurationError;

/// Where Twilio gives tokens. It has no regions.
const TOKEN_URL: &str = "https://oauth.twilio.com/v2/token";

/// The credentials of a client.
///
/// `Debug` shows the account's SID and nothing else, not even another text in its place.
///
/// # Errors
/// None of the functions that make them fails. When the client is built, and by [`from_env`](Self::from_env), they are
/// checked for what no service would take: an argument that is empty, the SID of an API key (`SK…`) in place of that of the
/// account (`AC…`) or the other way round, a SID in place of a secret, white space at an end, as in a secret that was read
/// from a file and not trimmed, or a control character within. The error, of which
/// [`is_configuration`](crate::Error::is_configuration) is true, names the argument and shows nothing of its value.
///
/// # What is overwritten
/// The memory of a secret is overwritten when its last owner goes: of what is given here, of the header that is made of
/// it, of the request for a token, and of the token itself with the text it is read from. A token that the service
/// refused is forgotten, at once unless it was fetched just before.
///
/// Out of reach are copies that others make. A `&str` stays the caller's, and so does the block of the environment. A
/// transport writes requests and reads responses through buffers of its own, and so does TLS below it; the default one
/// keeps those of an open connection, and with them perhaps the body that held a token. The reader of JSON has a buffer
/// for text with escapes in it, which tokens have no use for. A secret that is given as a header or an input of a single
/// call is treated like any other input.
#[derive(Clone)]
pub struct Credentials {
    account_sid: Option<String>,
    kind: Kind,
    names: &'static Names,
}

#[derive(Clone)]
enum Kind {
    AuthToken {
        account_sid: String,
        token: Zeroizing<String>,
    },
    ApiKey {
        sid: String,
        secret: Zeroizing<String>,
    },
    Bearer(Zeroizing<String>),
    None,
    Changing(Arc<dyn ChangingCredentials>),
}

impl Credentials {
    /// The account itself, with its auth token.
    pub fn auth_token(account_sid: impl Into<String>, auth_token: impl Into<String>) -> Self {
        let account_sid = account_sid.into();
        Self {
            account_sid: Some(account_sid.clone()),
            kind: Kind::AuthToken {
                account_sid,
                token: Zeroizing::new(auth_token.into()),
            },
            names: &check::AUTH_TOKEN,
        }
    }

    /// An API key (`SK…`) of the account, with the key's secret.
    pub fn api_key(
        account_sid: impl Into<String>,
        key_sid: impl Into<String>,
        secret: impl Into<String>,
    ) -> Self {
        Self {
            account_sid: Some(account_sid.into()),
            kind: Kind::ApiKey {
                sid: key_sid.into(),
                secret: Zeroizing::new(secret.into()),
            },
            names: &check::API_KEY,
        }
    }

    /// An OAuth app, which gets access tokens with its client id and client secret.
    ///
    /// The first call fetches a token from `https://oauth.twilio.com/v2/token`, over the transport of its client. All
    /// clones of these credentials share it, and all clients that are built with them. Calls at the same time fetch one
    /// token, and with the feature `tokio` a fetch goes on after the call that began it was dropped.
    ///
    /// From 30 seconds before a token expires, or from half of its life if that is shorter than a minute, the next one
    /// is fetched while calls go on with the old one. If that fails, calls do not: they use the old token for as long as
    /// it lasts, and the next try follows after 5 seconds, or later if `Retry-After` asks for it.
    ///
    /// When the API refuses a token (status 401), it has not acted on the call, so a call with any method is sent once
    /// more with a new token. A new token that is refused too is kept for 10 seconds, and calls with it fail without
    /// another fetch: its fault is not its age.
    ///
    /// # Errors
    /// Where the token service has too many requests (status 429), fails (5xx) or can't be reached, nothing of the call
    /// was sent, so a call with any method is attempted again as its policy, its time and `Retry-After` allow. Any other
    /// refusal ends the call, and [`Error::token_error`](crate::Error::token_error) returns the reason, such as `invalid_client`.
    pub fn oauth(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self::oauth_at(TOKEN_URL, client_id, client_secret)
    }

    /// The same as [`oauth`](Self::oauth), with tokens from another address: `http` or `https`, without a user name or a
    /// password in it.
    pub fn oauth_at(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        let session = OAuthSession::new(App::new(token_url, client_id, client_secret));
        Self::without_account(Kind::Changing(Arc::new(session)), &check::OAUTH)
    }

    /// An access token that was got elsewhere. It is sent as it is, for as long as it lasts.
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::without_account(Kind::Bearer(Zeroizing::new(token.into())), &check::BEARER)
    }

    /// No credentials: for a service that adds them on the way, or asks for none.
    pub fn none() -> Self {
        Self::without_account(Kind::None, &check::BEARER)
    }

    /// Credentials that the caller's own code finds for each request.
    pub fn provider(provider: impl CredentialProvider) -> Self {
        let kind = Kind::Changing(Arc::new(Provided(provider)));
        Self::without_account(kind, &check::BEARER)
    }

    /// Sets the SID of the account, for credentials that do not name it.
    #[must_use]
    pub fn with_account_sid(mut self, account_sid: impl Into<String>) -> Self {
        self.account_sid = Some(account_sid.into());
        self
    }

    /// Returns the SID of the account, where it is known.
    pub fn account_sid(&self) -> Option<&str> {
        self.account_sid.as_deref()
    }

    /// Calls the parts by other names where something is wrong with them.
    pub(crate) fn named(mut self, names: &'static Names) -> Self {
        self.names = names;
        self
    }

    /// Checks that a service may take the credentials.
    pub(crate) fn check(&self) -> Result<(), ConfigurationError> {
        let names = self.names;
        if let Some(account_sid) = &self.account_sid {
            check::account(names.account, account_sid)?;
        }
        match &self.kind {
            Kind::AuthToken { token, .. } => check::secret(names.secret, token),
            Kind::ApiKey { sid, secret } => {
                check::key(names.key, sid)?;
                check::secret(names.secret, secret)
            }
            Kind::Bearer(token) => check::token(names.secret, token),
            Kind::None => Ok(()),
            Kind::Changing(credentials) => credentials.check(names),
        }
    }

    /// Returns what requests get their header from.
    pub(crate) fn source(&self) -> Result<CredentialSource, ConfigurationError> {
        self.check()?;
        let fixed = |authorization: Option<Authorization>| {
            authorization
                .map(CredentialSource::Fixed)
                .ok_or(ConfigurationError::Credentials)
        };
        match &self.kind {
            Kind::AuthToken { account_sid, token } => {
                fixed(Authorization::basic(account_sid, token))
            }
            Kind::ApiKey { sid, secret } => fixed(Authorization::basic(sid, secret)),
            Kind::Bearer(token) => fixed(Authorization::bearer(token)),
            Kind::None => fixed(Some(Authorization::none())),
            Kind::Changing(credentials) => Ok(CredentialSource::Changing(credentials.clone())),
        }
    }

    fn without_account(kind: Kind, names: &'static Names) -> Self {
        Self {
            account_sid: None,
            kind,
            names,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account_sid = self.account_sid();
        f.debug_struct("Credentials")
            .field(
                "account_sid",
                &account_sid.map(|sid| check::shown_sid(sid, "AC")),
            )
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::{App, Credentials, Kind};

    #[test]
    fn debug_shows_the_account_and_no_secret_in_its_place() {
        let (account, secret) = (
            "AC0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef",
        );
        let right = Credentials::auth_token(account, secret);
        assert!(format!("{right:?}").contains(account), "{right:?}");
        for swapped in [
            Credentials::auth_token(secret, account),
            Credentials::api_key(secret, "SK0123456789abcdef0123456789abcdef", account),
            Credentials::bearer("token").with_account_sid(secret),
        ] {
            assert!(!format!("{swapped:?}").contains(secret), "{swapped:?}");
        }
    }

    #[test]
    fn secrets_stand_in_memory_that_is_overwritten() {
        fn is_overwritten(_: &impl ZeroizeOnDrop) {}
        for credentials in [
            Credentials::auth_token("AC1", "s"),
            Credentials::api_key("AC1", "SK1", "s"),
            Credentials::bearer("s"),
        ] {
            match &credentials.kind {
                Kind::ApiKey { secret, .. } => is_overwritten(secret),
                Kind::AuthToken { token, .. } | Kind::Bearer(token) => is_overwritten(token),
                Kind::None | Kind::Changing(_) => panic!("it has no secret"),
            }
        }
        is_overwritten(&App::new("https://localhost", "OQ1", "s").client_secret);
    }
}
