//! Why an exchange brought no response: what happened, whether the service may have seen the request, and the cause.

use std::{error::Error, fmt, sync::Arc};

use crate::error::{kind::ErrorKind, network_stage::NetworkStage, token_error::TokenError};

/// An exchange that brought no response.
#[derive(Clone, Debug)]
pub struct TransportError(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    kind: Kind,
    source: Option<Arc<dyn Error + Send + Sync>>,
    stage: Option<NetworkStage>,
    /// The host and the port of the service.
    address: Option<String>,
    /// The proxy on the way to it, without credentials.
    proxy: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Credentials,
    CredentialsTimeout,
    CredentialsUnavailable,
    Connect,
    ConnectDenied,
    ConnectTimeout,
    TurnTimeout,
    Unsent,
    Interrupted,
    Timeout,
    TooLarge(usize),
    #[cfg(feature = "reqwest")]
    Misdirected,
}

/// The failures there are, for a transport to choose from.
impl TransportError {
    /// There was no connection, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::Connect, source.into())
    }

    /// There was no connection, and another attempt would not bring one: the certificate of the service is not trusted, or
    /// a proxy does not let the client through. Nothing was sent.
    pub fn connect_denied(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::ConnectDenied, source.into())
    }

    /// The time ran out before there was a connection, so nothing was sent.
    pub fn connect_timeout() -> Self {
        Self::alone(Kind::ConnectTimeout)
    }

    /// The transport could not begin for a reason of its own, and nothing was sent.
    pub fn unsent(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::Unsent, source.into())
    }

    /// The connection failed after the request began to leave: the service may have acted on it.
    pub fn interrupted(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::Interrupted, source.into())
    }

    /// The time ran out after the request began to leave: the service may have acted on it.
    pub fn timeout() -> Self {
        Self::alone(Kind::Timeout)
    }

    /// The body of the response has more than `limit` bytes. The service has acted on the request.
    pub fn too_large(limit: usize) -> Self {
        Self::alone(Kind::TooLarge(limit))
    }

    /// The service has seen the request, and led it to another place that nobody has asked for.
    #[cfg(feature = "reqwest")]
    pub(crate) fn misdirected(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::Misdirected, source.into())
    }

    /// The time ran out before the limits of the client itself let the request begin, so it was not sent.
    pub(crate) fn turn_timeout() -> Self {
        Self::alone(Kind::TurnTimeout)
    }

    /// There were no credentials to send the request with, so it was not sent.
    pub(crate) fn credentials(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::Credentials, source.into())
    }

    /// The time ran out before there were credentials to send the request with, so it was not sent.
    pub(crate) fn credentials_timeout() -> Self {
        Self::alone(Kind::CredentialsTimeout)
    }

    /// There were no credentials at this moment, but there may be some later. The request was not sent.
    pub(crate) fn credentials_unavailable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::caused(Kind::CredentialsUnavailable, source.into())
    }

    /// Adds the step in which the exchange failed.
    #[must_use]
    pub fn with_stage(mut self, stage: NetworkStage) -> Self {
        self.0.stage = Some(stage);
        self
    }

    /// Adds the host and the port of the service, such as `flex-api.twilio.com:443`. It is shown, so it must hold neither
    /// credentials nor the rest of the URL.
    #[must_use]
    pub fn with_address(mut self, address: impl Into<String>) -> Self {
        self.0.address = Some(address.into());
        self
    }

    /// Adds the proxy on the way to the service, such as `http://proxy.example:3128`. It is shown, so it must hold no
    /// credentials.
    #[must_use]
    pub fn with_proxy(mut self, proxy: impl Into<String>) -> Self {
        self.0.proxy = Some(proxy.into());
        self
    }

    // Cold like all that makes an error, so that it is called and not a part of each place that may fail.
    #[cold]
    fn caused(kind: Kind, source: Box<dyn Error + Send + Sync>) -> Self {
        Self::new(kind, Some(source.into()))
    }

    #[cold]
    fn alone(kind: Kind) -> Self {
        Self::new(kind, None)
    }

    fn new(kind: Kind, source: Option<Arc<dyn Error + Send + Sync>>) -> Self {
        Self(Box::new(Inner {
            kind,
            source,
            stage: None,
            address: None,
            proxy: None,
        }))
    }
}

