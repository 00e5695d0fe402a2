//! A connection's bytes, in the clear, by TLS, or by TLS within that of a proxy, as one type, so that the machinery of HTTP
//! and of TLS is compiled once, and what drops a connection does not contain it.

use tokio::io::{AsyncRead, AsyncWrite};

/// A connection.
pub(super) type Stream = Box<dyn Duplex>;

/// What carries bytes both ways.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}
