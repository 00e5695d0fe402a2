//! The one error of the crate: what kind of failure it is can be asked, and its cause followed.

use std::{borrow::Cow, error, fmt, time::Duration};

use crate::{
    api_error::ApiError, configuration_error::ConfigurationError, credentials::TokenError,
    decode_error::DecodeError, invalid_input::InvalidInput, page_link_error::PageLinkError,
    transport_error::TransportError,
};

/// Why a call failed.
///
/// `Display` is one line with the operation and, where Twilio answered, its code and message. The cause, if there is
/// another, is the [`source`](error::Error::source), and is not repeated. Neither shows credentials, queries or bodies,
/// nor those inputs marked as personal that the service repeats in its message.
///
/// # Examples
/// ```
/// # fn handle(error: twilio_runtime::Error) {
/// if let Some(api_error) = error.api_error() {
///     eprintln!("Twilio refused with code {:?}: {:?}", api_error.code(), api_error.message());
/// } else if !error.was_sent() {
///     eprintln!("nothing was sent, so it is safe to try again: {error}");
/// }
/// # }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<Cow<'static, str>>,
    /// How many requests were made.
    attempts: u32,
    /// Whether the service may have seen one of them, whatever came of the last.
    was_sent: bool,
    kind: ErrorKind,
}

enum ErrorKind {
    Configuration(ConfigurationError),
    Invalid(InvalidInput),
    Transport(TransportError),
    Api(ApiError),
    Decode(DecodeError),
    PageLink(PageLinkError),
}

impl Error {
    /// Whether an input or a call option was refused before anything was sent.
    pub fn is_invalid_request(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Invalid(_))
    }

    /// Whether the client could not be built, because a setting is missing or wrong.
    pub fn is_configuration(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Configuration(_))
    }

    /// Whether there was no connection to the service, at the last attempt.
    pub fn is_connect(&self) -> bool {
        self.transport_error()
            .is_some_and(TransportError::is_connect)
    }

    /// Whether the time ran out. [`was_sent`](Self::was_sent) tells whether the service may have acted on the request.
    pub fn is_timeout(&self) -> bool {
        self.transport_error()
            .is_some_and(TransportError::is_timeout)
    }

    /// Whether the service refused because of too many requests (status 429), or the one that gives out tokens did.
    pub fn is_rate_limited(&self) -> bool {
        let refusal = self.token_error().map(TokenError::status);
        self.api_error().map(ApiError::status).or(refusal) == Some(429)
    }

    /// Whether the service refused the credentials (status 401), or there were none to be had for the request, for a
    /// reason that waiting does not mend.
    pub fn is_authentication(&self) -> bool {
        self.status() == Some(401)
            || self
                .transport_error()
                .is_some_and(TransportError::is_credentials)
    }

    /// Whether the body of the response was larger than the client allows. The service did act on the request.
    pub fn is_response_too_large(&self) -> bool {
        self.transport_error()
            .is_some_and(TransportError::is_too_large)
    }

    /// Whether a successful response had a body of another shape than expected. The service did act on the request.
    pub fn is_decode(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Decode(_))
    }

    /// Whether a link of a page was not followed: it leads to another origin, to a page that was already read or to
    /// another operation.
    pub fn is_page_link(&self) -> bool {
        matches!(self.0.kind, ErrorKind::PageLink(_))
    }

    /// Whether the service may have seen a request of the call, at any of its attempts. Where this is `false`, repeating
    /// the call is safe.
    pub fn was_sent(&self) -> bool {
        self.0.was_sent
    }

    /// Returns the HTTP status, where there was a response.
    pub fn status(&self) -> Option<u16> {
        match &self.0.kind {
            ErrorKind::Api(error) => Some(error.status()),
            ErrorKind::Decode(error) => Some(error.status()),
            ErrorKind::Configuration(_)
            | ErrorKind::Invalid(_)
            | ErrorKind::Transport(_)
            | ErrorKind::PageLink(_) => None,
        }
    }

    /// Returns how many requests the call made, or zero if it failed before the first. For a listing it counts the page
    /// that failed.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns Twilio's id of the request, which its support asks for, where a response named it.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.kind {
            ErrorKind::Api(error) => error.request_id(),
            ErrorKind::Decode(error) => error.request_id(),
            ErrorKind::Transport(error) => error.token_error()?.request_id(),
            ErrorKind::Configuration(_) | ErrorKind::Invalid(_) | ErrorKind::PageLink(_) => None,
        }
    }

    /// Returns how long the service asks to wait before another request, from when it answered; that or the one that
    /// gives out tokens.
    pub fn retry_after(&self) -> Option<Duration> {
        match self.api_error() {
            Some(error) => error.retry_after(),
            None => self.token_error()?.retry_after(),
        }
    }

    /// Returns what the service said, where it answered with anything but success.
    pub fn api_error(&self) -> Option<&ApiError> {
        match &self.0.kind {
            ErrorKind::Api(error) => Some(error),
            ErrorKind::Configuration(_)
            | ErrorKind::Invalid(_)
            | ErrorKind::Transport(_)
            | ErrorKind::Decode(_)
            | ErrorKind::PageLink(_) => None,
        }
    }

    /// Returns why the token service gave out no token for [`Credentials::oauth`](crate::Credentials::oauth), where it
    /// answered with anything but success.
    pub fn token_error(&self) -> Option<&TokenError> {
        self.transport_error()?.token_error()
    }

    /// Returns the body of the response, where there was one. That of an API error is cut at 64 KiB, and any other at
    /// 1 MiB.
    pub fn body(&self) -> Option<&[u8]> {
        match &self.0.kind {
            ErrorKind::Api(error) => Some(error.body()),
            ErrorKind::Decode(error) => Some(error.body()),
            ErrorKind::Configuration(_)
            | ErrorKind::Invalid(_)
            | ErrorKind::Transport(_)
            | ErrorKind::PageLink(_) => None,
        }
    }

    /// Returns where in the body decoding failed, such as `flex_flows[1].sid`; empty for the body as a whole.
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.kind {
            ErrorKind::Decode(error) => Some(error.path()),
            ErrorKind::Configuration(_)
            | ErrorKind::Invalid(_)
            | ErrorKind::Transport(_)
            | ErrorKind::Api(_)
            | ErrorKind::PageLink(_) => None,
        }
    }

    /// Returns the name of the operation whose call failed, as [`HttpRequest::operation`](crate::HttpRequest::operation)
    /// does.
    pub fn operation(&self) -> Option<&str> {
        self.0.operation.as_deref()
    }

    pub(crate) fn transport_error(&self) -> Option<&TransportError> {
        match &self.0.kind {
            ErrorKind::Transport(error) => Some(error),
            ErrorKind::Configuration(_)
            | ErrorKind::Invalid(_)
            | ErrorKind::Api(_)
            | ErrorKind::Decode(_)
            | ErrorKind::PageLink(_) => None,
        }
    }
}

