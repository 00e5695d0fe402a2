//! Making connections: a target goes in, an open connection comes out.

use std::{
    error::Error,
    io::{self, ErrorKind, Read, Write},
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};

use super::{
    connection::Connection,
    resolver,
    socket::{Socket, time_left},
    target::{Origin, Target},
};
use crate::{
    proxy::{
        Proxies, Proxy,
        tunnel::{Answer, request},
    },
    transport_builder::Dialing,
    transport_error::TransportError,
};

/// Makes connections.
pub(super) struct Dialer {
    tls: Arc<ClientConfig>,
    timeout: Duration,
    proxies: Proxies,
}

impl Dialer {
    pub(super) fn new(dialing: Dialing) -> Self {
        Self {
            tls: dialing.tls.service,
            timeout: dialing.timeout,
            proxies: dialing.proxies,
        }
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
        let mut socket = self.reach(origin, deadline)?;
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

    /// Returns a connection whose other end is the service, be it through a proxy.
    fn reach(&self, origin: &Origin, deadline: Option<Instant>) -> io::Result<Socket> {
        match self.proxies.of(origin.is_tls, &origin.host, origin.port) {
            None => dial(&origin.host, origin.port, deadline),
            Some(proxy) => {
                let mut socket = dial(&proxy.host, proxy.port, deadline)?;
                open_tunnel(&mut socket, proxy, origin)?;
                Ok(socket)
            }
        }
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to `origin`.
fn open_tunnel(socket: &mut Socket, proxy: &Proxy, origin: &Origin) -> io::Result<()> {
    socket.write_all(&request(proxy, &origin.host_and_port()))?;
    let mut answer = Answer::default();
    // One byte at a time, because what comes after the answer belongs to the service.
    while !answer.is_complete_with(read_byte(socket)?)? {}
    Ok(())
}

fn read_byte(socket: &mut Socket) -> io::Result<u8> {
    let mut byte = [0];
    loop {
        match socket.read(&mut byte) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(_) => return Ok(byte[0]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
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
fn dial(host: &str, port: u16, deadline: Option<Instant>) -> io::Result<Socket> {
    let addresses = resolver::addresses(host, port, deadline)?;
    let mut failure = io::Error::new(ErrorKind::NotFound, "the host has no address");
    for (at, address) in addresses.iter().enumerate() {
        let left = u32::try_from(addresses.len() - at).unwrap_or(u32::MAX);
        let connected = match time_left(deadline)? {
            Some(time) => TcpStream::connect_timeout(address, time / left),
            None => TcpStream::connect(address),
        };
        match connected {
            Ok(stream) => {
                // A request is written at once, so there is nothing to gather by waiting.
                stream.set_nodelay(true)?;
                return Ok(Socket::new(stream, deadline));
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}
