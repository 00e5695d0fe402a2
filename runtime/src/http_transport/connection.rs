//! One open connection: whether it still stands, and the way to send on it.

use std::{io::ErrorKind, net::TcpStream};

use hyper::client::conn::http1::SendRequest;

use super::request_body::RequestBody;

/// An open connection that hyper drives.
pub(super) struct Connection {
    pub(super) sender: SendRequest<RequestBody>,
    /// The same socket once more, to ask the system about it.
    socket: TcpStream,
}

impl Connection {
    /// `socket` must not block.
    pub(super) fn new(sender: SendRequest<RequestBody>, socket: TcpStream) -> Self {
        Self { sender, socket }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.sender.is_closed()
    }

    /// Waits until the last exchange is settled, then tells whether another one can begin.
    pub(super) async fn is_reusable(&mut self) -> bool {
        self.sender.ready().await.is_ok() && self.is_silent()
    }

    /// Whether the service has neither closed the connection nor said anything unasked.
    ///
    /// hyper learns of it too, but only after the runtime has polled the socket; a request that is sent before that would
    /// be lost.
    fn is_silent(&self) -> bool {
        matches!(self.socket.peek(&mut [0]), Err(error) if error.kind() == ErrorKind::WouldBlock)
    }
}
