//! Making connections: an origin goes in, an open HTTP connection comes out.

use std::{
    error::Error,
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
    time::Duration,
};

use socket2::{SockRef, TcpKeepalive};
use tokio::{
    net::{TcpStream, lookup_host},
    time::{Instant, sleep},
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, pki_types::ServerName},
};

use super::{
    connection::Connection, origin::Origin, progress::Progress, socket::Socket, stream::Stream,
    tunnel,
};
use crate::{
    network_stage::NetworkStage,
    proxy::{Proxy, ProxyFailure, Refusal},
    timer::{Ended, within},
    tls::{TlsConfigs, TlsFailure},
    tokio_runtime::without_panic,
    transport_builder::Dialing,
    transport_error::TransportError,
};

/// How long one address has before the next is tried beside it, as RFC 8305 recommends.
const HEAD_START: Duration = Duration::from_millis(250);

type Attempt = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

/// Why there is no connection.
pub(super) type Cause = Box<dyn Error + Send + Sync>;

/// Makes connections.
pub(super) struct Dialer {
    tls: TlsConfigs,
    timeout: Duration,
    tcp_keepalive: Option<Duration>,
}

impl Dialer {
    pub(super) fn new(dialing: Dialing) -> Self {
        Self {
            tls: dialing.tls,
            timeout: dialing.timeout,
            tcp_keepalive: dialing.tcp_keepalive,
        }
    }

    /// Connects to `origin`.
    pub(super) async fn connect(
        &self,
        origin: &Origin,
        progress: &Progress,
    ) -> Result<Connection, TransportError> {
        // Boxed, so that calls on a kept connection are not the larger for it.
        let opening = Box::pin(self.open(origin, progress));
        match within(self.timeout, without_panic(opening)).await {
            Ok(Some(opened)) => opened.map_err(failure),
            Ok(None) | Err(Ended::NoTimer) => Err(super::no_driver()),
            Err(Ended::Elapsed) => Err(TransportError::connect_timeout()),
        }
    }

    async fn open(&self, origin: &Origin, progress: &Progress) -> Result<Connection, Cause> {
        let proxy = origin.proxy();
        let stream = match proxy {
            None => dial(origin.host(), origin.port(), progress).await?,
            Some(proxy) => dial(&proxy.host, proxy.port, progress)
                .await
                .map_err(|error| ProxyFailure::new(proxy, "can't be reached", error))?,
        };
        // A request is written at once, so there is nothing to gather by waiting.
        stream.set_nodelay(true)?;
        if let Some(time) = self.tcp_keepalive {
            SockRef::from(&stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(time))?;
        }
        let socket = Socket::new(stream);
        let mut stream = Stream::Plain(socket.clone());
        if let Some(proxy) = proxy {
            stream = self.pass(proxy, origin, stream, &socket, progress).await?;
        }
        if origin.is_tls() {
            progress.enter(NetworkStage::Tls);
            let failed = |error: &io::Error| TlsFailure::of(&origin.host_and_port(), error);
            stream = secure(&self.tls.service, stream, origin.host(), failed).await?;
        }
        Ok(Connection::open(stream, socket).await?)
    }

    /// Makes of a connection to a proxy one that takes requests to the service, or TLS with it.
    async fn pass(
        &self,
        proxy: &Proxy,
        origin: &Origin,
        mut stream: Stream,
        socket: &Socket,
        progress: &Progress,
    ) -> Result<Stream, Cause> {
        if proxy.is_tls {
            progress.enter(NetworkStage::Tls);
            let failed = |error: &io::Error| TlsFailure::of_proxy(proxy, error);
            stream = secure(&self.tls.proxy, stream, &proxy.host, failed).await?;
        }
        if origin.is_tls() {
            progress.enter(NetworkStage::Proxy);
            stream = tunnel::open(stream, socket.clone(), proxy, origin).await?;
        }
        Ok(stream)
    }
}

/// Makes TLS of a stream to `host`. `failed` says what an error means.
async fn secure(
    config: &Arc<ClientConfig>,
    stream: Stream,
    host: &str,
    failed: impl FnOnce(&io::Error) -> Option<TlsFailure>,
) -> Result<Stream, Cause> {
    let name = ServerName::try_from(host.to_owned())?;
    match TlsConnector::from(config.clone())
        .connect(name, stream)
        .await
    {
        Ok(stream) => Ok(Stream::Tls(Box::new(stream))),
        Err(error) => Err(match failed(&error) {
            Some(failure) => failure.into(),
            None => error.into(),
        }),
    }
}

fn failure(error: Cause) -> TransportError {
    let is_lasting = error.downcast_ref().is_some_and(TlsFailure::is_lasting)
        || error.downcast_ref().is_some_and(Refusal::is_lasting);
    if is_lasting {
        TransportError::connect_denied(error)
    } else {
        TransportError::connect(error)
    }
}

async fn dial(host: &str, port: u16, progress: &Progress) -> io::Result<TcpStream> {
    progress.enter(NetworkStage::Dns);
    let addresses = lookup_host((host, port)).await?;
    progress.enter(NetworkStage::Connect);
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
