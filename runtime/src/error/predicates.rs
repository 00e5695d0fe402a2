//! Questions about an error that have yes or no for an answer. All are derived from its kind, and at least one is true of
//! every error.

use crate::error::{Error, kind::ErrorKind as Kind};

/// What kind of failure it is. At least one of these is true of every error.
impl Error {
    /// Whether the client, its transport or its credentials could not be built, because a setting is missing or wrong.
    ///
    /// # Troubleshooting
    /// The message names the setting, the argument or the variable of the environment, never its value. Nothing was sent,
    /// and building again with the same settings fails again.
    pub fn is_configuration(&self) -> bool {
        self.kind() == Kind::Configuration
    }

    /// Whether an input or a call option was refused before anything was sent.
    ///
    /// # Troubleshooting
    /// The message names the input as the API does, and the cause what is wrong with it. The usual one is a SID of
    /// another resource: the cause names the type that was expected and, where the prefix is known, the one that was found.
    pub fn is_invalid_request(&self) -> bool {
        self.kind() == Kind::InvalidRequest
    }

    /// Whether the call could not begin where it was made, for a reason that has nothing to do with the service: no
    /// asynchronous runtime, one without time or I/O, a blocking call on a thread of one, or a transport that was not
    /// ready. Nothing was sent.
    ///
    /// # Troubleshooting
    /// The cause names what is missing. `send` needs a tokio runtime with `enable_all`, as `#[tokio::main]` makes it;
    /// `send_blocking` (feature `blocking`) needs none, and must be called outside of one unless the client was built with
    /// `ClientBuilder::blocking`.
    pub fn is_not_started(&self) -> bool {
        self.kind() == Kind::NotStarted
    }

    /// Whether the service refused the credentials (status 401), or there were none to be had for the request, for a
    /// reason that waiting does not change.
    ///
    /// # Troubleshooting
    /// Check that the secret belongs to the SID, that both belong to the account and the region that are called, and that
    /// the key or the token was not revoked. With an OAuth app, [`token_error`](Self::token_error) returns what the token
    /// service refused, such as `invalid_client`.
    pub fn is_authentication(&self) -> bool {
        self.kind() == Kind::Authentication
    }

    /// Whether the credentials are valid but do not permit the operation (status 403).
    ///
    /// # Troubleshooting
    /// A restricted API key needs the permission for this operation, and some operations need the auth token of the account
    /// or a main key. The code and [`ApiError::more_info`](crate::ApiError::more_info) show which.
    pub fn is_permission_denied(&self) -> bool {
        self.kind() == Kind::PermissionDenied
    }

    /// Whether the service knows no such resource (status 404).
    ///
    /// # Troubleshooting
    /// Check the SIDs in the path: that they are complete, not deleted, and of the account and the region whose
    /// credentials are used. If every call fails like this, check the path of
    /// [`base_url`](crate::ClientBuilder::base_url).
    pub fn is_not_found(&self) -> bool {
        self.kind() == Kind::NotFound
    }

