//! The line between the client and credentials that somebody else keeps: nothing goes in, an `Authorization` comes out.

use std::{error::Error, pin::Pin};

use super::authorization::Authorization;

/// What [`CredentialProvider::authorization`] returns.
pub type AuthorizationFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Authorization, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// Finds the credentials of each request, such as in a vault that changes them.
///
/// # Examples
/// ```
/// use std::sync::Mutex;
/// # use twilio_runtime::{Authorization, AuthorizationFuture, CredentialProvider, Credentials};
///
/// struct Vault(Mutex<String>);
///
/// impl CredentialProvider for Vault {
///     fn authorization(&self) -> AuthorizationFuture<'_> {
///         Box::pin(async {
///             let token = self.0.lock().map_err(|_| "the vault is broken")?;
///             Ok(Authorization::bearer(&token).ok_or("the token is malformed")?)
///         })
///     }
/// }
///
/// let credentials = Credentials::provider(Vault(Mutex::new("token".to_owned())));
/// # let _ = credentials;
/// ```
pub trait CredentialProvider: Send + Sync + 'static {
    /// Returns what the next request carries. It is asked before every attempt, so it should remember what it knows.
    ///
    /// # Errors
    /// Any error ends the call before it is sent, and is its [`source`](Error::source).
    fn authorization(&self) -> AuthorizationFuture<'_>;

    /// Learns that the service refused `authorization` with status 401, and returns whether
    /// [`authorization`](Self::authorization) will now find another. If so, the request is sent once more, whatever its
    /// method: a service that refuses the credentials has not acted on the request.
    fn reject(&self, authorization: &Authorization) -> bool {
        let _ = authorization;
        false
    }
}
