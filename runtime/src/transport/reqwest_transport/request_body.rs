//! The body of a request for reqwest: bytes go in, and whether they began to leave comes out.

use std::{
    convert::Infallible,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// A body in memory that can't be sent a second time, so that no client takes it where a redirect leads.
pub(super) struct RequestBody {
    /// Empty once they were handed over.
    bytes: Bytes,
    departure: Departure,
}

/// Whether a request began to leave. A clone is about the same request.
#[derive(Clone, Default)]
pub(super) struct Departure(Arc<AtomicBool>);

impl Departure {
    pub(super) fn has_begun(&self) -> bool {
        self.0.load(Relaxed)
    }
}

impl RequestBody {
    pub(super) fn new(bytes: Bytes, departure: Departure) -> Self {
        Self { bytes, departure }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.departure.0.store(true, Relaxed);
        let bytes = std::mem::take(&mut self.bytes);
        Poll::Ready(if bytes.is_empty() {
            None
        } else {
            Some(Ok(Frame::data(bytes)))
        })
    }

    /// A connection asks this of every body, an empty one too, before it sends the head of the request. Nobody asks
    /// before there is a connection.
    fn is_end_stream(&self) -> bool {
        self.departure.0.store(true, Relaxed);
        self.bytes.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        if self.bytes.is_empty() {
            // Of a body that is known to be empty a copy can be made, and a redirect followed with it.
            SizeHint::default()
        } else {
            SizeHint::with_exact(self.bytes.len() as u64)
        }
    }
}
