//! The client of every test, before it is said where it sends to.

use twilio_flex::{Client, ClientBuilder, Credentials};

/// The account.
pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

/// A token with everything that a form or a URL would have to escape.
pub(crate) const TOKEN: &str = "se:cr+et/=% token";

/// Begins a client that has credentials.
pub(crate) fn builder() -> ClientBuilder<Client> {
    Client::builder().credentials(Credentials::auth_token(ACCOUNT, TOKEN))
}
