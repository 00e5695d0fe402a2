//! The kinds of errors: a status or a failure goes in, one word for what the caller can do about it comes out. The
//! predicates of [`Error`](crate::Error) all follow from it.

/// What kind of failure an [`Error`](crate::Error) is. Each predicate of it, such as
/// [`is_not_found`](crate::Error::is_not_found), is true of one kind or of several, and its documentation explains what to do.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Error, ErrorKind};
/// fn exit_code(error: &Error) -> i32 {
///     match error.kind() {
///         ErrorKind::Configuration | ErrorKind::InvalidRequest => 2,
///         ErrorKind::Authentication | ErrorKind::PermissionDenied => 3,
///         ErrorKind::NotFound => 4,
///         _ => 1,
///     }
/// }
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// A client or a part of it could not be built: [`is_configuration`](crate::Error::is_configuration).
    Configuration,
    /// An input or an option was refused before anything was sent:
    /// [`is_invalid_request`](crate::Error::is_invalid_request).
    InvalidRequest,
    /// The call could not begin where it was made: [`is_not_started`](crate::Error::is_not_started).
    NotStarted,
    /// The credentials were refused (status 401), or there were none:
    /// [`is_authentication`](crate::Error::is_authentication).
    Authentication,
    /// The credentials do not permit the operation (status 403):
    /// [`is_permission_denied`](crate::Error::is_permission_denied).
    PermissionDenied,
    /// There is no such resource (status 404): [`is_not_found`](crate::Error::is_not_found).
    NotFound,
    /// There were too many requests (status 429): [`is_rate_limited`](crate::Error::is_rate_limited).
    RateLimited,
    /// The service refused the request with another status, such as 400 or 409:
    /// [`is_rejected`](crate::Error::is_rejected).
    Rejected,
    /// The service failed (a status from 500): [`is_server_error`](crate::Error::is_server_error).
    ServerError,
    /// The service pointed elsewhere (status 3xx): [`is_redirected`](crate::Error::is_redirected).
    Redirected,
    /// There was no connection: [`is_connect`](crate::Error::is_connect), [`is_network`](crate::Error::is_network).
    Connect,
    /// The time ran out before there was a connection: [`is_connect`](crate::Error::is_connect),
    /// [`is_network`](crate::Error::is_network), [`is_timeout`](crate::Error::is_timeout).
    ConnectTimeout,
    /// The connection failed within an exchange: [`is_network`](crate::Error::is_network).
    Interrupted,
    /// The time ran out within an exchange or before it could begin: [`is_timeout`](crate::Error::is_timeout).
    Timeout,
    /// The response had too many bytes: [`is_response_too_large`](crate::Error::is_response_too_large).
    ResponseTooLarge,
    /// The body of a response could not be read: [`is_decode`](crate::Error::is_decode).
    Decode,
    /// A link to a page was not followed: [`is_page_link`](crate::Error::is_page_link).
    PageLink,
}

impl ErrorKind {
    /// Returns what a response with this status is, if it is an error.
    pub(crate) fn of_status(status: u16) -> Self {
        match status {
            401 => Self::Authentication,
            403 => Self::PermissionDenied,
            404 => Self::NotFound,
            429 => Self::RateLimited,
            300..=399 => Self::Redirected,
            500.. => Self::ServerError,
            _ => Self::Rejected,
        }
    }
}
