//! What credentials need of the client that asks for them: a client goes in, what a request for a token is made of and sent by
//! comes out.

use std::sync::Arc;

use http::HeaderValue;

use crate::{clock::Clock, transport::Transport};

/// A client as credentials see it. A fetch that outlives the call holds it.
pub(crate) trait TokenClient: Send + Sync {
    fn transport(&self) -> &dyn Transport;

    fn clock(&self) -> Option<&Arc<dyn Clock>>;

    fn user_agent(&self) -> &HeaderValue;

    fn max_response_size(&self) -> usize;
}