    /// Whether the service refused because of too many requests (status 429), or the token service did.
    ///
    /// # Troubleshooting
    /// The call was repeated already, as its [`RetryPolicy`](crate::RetryPolicy) allows. Wait for
    /// [`retry_after`](Self::retry_after), and let the client pace itself with
    /// [`max_concurrency`](crate::ClientBuilder::max_concurrency) and [`rate_limit`](crate::ClientBuilder::rate_limit).
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == Kind::RateLimited
    }

    /// Whether the service refused the request with a status for which there is no other predicate, such as 400 or 409.
    ///
    /// # Troubleshooting
    /// [`api_error`](Self::api_error) returns the code, the message and the details; its
    /// [`more_info`](crate::ApiError::more_info) is the page about the code. The same request will be refused again.
    pub fn is_rejected(&self) -> bool {
        self.kind() == Kind::Rejected
    }

    /// Whether the service failed (a status from 500), or the token service did.
    ///
    /// # Troubleshooting
    /// Calls that only read or delete were repeated already. For others [`was_sent`](Self::was_sent) returns whether the
    /// service may have acted, so look before you send the request again. Twilio's support asks for the
    /// [`request_id`](Self::request_id).
    pub fn is_server_error(&self) -> bool {
        self.kind() == Kind::ServerError
    }

    /// Whether the service answered with a redirect (status 3xx) that the API does not describe. Redirects are not
    /// followed, because the credentials would go to another place.
    ///
    /// # Troubleshooting
    /// Check the [base URL](crate::ClientBuilder::base_url): `http` where the gateway wants `https`, another host, a slash
    /// too many. A `reqwest::Client` of your own must be built with `redirect(Policy::none())`.
    pub fn is_redirected(&self) -> bool {
        self.kind() == Kind::Redirected
    }

    /// Whether the network failed: there was no connection, TLS or a proxy refused it, or it broke before the response was
    /// complete. It is true wherever [`is_connect`](Self::is_connect) is. A service that is merely slow is
    /// [`is_timeout`](Self::is_timeout) instead.
    ///
    /// # Troubleshooting
    /// [`stage`](Self::stage), [`address`](Self::address) and [`proxy`](Self::proxy) return where it failed. A connection that
    /// was reset after the request had left is an error of which [`was_sent`](Self::was_sent) is true: the service may
    /// have acted on it.
    pub fn is_network(&self) -> bool {
        matches!(
            self.kind(),
            Kind::Connect | Kind::ConnectTimeout | Kind::Interrupted
        )
    }

    /// Whether there was no connection to the service, at the last attempt.
    ///
    /// # Troubleshooting
    /// By [`stage`](Self::stage): `Dns`, check the name of the host and the resolver; `Connect`, the firewall, and whether
    /// the network needs a proxy; `Proxy`, what the cause reports about the proxy; `Tls`, the certificate. A certificate that is
    /// not trusted is often that of a firewall which inspects TLS: trust its root with
    /// `TransportBuilder::root_certificates`, or the roots of the operating system with the feature `native-roots`. A
    /// `ReqwestTransport` takes it by reqwest's `tls_certs_merge`.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind(), Kind::Connect | Kind::ConnectTimeout)
    }

    /// Whether the time ran out. [`was_sent`](Self::was_sent) returns whether the service may have acted on the request.
    ///
    /// # Troubleshooting
    /// The message names what was waited for. [`timeout`](crate::ClientBuilder::timeout) limits a call,
    /// [`attempt_timeout`](crate::ClientBuilder::attempt_timeout) one request, and `connect_timeout` connecting. A call
    /// that never was sent may have waited for its turn under
    /// [`max_concurrency`](crate::ClientBuilder::max_concurrency), or for an access token.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), Kind::ConnectTimeout | Kind::Timeout)
    }

    /// Whether the body of the response was larger than the client allows. The service did act on the request.
    ///
    /// # Troubleshooting
    /// Ask for smaller pages, or raise
    /// [`max_response_size`](crate::ClientBuilder::max_response_size).
    pub fn is_response_too_large(&self) -> bool {
        self.kind() == Kind::ResponseTooLarge
    }

    /// Whether a successful response had a body of another shape than expected. The service did act on the request.
    ///
    /// # Troubleshooting
    /// [`body`](Self::body) returns what arrived, and [`json_path`](Self::json_path) where it differs. A page of HTML is
    /// that of a gateway or a login in between. With [`strict_reading`](crate::ClientBuilder::strict_reading), which
    /// is off by default, any deviation from the API's description is such an error.
    pub fn is_decode(&self) -> bool {
        self.kind() == Kind::Decode
    }

    /// Whether a link of a page was not followed: it leads to another origin, to a page that was already read or to
    /// another operation.
    ///
    /// # Troubleshooting
    /// The message shows the link without its query. Behind a gateway, links to hosts other than that of the API must name
    /// the gateway itself, as [`base_url`](crate::ClientBuilder::base_url) describes.
    pub fn is_page_link(&self) -> bool {
        self.kind() == Kind::PageLink
    }
}

#[cfg(test)]
mod tests;
