//! Making connections: a destination goes in, an open HTTP connection comes out.

use std::{io, sync::Arc, time::Duration};

use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, pki_types::ServerName},
};

use super::{
    address_race,
    connection::{Cause, Connection, Step},
    destination::Destination,
    progress::Progress,
    socket::Socket,
    stream::Stream,
    tunnel,
};
use crate::{
    clock::timer::{Ended, within},
    error::{network_stage::NetworkStage, transport_error::TransportError},
    transport::{
        builder::Dialing,
        proxy::{Proxy, ProxyFailure, Refusal},
        tls::{TlsConfigs, TlsFailure},
        tokio_runtime::{no_driver, without_panic},
    },
};

/// A connection that is being made.
pub(super) type Dial = Step<'static, Result<Box<Connection>, TransportError>>;

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

    /// Connects to `destination`. It borrows nothing, because it may go on after the request that asks for it.
    pub(super) fn connect(
        self: &Arc<Self>,
        destination: Arc<Destination>,
        progress: Arc<Progress>,
    ) -> Dial {
        let dialer = self.clone();
        Box::pin(async move {
            let opening: Step<'_, _> = Box::pin(dialer.open(&destination, &progress));
            match within(dialer.timeout, without_panic(opening)).await {
                Ok(Some(opened)) => opened.map(Box::new).map_err(failure),
                Ok(None) | Err(Ended::NoTimer) => Err(no_driver()),
                Err(Ended::Elapsed) => Err(TransportError::connect_timeout()),
            }
        })
    }

    async fn open(
        &self,
        destination: &Destination,
        progress: &Progress,
    ) -> Result<Connection, Cause> {
        let (origin, proxy) = (&destination.origin, destination.proxy());
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
        let mut stream: Stream = Box::new(socket.clone());
        if let Some(proxy) = proxy {
            stream = self
                .pass(proxy, destination, stream, &socket, progress)
                .await?;
        }
        if origin.is_https() {
            progress.enter(NetworkStage::Tls);
            let failed = |error: &io::Error| TlsFailure::of(&origin.host_and_port(), error);
            stream = secure(&self.tls.service, stream, origin.host(), &failed).await?;
        }
        Ok(Connection::open(stream, socket).await?)
    }

    /// Makes of a connection to a proxy one that takes requests to the service, or TLS with it.
    fn pass<'a>(
        &'a self,
        proxy: &'a Proxy,
        destination: &'a Destination,
        mut stream: Stream,
        socket: &'a Socket,
        progress: &'a Progress,
    ) -> Step<'a, Result<Stream, Cause>> {
        Box::pin(async move {
            if proxy.is_tls {
                progress.enter(NetworkStage::Tls);
                let failed = |error: &io::Error| TlsFailure::of_proxy(proxy, error);
                stream = secure(&self.tls.proxy, stream, &proxy.host, &failed).await?;
            }
            if destination.origin.is_https() {
                progress.enter(NetworkStage::Proxy);
                stream = tunnel::open(stream, socket.clone(), proxy, destination).await?;
            }
            Ok(stream)
        })
    }
}

/// Makes TLS of a stream to `host`. `failed` explains an error.
fn secure<'a>(
    config: &Arc<ClientConfig>,
    stream: Stream,
    host: &str,
    failed: &'a (dyn Fn(&io::Error) -> Option<TlsFailure> + Sync),
) -> Step<'a, Result<Stream, Cause>> {
    let connector = TlsConnector::from(config.clone());
    let name = ServerName::try_from(host.to_owned());
    Box::pin(async move {
        match connector.connect(name?, stream).await {
            Ok(stream) => Ok(Box::new(stream) as Stream),
            Err(error) => Err(match failed(&error) {
                Some(failure) => failure.into(),
                None => error.into(),
            }),
        }
    })
}

#[cold]
fn failure(error: Cause) -> TransportError {
    let is_lasting = error.downcast_ref().is_some_and(TlsFailure::is_lasting)
        || error.downcast_ref().is_some_and(Refusal::is_lasting);
    if is_lasting {
        TransportError::connect_denied(error)
    } else {
        TransportError::connect(error)
    }
}

fn dial<'a>(host: &'a str, port: u16, progress: &'a Progress) -> Step<'a, io::Result<TcpStream>> {
    Box::pin(async move {
        progress.enter(NetworkStage::Dns);
        let addresses = lookup_host((host, port)).await?.collect();
        progress.enter(NetworkStage::Connect);
        address_race::connect(addresses).await
    })
}