impl TransportError {
    /// Whether there was no connection.
    pub fn is_connect(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::Connect | Kind::ConnectDenied | Kind::ConnectTimeout
        )
    }

    /// Whether the time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::ConnectTimeout | Kind::CredentialsTimeout | Kind::TurnTimeout | Kind::Timeout
        )
    }

    /// Whether the body of the response was larger than allowed.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.kind, Kind::TooLarge(_))
    }

    /// Returns the step in which the exchange failed, where the transport knows it.
    pub fn stage(&self) -> Option<NetworkStage> {
        self.0.stage
    }

    /// Returns the host and the port of the service, where the transport names them.
    pub fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// Returns the proxy on the way to the service, without credentials, where the transport names one.
    pub fn proxy(&self) -> Option<&str> {
        self.0.proxy.as_deref()
    }

    /// Whether the service may have seen the request.
    pub fn was_sent(&self) -> bool {
        match self.0.kind {
            Kind::Interrupted | Kind::Timeout | Kind::TooLarge(_) => true,
            #[cfg(feature = "reqwest")]
            Kind::Misdirected => true,
            Kind::Credentials
            | Kind::CredentialsTimeout
            | Kind::CredentialsUnavailable
            | Kind::Connect
            | Kind::ConnectDenied
            | Kind::ConnectTimeout
            | Kind::TurnTimeout
            | Kind::Unsent => false,
        }
    }

    /// Returns a word for the kind of failure, of which there are few.
    #[cfg(feature = "tracing")]
    pub(crate) fn category(&self) -> &'static str {
        match self.0.kind {
            Kind::Credentials => "credentials",
            Kind::CredentialsTimeout => "credentials_timeout",
            Kind::CredentialsUnavailable => "credentials_unavailable",
            Kind::Connect => "connect",
            Kind::ConnectDenied => "connect_denied",
            Kind::ConnectTimeout => "connect_timeout",
            Kind::TurnTimeout => "client_limit_timeout",
            Kind::Unsent => "unsent",
            Kind::Interrupted => "interrupted",
            Kind::Timeout => "timeout",
            Kind::TooLarge(_) => "response_too_large",
            #[cfg(feature = "reqwest")]
            Kind::Misdirected => "redirected",
        }
    }

    /// Whether there was no connection and another attempt would not bring one.
    pub(crate) fn is_denied(&self) -> bool {
        self.0.kind == Kind::ConnectDenied
    }

    /// Whether it was the network that failed or was too slow, so that it matters where and when.
    #[cfg(feature = "http-client")]
    pub(crate) fn is_on_the_way(&self) -> bool {
        self.is_connect() || self.is_passing()
    }

    /// Returns what this is to the caller of the API.
    pub(crate) fn error_kind(&self) -> ErrorKind {
        match self.0.kind {
            Kind::Credentials => ErrorKind::Authentication,
            // What kept the token service from giving one out.
            Kind::CredentialsUnavailable => match (self.token_error(), self.inner_error()) {
                (Some(refusal), _) => ErrorKind::of_status(refusal.status()),
                (None, Some(error)) => error.error_kind(),
                (None, None) => ErrorKind::Authentication,
            },
            Kind::Connect | Kind::ConnectDenied => ErrorKind::Connect,
            Kind::ConnectTimeout => ErrorKind::ConnectTimeout,
            Kind::CredentialsTimeout | Kind::TurnTimeout | Kind::Timeout => ErrorKind::Timeout,
            Kind::Unsent => ErrorKind::NotStarted,
            Kind::Interrupted => ErrorKind::Interrupted,
            #[cfg(feature = "reqwest")]
            Kind::Misdirected => ErrorKind::Redirected,
            Kind::TooLarge(_) => ErrorKind::ResponseTooLarge,
        }
    }

    /// Returns the failure of the exchange that this one depended on.
    pub(crate) fn inner_error(&self) -> Option<&Self> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// Whether the request was not sent, and the same one may go well at another time.
    pub(crate) fn is_passing_before_sent(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::Connect
                | Kind::ConnectTimeout
                | Kind::CredentialsTimeout
                | Kind::CredentialsUnavailable
        )
    }

    /// Returns what the token service said, where it refused a token.
    pub(crate) fn token_error(&self) -> Option<&TokenError> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// Whether the request was sent, and the same one may go well at another time.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self.0.kind, Kind::Interrupted | Kind::Timeout)
    }
}

impl Inner {
    /// Returns what happened, up to where the name of the service belongs, and what follows it.
    fn words(&self) -> (&'static str, &'static str) {
        match self.kind {
            Kind::Credentials => ("could not get credentials for the request", ""),
            Kind::CredentialsTimeout => ("timed out while getting credentials for the request", ""),
            Kind::CredentialsUnavailable => {
                ("could not get credentials for the request at this time", "")
            }
            Kind::Connect | Kind::ConnectDenied => ("could not connect", ""),
            Kind::ConnectTimeout => ("timed out while connecting", ""),
            Kind::TurnTimeout => (
                "timed out within the limits of the client itself, before the request was sent",
                "",
            ),
            Kind::Unsent => ("could not send the request", ""),
            Kind::Interrupted => ("connection", " failed before the response was complete"),
            Kind::Timeout => ("timed out before the response was complete", ""),
            #[cfg(feature = "reqwest")]
            Kind::Misdirected => ("the response is from where a redirect led", ""),
            Kind::TooLarge(_) => ("response is larger than the limit", ""),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.0.words();
        f.write_str(before)?;
        if let Kind::TooLarge(limit) = self.0.kind {
            write!(f, " of {limit} bytes")?;
        }
        if let Some(address) = &self.0.address {
            let to = if self.0.kind == Kind::Timeout {
                ": "
            } else {
                " to "
            };
            write!(f, "{to}{address}")?;
        }
        if let Some(proxy) = &self.0.proxy {
            write!(f, " through the proxy {proxy}")?;
        }
        f.write_str(after)?;
        match self.0.stage {
            Some(stage) => write!(f, " ({stage})"),
            None => Ok(()),
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
