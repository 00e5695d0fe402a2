//! A connected socket: bytes in, bytes out, and the answer to whether the other end is still there.
//!
//! The HTTP machinery owns one handle and the pool another, of a single descriptor.

use std::{
    io::{self, ErrorKind, IoSlice},
    mem::MaybeUninit,
    net::Shutdown,
    pin::Pin,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
};

use socket2::SockRef;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// More than this is not read at once, because the room for it has to be cleared first.
const READ_AT_MOST: usize = 16 * 1024;

/// A handle of a connected socket.
#[derive(Clone)]
pub(super) struct Socket(Arc<Shared>);

struct Shared {
    stream: TcpStream,
    /// Whether the system has accepted a byte since [`Socket::begin`].
    has_written: AtomicBool,
    /// Why the system accepts no more bytes.
    write_error: OnceLock<ErrorKind>,
}

impl Socket {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self(Arc::new(Shared {
            stream,
            has_written: AtomicBool::new(false),
            write_error: OnceLock::new(),
        }))
    }

    /// Notes that a request begins.
    pub(super) fn begin(&self) {
        self.0.has_written.store(false, Relaxed);
    }

    /// Whether a byte of the request may have left.
    pub(super) fn has_written(&self) -> bool {
        self.0.has_written.load(Relaxed)
    }

    /// Whether the other end has neither closed the connection nor sent anything unasked.
    ///
    /// The runtime learns of it too, but only after it has polled the socket; a request that is sent before that would
    /// be lost.
    pub(super) fn is_silent(&self) -> bool {
        let peeked = SockRef::from(&self.0.stream).peek(&mut [MaybeUninit::uninit()]);
        let is_silent = matches!(peeked, Err(error) if error.kind() == ErrorKind::WouldBlock);
        is_silent && self.0.write_error.get().is_none()
    }

    /// Writes, and if that fails, reads on: a service may answer and close the connection before it has read the whole
    /// request. Its answer counts, and without one, reading fails with the error of the write.
    fn poll_write_with(
        &self,
        context: &mut Context<'_>,
        length: usize,
        write: impl Fn(&TcpStream) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        let shared = &*self.0;
        if shared.write_error.get().is_some() {
            return Poll::Ready(Ok(length));
        }
        loop {
            let written = match ready!(shared.stream.poll_write_ready(context)) {
                Ok(()) => write(&shared.stream),
                Err(error) => Err(error),
            };
            match written {
                Ok(count) => {
                    shared.has_written.store(true, Relaxed);
                    return Poll::Ready(Ok(count));
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => {
                    shared.write_error.get_or_init(|| error.kind());
                    return Poll::Ready(Ok(length));
                }
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
        let shared = &*self.0;
        let room = buf.initialize_unfilled_to(buf.remaining().min(READ_AT_MOST));
        let read = loop {
            let read = match ready!(shared.stream.poll_read_ready(context)) {
                Ok(()) => shared.stream.try_read(room),
                Err(error) => Err(error),
            };
            match read {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                read => break read,
            }
        };
        match (read, shared.write_error.get()) {
            (Ok(0) | Err(_), Some(error)) => Poll::Ready(Err((*error).into())),
            (Ok(count), _) => {
                buf.advance(count);
                Poll::Ready(Ok(()))
            }
            (Err(error), None) => Poll::Ready(Err(error)),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll_write_with(context, buf.len(), |stream| stream.try_write(buf))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let length = bufs.iter().map(|buf| buf.len()).sum();
        self.poll_write_with(context, length, |stream| stream.try_write_vectored(bufs))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(SockRef::from(&self.0.stream).shutdown(Shutdown::Write))
    }
}
