//! Making connections: an origin goes in, an HTTP connection that hyper drives comes out.

use std::{
    error::Error,
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    task::Poll,
    time::Duration,
};

use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpStream, lookup_host},
    time::{Instant, sleep, timeout},
};
use tokio_rustls::{TlsConnector, rustls::pki_types::ServerName};

use super::{connection::Connection, origin::Origin, stream::Stream, tunnel};
use crate::{
    proxy::Refusal, tls::TlsFailure, transport_builder::Dialing, transport_error::TransportError,
};

/// How long one address has before the next is tried beside it, as RFC 8305 recommends.
const HEAD_START: Duration = Duration::from_millis(250);

type Attempt = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

/// Makes connections.
pub(super) struct Dialer {
    tls: TlsConnector,
    timeout: Duration,
}

impl Dialer {
    pub(super) fn new(dialing: Dialing) -> Self {
        Self {
            tls: TlsConnector::from(dialing.tls.service),
            timeout: dialing.timeout,
        }
    }

    /// Connects to `origin`. hyper drives the connection as a task of the current runtime, until the connection that is
    /// returned is dropped.
    pub(super) async fn connect(&self, origin: &Origin) -> Result<Connection, TransportError> {
        match timeout(self.timeout, self.open(origin)).await {
            Ok(opened) => opened.map_err(failure),
            Err(_) => Err(TransportError::connect_timeout()),
        }
    }

    async fn open(&self, origin: &Origin) -> Result<Connection, Box<dyn Error + Send + Sync>> {
        let socket = self.reach(origin).await?.into_std()?;
        // A request is written at once, so there is nothing to gather by waiting.
        socket.set_nodelay(true)?;
        let stream = TcpStream::from_std(socket.try_clone()?)?;
        let stream = if origin.is_tls() {
            let name = ServerName::try_from(origin.host().to_owned())?;
            let stream = self.tls.connect(name, stream).await;
            let failed = |error| told(&origin.host_and_port(), error);
            Stream::Tls(Box::new(stream.map_err(failed)?))
        } else {
            Stream::Plain(stream)
        };
        let (sender, driver) = http1::handshake(TokioIo::new(stream)).await?;
        // What goes wrong on the connection reaches the request that waits on it.
        tokio::spawn(async move { drop(driver.await) });
        Ok(Connection::new(sender, socket))
    }

    /// Returns a connection whose other end is the service, be it through a proxy.
    async fn reach(&self, origin: &Origin) -> io::Result<TcpStream> {
        match origin.proxy() {
            None => dial(origin.host(), origin.port()).await,
            Some(proxy) => {
                let stream = dial(&proxy.host, proxy.port).await?;
                if origin.is_tls() {
                    tunnel::open(&stream, proxy, origin).await?;
                }
                Ok(stream)
            }
        }
    }
}

/// Returns what went wrong with TLS, in words for the person who set the client up.
fn told(peer: &str, error: io::Error) -> Box<dyn Error + Send + Sync> {
    match TlsFailure::of(peer, &error) {
        Some(failure) => failure.into(),
        None => error.into(),
    }
}

fn failure(error: Box<dyn Error + Send + Sync>) -> TransportError {
    let is_lasting = error.downcast_ref().is_some_and(TlsFailure::is_lasting)
        || error.downcast_ref().is_some_and(Refusal::is_lasting);
    if is_lasting {
        TransportError::connect_denied(error)
    } else {
        TransportError::connect(error)
    }
}

async fn dial(host: &str, port: u16) -> io::Result<TcpStream> {
    let addresses = lookup_host((host, port)).await?;
    race(interleave(addresses)).await
}

/// Takes the two families in turns, the resolver's first choice first, so that one family without a route costs a single
/// head start.
fn interleave(addresses: impl Iterator<Item = SocketAddr>) -> Vec<SocketAddr> {
    let mut addresses = addresses.peekable();
    let is_first_ipv6 = addresses.peek().is_some_and(SocketAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) =
        addresses.partition(|address| address.is_ipv6() == is_first_ipv6);
    let mut second = second.into_iter();
    let mut turns: Vec<_> = first
        .into_iter()
        .flat_map(|address| [Some(address), second.next()])
        .flatten()
        .collect();
    turns.extend(second);
    turns
}

/// Connects to the first address that answers. The next one is tried as soon as one fails or had its head start.
async fn race(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let mut waiting = addresses.into_iter();
    let mut attempts: Vec<Attempt> = Vec::new();
    let mut head_start = pin!(sleep(Duration::ZERO));
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    poll_fn(move |context| {
        loop {
            let mut at = 0;
            let mut has_failed = false;
            while let Some(attempt) = attempts.get_mut(at) {
                match attempt.as_mut().poll(context) {
                    Poll::Ready(Ok(stream)) => return Poll::Ready(Ok(stream)),
                    Poll::Ready(Err(error)) => {
                        failure = error;
                        has_failed = true;
                        drop(attempts.swap_remove(at));
                    }
                    Poll::Pending => at += 1,
                }
            }
            if !has_failed && !attempts.is_empty() && head_start.as_mut().poll(context).is_pending()
            {
                return Poll::Pending;
            }
            match waiting.next() {
                Some(address) => {
                    attempts.push(Box::pin(TcpStream::connect(address)));
                    head_start.as_mut().reset(Instant::now() + HEAD_START);
                }
                None if attempts.is_empty() => {
                    return Poll::Ready(Err(std::mem::replace(
                        &mut failure,
                        io::ErrorKind::Other.into(),
                    )));
                }
                None => return Poll::Pending,
            }
        }
    })
    .await
}
