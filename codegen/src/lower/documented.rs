//! A documented response that is a result, and its content.

use crate::ir::Content;
use crate::schema::Node;

/// One documented response that is a result.
pub(super) struct Documented<'d> {
    pub(super) statuses: (u16, u16),
    pub(super) status: &'d str,
    pub(super) node: Node<'d>,
}

/// What a client receives, given the media types of a response.
pub(super) struct Received {
    pub(super) content: Content,
    pub(super) accept: Option<String>,
}