impl Error {
    pub(crate) fn configuration(error: ConfigurationError) -> Self {
        Self(Box::new(Inner {
            operation: None,
            attempts: 0,
            was_sent: false,
            kind: ErrorKind::Configuration(error),
        }))
    }

    pub(crate) fn invalid(operation: impl Into<Cow<'static, str>>, input: InvalidInput) -> Self {
        Self::of(operation, ErrorKind::Invalid(input))
    }

    pub(crate) fn transport(
        operation: impl Into<Cow<'static, str>>,
        error: TransportError,
    ) -> Self {
        Self::of(operation, ErrorKind::Transport(error))
    }

    pub(crate) fn api(operation: impl Into<Cow<'static, str>>, error: ApiError) -> Self {
        Self::of(operation, ErrorKind::Api(error)).sent(true)
    }

    pub(crate) fn decode(operation: impl Into<Cow<'static, str>>, error: DecodeError) -> Self {
        Self::of(operation, ErrorKind::Decode(error)).sent(true)
    }

    pub(crate) fn page_link(operation: impl Into<Cow<'static, str>>, error: PageLinkError) -> Self {
        Self::of(operation, ErrorKind::PageLink(error))
    }

    fn of(operation: impl Into<Cow<'static, str>>, kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            operation: Some(operation.into()),
            attempts: 0,
            was_sent: false,
            kind,
        }))
    }

    /// Notes how many requests the call made.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Notes whether the service may have seen one of them.
    pub(crate) fn sent(mut self, was_sent: bool) -> Self {
        self.0.was_sent = was_sent;
        self
    }
}

impl ErrorKind {
    fn as_error(&self) -> &(dyn error::Error + 'static) {
        match self {
            Self::Configuration(error) => error,
            Self::Invalid(error) => error,
            Self::Transport(error) => error,
            Self::Api(error) => error,
            Self::Decode(error) => error,
            Self::PageLink(error) => error,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{operation}: ")?;
        }
        fmt::Display::fmt(self.0.kind.as_error(), f)
    }
}

/// Shows what `Display` and the chain of causes show, so that `unwrap` is as telling, and no more.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self}")?;
        let mut cause = error::Error::source(self);
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        f.write_str(")")
    }
}

impl error::Error for Error {
    /// Returns the cause of the failure that `Display` describes.
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.kind.as_error().source()
    }
}
