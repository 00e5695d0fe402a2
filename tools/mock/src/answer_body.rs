//! The bytes of an answer in; a body that sends them at once, slowly or not to the end, out.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// The body of an answer.
pub(crate) struct AnswerBody {
    rest: Bytes,
    /// How many bytes are announced.
    length: u64,
    pace: Pace,
}

enum Pace {
    AtOnce,
    Slow {
        bytes: usize,
        pause: Duration,
        sleep: Option<Pin<Box<Sleep>>>,
    },
    /// Half of the bytes, then the end of the connection.
    Cut,
}

impl AnswerBody {
    pub(crate) fn whole(bytes: impl Into<Bytes>) -> Self {
        let rest: Bytes = bytes.into();
        Self {
            length: rest.len() as u64,
            rest,
            pace: Pace::AtOnce,
        }
    }

    /// A body that comes in pieces.
    pub(crate) fn slow(mut self, bytes: usize, pause: Duration) -> Self {
        self.pace = Pace::Slow {
            bytes: bytes.max(1),
            pause,
            sleep: None,
        };
        self
    }

    /// A body that does not come to its end.
    pub(crate) fn cut(mut self) -> Self {
        let half = self.rest.len() / 2;
        self.rest.truncate(half);
        self.length += 1;
        self.pace = Pace::Cut;
        self
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = self.get_mut();
        if this.rest.is_empty() {
            let ends_early = matches!(this.pace, Pace::Cut);
            let cut = || Err(io::Error::from(io::ErrorKind::ConnectionAborted));
            return Poll::Ready(ends_early.then(cut));
        }
        let next = match &mut this.pace {
            Pace::AtOnce | Pace::Cut => this.rest.len(),
            Pace::Slow {
                bytes,
                pause,
                sleep: waiting,
            } => {
                let waits = waiting.get_or_insert_with(|| Box::pin(sleep(*pause)));
                if waits.as_mut().poll(cx).is_pending() {
                    return Poll::Pending;
                }
                *waiting = None;
                this.rest.len().min(*bytes)
            }
        };
        Poll::Ready(Some(Ok(Frame::data(this.rest.split_to(next)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && !matches!(self.pace, Pace::Cut)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
