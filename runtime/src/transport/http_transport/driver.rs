//! What moves the bytes of a connection: something to wait for goes in, and comes out once enough bytes have moved.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;

use super::{request_body::RequestBody, stream::Stream};

/// Moves the bytes of a connection whenever it is polled.
pub(super) struct Driver {
    connection: http1::Connection<TokioIo<Stream>, RequestBody>,
    is_done: bool,
}

impl Driver {
    pub(super) fn new(connection: http1::Connection<TokioIo<Stream>, RequestBody>) -> Self {
        Self {
            connection,
            is_done: false,
        }
    }

    /// Moves bytes until `poll` is ready.
    ///
    /// Only the driver knows whom to wake, because nothing that waits for this connection becomes ready but by it.
    pub(super) async fn until<T>(
        &mut self,
        mut poll: impl FnMut(&mut Context<'_>) -> Poll<T>,
    ) -> T {
        poll_fn(|context| {
            let mut silent = Context::from_waker(Waker::noop());
            // The first time it may say what it wants, such as more of a body.
            if let Poll::Ready(output) = poll(&mut silent) {
                return Poll::Ready(output);
            }
            self.advance(context);
            poll(&mut silent)
        })
        .await
    }

    /// Moves what can be moved now. What goes wrong reaches whoever waits for the answer.
    pub(super) fn advance(&mut self, context: &mut Context<'_>) {
        if !self.is_done {
            self.is_done = Pin::new(&mut self.connection).poll(context).is_ready();
        }
    }

    /// Whether HTTP has ended on the connection.
    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Returns the stream, unless more of it was read than belongs to an answer.
    pub(super) fn into_stream(self) -> Option<Stream> {
        let parts = self.connection.into_parts();
        parts.read_buf.is_empty().then(|| parts.io.into_inner())
    }
}
