//! One open connection: whether it still stands, and the way to send on it.

use std::{io::ErrorKind, net::TcpStream, time::Duration};

use hyper::client::conn::http1::SendRequest;
use tokio::time::timeout;

use super::request_body::RequestBody;

/// hyper is ready again in no time, unless the service answered before it had read the whole request. Then a new
/// connection is the faster way.
const SETTLED_WITHIN: Duration = Duration::from_millis(100);

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
        let is_ready = matches!(
            timeout(SETTLED_WITHIN, self.sender.ready()).await,
            Ok(Ok(()))
        );
        is_ready && self.is_silent()
    }

    /// Whether the service has neither closed the connection nor said anything unasked.
    ///
    /// hyper learns of it too, but only after the runtime has polled the socket; a request that is sent before that would
    /// be lost.
    fn is_silent(&self) -> bool {
        matches!(self.socket.peek(&mut [0]), Err(error) if error.kind() == ErrorKind::WouldBlock)
    }
}
