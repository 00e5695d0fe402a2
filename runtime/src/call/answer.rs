//! What a call came to: any response, and what a reader has to know of it.

use crate::{credentials::Authorization, message::http_response::HttpResponse};

/// The response to a call, of whatever status, and how many requests it took.
pub(crate) struct Answer {
    pub(crate) response: HttpResponse,
    pub(crate) attempts: u32,
    /// The credentials of the last attempt, if they can change.
    pub(crate) authorization: Option<Authorization>,
    /// The span of the call, which ends once the answer is read.
    #[cfg(feature = "tracing")]
    pub(crate) span: tracing::Span,
}
