//! A transport of the standard library's sockets: a request goes out, and the thread waits until the response is there.
//!
//! TLS is rustls, as in the default transport. Connections are kept open between requests.

mod chunks;
mod connection;
mod dialer;
mod encode;
mod input;
mod pool;
mod resolver;
mod response;
mod socket;
mod target;

use std::{fmt, io, time::Instant};

use self::{dialer::Dialer, pool::Pool, target::Target};
use crate::{
    error::Error,
    http_request::HttpRequest,
    http_response::HttpResponse,
    transport::{Transport, TransportFuture},
    transport_builder::TransportBuilder,
    transport_error::TransportError,
};

/// Configures a [`BlockingTransport`].
pub type BlockingTransportBuilder = TransportBuilder<BlockingTransport>;

/// A transport for threads that wait: it needs no asynchronous runtime, and [`send`](Transport::send) returns only when
/// the exchange is over.
///
/// It keeps to the time a request may take, the lookup of the host's address included. The operating system's lookup
/// has no limit of its own, so it is done on a thread beside the caller's, once for each new connection; one that is
/// late is left to end by itself.
pub struct BlockingTransport {
    dialer: Dialer,
    pool: Pool,
}

impl BlockingTransport {
    /// Makes a transport that trusts the Mozilla root certificates, and with the feature `native-roots` those of the
    /// operating system too.
    ///
    /// # Errors
    /// TLS could not be set up.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Begins a transport with other settings: a proxy, root certificates, a time limit.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{BlockingTransport, Client, ClientBuilder, Error, Proxy};
    /// fn behind_a_proxy(builder: ClientBuilder<Client>) -> Result<ClientBuilder<Client>, Error> {
    ///     let proxy = Proxy::new("http://proxy.example:3128")?.basic_auth("user", "password");
    ///     let transport = BlockingTransport::builder().proxy(proxy).build()?;
    ///     Ok(builder.blocking().transport(transport))
    /// }
    /// ```
    pub fn builder() -> BlockingTransportBuilder {
        TransportBuilder::new(|dialing| Self {
            dialer: Dialer::new(dialing),
            pool: Pool::default(),
        })
    }

    fn exchange(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let deadline = request
            .timeout
            .and_then(|timeout| Instant::now().checked_add(timeout));
        let target = Target::of(request.url())
            .ok_or_else(|| TransportError::unsent("the URL has no origin"))?;
        let mut connection = match self.pool.take(&target) {
            Some(connection) => connection,
            None => self.dialer.connect(&target, deadline)?,
        };
        connection.set_deadline(deadline);
        let written = connection.write(&encode::request(request, &target));
        // A service may answer and close before it has read the whole request.
        let response = match (response::read(&mut connection, request), written) {
            (Ok(response), _) => response,
            (Err(_), Err(error)) => return Err(failure(error)),
            (Err(error), Ok(())) => return Err(error),
        };
        if response.is_last {
            return Ok(response.response);
        }
        self.pool.put(&target, connection);
        Ok(response.response)
    }
}

/// Returns what an error means once the request has begun to leave.
fn failure(error: io::Error) -> TransportError {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => TransportError::timeout(),
        _ => TransportError::interrupted(error),
    }
}

impl Transport for BlockingTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move { self.exchange(&request) })
    }
}

impl fmt::Debug for BlockingTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingTransport").finish_non_exhaustive()
    }
}
