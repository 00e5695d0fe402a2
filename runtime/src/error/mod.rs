//! The one error of the crate: any failure goes in; its kind, its cause and what is known of it come out.

pub(crate) mod api_error;
pub(crate) mod configuration_error;
pub(crate) mod credential_flaw;
pub(crate) mod decode_error;
mod help;
pub(crate) mod invalid_input;
pub(crate) mod kind;
pub(crate) mod network_stage;
pub(crate) mod page_link_error;
mod predicates;
mod report;
pub(crate) mod token_error;
pub(crate) mod transport_error;

use std::{borrow::Cow, error, fmt, time::Duration};

use crate::error::{
    api_error::ApiError, configuration_error::ConfigurationError, decode_error::DecodeError,
    invalid_input::InvalidInput, kind::ErrorKind, network_stage::NetworkStage,
    page_link_error::PageLinkError, token_error::TokenError, transport_error::TransportError,
};

/// Why a call failed.
///
/// `Display` is one line with the operation and, where Twilio answered, its code and message. The cause, if there is
/// another, is the [`source`](error::Error::source), and is not repeated; [`report`](Self::report) shows both. None of
/// them shows credentials, queries or bodies, nor those inputs marked as personal that the service repeats in its message.
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
    failure: Failure,
}

enum Failure {
    Configuration(ConfigurationError),
    Invalid(InvalidInput),
    Transport(TransportError),
    Api(ApiError),
    Decode(DecodeError),
    PageLink(PageLinkError),
}

impl Error {
    /// Returns what kind of failure it is. The predicates, such as [`is_not_found`](Self::is_not_found), follow from it.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.failure {
            Failure::Configuration(_) => ErrorKind::Configuration,
            Failure::Invalid(_) => ErrorKind::InvalidRequest,
            Failure::Transport(error) => error.error_kind(),
            Failure::Api(error) => ErrorKind::of_status(error.status()),
            Failure::Decode(_) => ErrorKind::Decode,
            Failure::PageLink(_) => ErrorKind::PageLink,
        }
    }

    /// Returns the step in which the network failed or the time ran out, where the transport knows it, as the default one
    /// does.
    pub fn stage(&self) -> Option<NetworkStage> {
        self.network_error()?.stage()
    }

    /// Returns the host and the port of the service to which the network failed, such as `flex-api.twilio.com:443`, where
    /// the transport names them, as the default one does. For an OAuth app it may be that of the token service.
    pub fn address(&self) -> Option<&str> {
        self.network_error()?.address()
    }

    /// Returns the proxy through which the network failed, such as `http://proxy.example:3128`, without credentials.
    pub fn proxy(&self) -> Option<&str> {
        self.network_error()?.proxy()
    }

    /// Whether the service may have seen a request of the call, at any of its attempts. Where this is `false`, repeating
    /// the call is safe.
    pub fn was_sent(&self) -> bool {
        self.0.was_sent
    }

    /// Returns the HTTP status, where there was a response.
    pub fn status(&self) -> Option<u16> {
        match &self.0.failure {
            Failure::Api(error) => Some(error.status()),
            Failure::Decode(error) => Some(error.status()),
            Failure::Configuration(_)
            | Failure::Invalid(_)
            | Failure::Transport(_)
            | Failure::PageLink(_) => None,
        }
    }

    /// Returns how many requests the call made, or zero if it failed before the first. For a listing it counts the page
    /// that failed.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns Twilio's id of the request, which its support asks for, where a response named it.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.failure {
            Failure::Api(error) => error.request_id(),
            Failure::Decode(error) => error.request_id(),
            Failure::Transport(error) => error.token_error()?.request_id(),
            Failure::Configuration(_) | Failure::Invalid(_) | Failure::PageLink(_) => None,
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
        match &self.0.failure {
            Failure::Api(error) => Some(error),
            Failure::Configuration(_)
            | Failure::Invalid(_)
            | Failure::Transport(_)
            | Failure::Decode(_)
            | Failure::PageLink(_) => None,
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
        match &self.0.failure {
            Failure::Api(error) => Some(error.body()),
            Failure::Decode(error) => Some(error.body()),
            Failure::Configuration(_)
            | Failure::Invalid(_)
            | Failure::Transport(_)
            | Failure::PageLink(_) => None,
        }
    }

    /// Returns where in the body decoding failed, such as `flex_flows[1].sid`; empty for the body as a whole.
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.failure {
            Failure::Decode(error) => Some(error.path()),
            Failure::Configuration(_)
            | Failure::Invalid(_)
            | Failure::Transport(_)
            | Failure::Api(_)
            | Failure::PageLink(_) => None,
        }
    }

    /// Returns the name of the operation whose call failed, as [`HttpRequest::operation`](crate::HttpRequest::operation)
    /// does.
    pub fn operation(&self) -> Option<&str> {
        self.0.operation.as_deref()
    }

    /// Returns the failure of the call's own exchange, or of the one for its token.
    fn network_error(&self) -> Option<&TransportError> {
        let error = self.transport_error()?;
        Some(error.inner_error().unwrap_or(error))
    }

    pub(crate) fn transport_error(&self) -> Option<&TransportError> {
        match &self.0.failure {
            Failure::Transport(error) => Some(error),
            Failure::Configuration(_)
            | Failure::Invalid(_)
            | Failure::Api(_)
            | Failure::Decode(_)
            | Failure::PageLink(_) => None,
        }
    }
}

impl Error {
    pub(crate) fn configuration(error: ConfigurationError) -> Self {
        Self::new(None, Failure::Configuration(error))
    }

    pub(crate) fn invalid(operation: impl Into<Cow<'static, str>>, input: InvalidInput) -> Self {
        Self::of(operation, Failure::Invalid(input))
    }

    pub(crate) fn transport(
        operation: impl Into<Cow<'static, str>>,
        error: TransportError,
    ) -> Self {
        Self::of(operation, Failure::Transport(error))
    }

    pub(crate) fn api(operation: impl Into<Cow<'static, str>>, error: ApiError) -> Self {
        Self::of(operation, Failure::Api(error)).sent(true)
    }

    pub(crate) fn decode(operation: impl Into<Cow<'static, str>>, error: DecodeError) -> Self {
        Self::of(operation, Failure::Decode(error)).sent(true)
    }

    pub(crate) fn page_link(operation: impl Into<Cow<'static, str>>, error: PageLinkError) -> Self {
        Self::of(operation, Failure::PageLink(error))
    }

    fn of(operation: impl Into<Cow<'static, str>>, failure: Failure) -> Self {
        Self::new(Some(operation.into()), failure)
    }

    // Cold like all that makes an error, so that it is called and not a part of each place that may fail.
    #[cold]
    fn new(operation: Option<Cow<'static, str>>, failure: Failure) -> Self {
        Self(Box::new(Inner {
            operation,
            attempts: 0,
            was_sent: false,
            failure,
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

impl Failure {
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
        fmt::Display::fmt(self.0.failure.as_error(), f)
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
        self.0.failure.as_error().source()
    }
}
