//! Making connections: a target goes in, an open connection comes out.

use std::{
    error::Error,
    io::{self, ErrorKind},
    net::{TcpStream, ToSocketAddrs},
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};

use super::{
    connection::Connection,
    socket::{Socket, time_left},
    target::{Origin, Target},
};
use crate::transport_error::TransportError;

/// Makes connections.
pub(super) struct Dialer {
    tls: Arc<ClientConfig>,
    timeout: Duration,
}

impl Dialer {
    pub(super) fn new(tls: Arc<ClientConfig>, timeout: Duration) -> Self {
        Self { tls, timeout }
    }

    /// Connects to the origin of `target`, before `deadline` and within the time that connecting may take.
    pub(super) fn connect(
        &self,
        target: &Target,
        deadline: Option<Instant>,
    ) -> Result<Connection, TransportError> {
        let own = Instant::now().checked_add(self.timeout);
        let deadline = match (own, deadline) {
            (Some(own), Some(deadline)) => Some(own.min(deadline)),
            (own, deadline) => own.or(deadline),
        };
        self.open(&target.origin, deadline).map_err(failure)
    }

    fn open(&self, origin: &Origin, deadline: Option<Instant>) -> io::Result<Connection> {
        let stream = dial(origin, deadline)?;
        // A request is written at once, so there is nothing to gather by waiting.
        stream.set_nodelay(true)?;
        let mut socket = Socket::new(stream, deadline);
        if !origin.is_tls {
            return Ok(Connection::Plain(socket));
        }
        let name = ServerName::try_from(origin.host.clone()).map_err(io::Error::other)?;
        let mut session =
            ClientConnection::new(self.tls.clone(), name).map_err(io::Error::other)?;
        while session.is_handshaking() {
            session.complete_io(&mut socket)?;
        }
        Ok(Connection::Tls(Box::new(StreamOwned::new(session, socket))))
    }
}

fn failure(error: io::Error) -> TransportError {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => TransportError::connect_timeout(),
        _ => TransportError::connect(Box::<dyn Error + Send + Sync>::from(error)),
    }
}

/// Connects to the first address that answers. Each has an equal share of the time, so that one that is silent does not
/// use up that of the others.
fn dial(origin: &Origin, deadline: Option<Instant>) -> io::Result<TcpStream> {
    let addresses: Vec<_> = (origin.host.as_str(), origin.port)
        .to_socket_addrs()?
        .collect();
    let mut failure = io::Error::new(ErrorKind::NotFound, "the host has no address");
    for (at, address) in addresses.iter().enumerate() {
        let left = u32::try_from(addresses.len() - at).unwrap_or(u32::MAX);
        let connected = match time_left(deadline)? {
            Some(time) => TcpStream::connect_timeout(address, time / left),
            None => TcpStream::connect(address),
        };
        match connected {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}
