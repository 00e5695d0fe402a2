//! A connected socket: bytes in, bytes out, and the answer to whether the other end is still there.
//!
//! The HTTP machinery owns one handle and the pool another, of a single descriptor.

use std::{
    io::{self, ErrorKind, IoSlice},
    mem::MaybeUninit,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};

use socket2::SockRef;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// A handle of a connected socket. Nobody waits for the lock, because only one call at a time has the connection.
#[derive(Clone)]
pub(super) struct Socket(Arc<Mutex<Shared>>);

struct Shared {
    stream: TcpStream,
    /// Whether the system has accepted a byte since [`Socket::begin`].
    has_written: bool,
    /// Why the system accepts no more bytes.
    write_error: Option<ErrorKind>,
}

impl Socket {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self(Arc::new(Mutex::new(Shared {
            stream,
            has_written: false,
            write_error: None,
        })))
    }

    /// Notes that a request begins.
    pub(super) fn begin(&self) {
        self.shared().has_written = false;
    }

    /// Whether a byte of the request may have left.
    pub(super) fn has_written(&self) -> bool {
        self.shared().has_written
    }

    /// Whether the other end has neither closed the connection nor sent anything unasked.
    ///
    /// The runtime learns of it too, but only after it has polled the socket; a request that is sent before that would
    /// be lost.
    pub(super) fn is_silent(&self) -> bool {
        let shared = self.shared();
        let peeked = SockRef::from(&shared.stream).peek(&mut [MaybeUninit::uninit()]);
        let is_silent = matches!(peeked, Err(error) if error.kind() == ErrorKind::WouldBlock);
        is_silent && shared.write_error.is_none()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    /// Writes, and if that fails, pretends to: a service may answer and close the connection before it has read the whole
    /// request. Its answer counts, and without one, reading fails with the error of the write.
    fn poll_write_with(
        &mut self,
        length: usize,
        write: impl FnOnce(Pin<&mut TcpStream>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if self.write_error.is_some() {
            return Poll::Ready(Ok(length));
        }
        match ready!(write(Pin::new(&mut self.stream))) {
            Ok(count) => {
                self.has_written = true;
                Poll::Ready(Ok(count))
            }
            Err(error) => {
                self.write_error = Some(error.kind());
                Poll::Ready(Ok(length))
            }
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut shared = self.shared();
        let before = buf.filled().len();
        let read = ready!(Pin::new(&mut shared.stream).poll_read(context, buf));
        let is_over = read.is_err() || buf.filled().len() == before;
        match shared.write_error {
            Some(error) if is_over => Poll::Ready(Err(error.into())),
            _ => Poll::Ready(read),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut shared = self.shared();
        shared.poll_write_with(buf.len(), |stream| stream.poll_write(context, buf))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let length = bufs.iter().map(|buf| buf.len()).sum();
        let mut shared = self.shared();
        shared.poll_write_with(length, |stream| stream.poll_write_vectored(context, bufs))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.shared().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.shared().stream).poll_shutdown(context)
    }
}
