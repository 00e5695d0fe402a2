//! The default transport: HTTP/1.1 by hyper, TLS by rustls, connections kept open between requests.
//!
//! A request goes in, and a connection to its origin is taken from the pool or made. Once the body of the response is
//! read to its end, which comes out, the connection goes back to the pool. Whoever waits for the response moves the bytes
//! of the connection; nothing else has to run for it.

mod connection;
mod dialer;
mod doubt;
mod idle;
mod keep_alive;
mod origin;
mod pool;
mod progress;
mod request_body;
mod response_body;
mod socket;
mod stream;
mod sweeper;
mod tunnel;

use std::{fmt, pin::pin, sync::Arc, time::Duration};

use hyper::{
    Method as WireMethod, Request, Response, StatusCode, Uri,
    body::Incoming,
    header::{CONTENT_LENGTH, HOST, HeaderValue, PROXY_AUTHORIZATION},
    http::uri::PathAndQuery,
};
use tokio::runtime::Handle;

pub(crate) use self::pool::PoolLimits;
use self::{
    connection::Connection, dialer::Dialer, origin::Origin, pool::Pool, progress::Progress,
    request_body::RequestBody,
};
use crate::{
    error::Error,
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    method::Method,
    network_stage::NetworkStage,
    proxy::{Proxies, Refusal},
    timer::{Ended, within},
    tls::TlsFailure,
    tokio_runtime::{self, NO_DRIVER},
    transport::{Transport, TransportFuture},
    transport_builder::TransportBuilder,
    transport_error::TransportError,
};

const NO_LENGTH: HeaderValue = HeaderValue::from_static("0");

/// Configures an [`HttpTransport`].
///
/// It is part of a build with the feature `http-client`, which is on by default.
pub type HttpTransportBuilder = TransportBuilder<HttpTransport>;

/// The default transport. It needs a tokio runtime with I/O and time enabled.
///
/// It is part of a build with the feature `http-client`, which is on by default.
///
/// Connections are kept open for the next request to the same origin. A request that meets a connection which the
/// service has closed goes out on another; a request that may have been received is never sent twice.
///
/// Each runtime has connections of its own, so one transport can serve several of them, at once or one after the other. A
/// runtime without I/O or time, or one that is shutting down, is an error; since tokio can only be asked by a call that
/// panics, the panic hook may report it too, and a program that aborts on panics ends there.
pub struct HttpTransport {
    dialer: Dialer,
    pool: Arc<Pool>,
    proxies: Proxies,
}

impl HttpTransport {
    /// Makes a transport that trusts the Mozilla root certificates, and with the feature `native-roots` those of the
    /// operating system too, and that uses the
    /// [proxies of the environment](HttpTransportBuilder::without_environment_proxy).
    ///
    /// # Errors
    /// TLS could not be set up, or a variable of the environment that should name a proxy does not.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Begins a transport with other settings: a proxy, root certificates, time limits, how many connections are kept.
    pub fn builder() -> HttpTransportBuilder {
        TransportBuilder::new(|dialing| Self {
            proxies: dialing.proxies.clone(),
            pool: Arc::new(Pool::new(dialing.pool)),
            dialer: Dialer::new(dialing),
        })
    }

    /// One point in time ends all steps of an exchange, and what it means depends on whether the request had begun to
    /// leave.
    async fn exchange_in_time(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let runtime = tokio_runtime::current()?;
        let time = request.timeout.unwrap_or(Duration::MAX);
        let uri =
            Uri::from_maybe_shared(request.url.into_bytes()).map_err(TransportError::unsent)?;
        let origin = self
            .pool
            .origin(&uri, &self.proxies)
            .ok_or_else(|| TransportError::unsent("the URL has no origin"))?;
        let outgoing = outgoing(
            request.operation.method,
            uri,
            &origin,
            request.headers,
            request.body,
        );
        let (limit, progress) = (request.max_response_size, Progress::default());
        let exchange = pin!(self.exchange(outgoing, limit, &origin, &runtime, &progress));
        let outcome = match within(time, exchange).await {
            Ok(outcome) => outcome,
            Err(Ended::Elapsed) if progress.is_leaving() => Err(TransportError::timeout()),
            Err(Ended::Elapsed) => Err(TransportError::connect_timeout()),
            Err(Ended::NoTimer) if progress.is_leaving() => {
                Err(TransportError::interrupted(NO_DRIVER))
            }
            Err(Ended::NoTimer) => Err(no_driver()),
        };
        outcome.map_err(|error| progress.locate(error, &origin))
    }

    async fn exchange(
        &self,
        request: Request<RequestBody>,
        limit: usize,
        origin: &Arc<Origin>,
        runtime: &Handle,
        progress: &Progress,
    ) -> Result<HttpResponse, TransportError> {
        let (response, mut connection) = self
            .send_request(origin, request, runtime, progress)
            .await?;
        progress.enter(NetworkStage::Receiving);
        let (head, incoming) = response.into_parts();
        let body = connection.read(incoming, limit).await?;
        if connection.settle(&head.headers) {
            self.pool.put(origin, connection, runtime);
        }
        if let Some(proxy) = origin.forwarder()
            && head.status == StatusCode::PROXY_AUTHENTICATION_REQUIRED
        {
            // A service has no such status, so the proxy has kept the request to itself.
            let refusal = Refusal::new(proxy, origin.host_and_port(), &head, &body);
            return Err(TransportError::connect_denied(refusal).with_stage(NetworkStage::Proxy));
        }
        Ok(HttpResponse {
            status: head.status.as_u16(),
            headers: Headers::from_map(head.headers),
            body,
        })
    }

    /// Sends on an open connection, else on a new one. hyper gives a request back only if no byte of it was written.
    async fn send_request(
        &self,
        origin: &Arc<Origin>,
        mut request: Request<RequestBody>,
        runtime: &Handle,
        progress: &Progress,
    ) -> Result<(Response<Incoming>, Box<Connection>), TransportError> {
        loop {
            progress.reset();
            let (mut connection, doubt) = match origin.idle.take(runtime.id()) {
                Some((connection, doubt)) => (connection, Some(doubt)),
                None => (Box::new(self.dialer.connect(origin, progress).await?), None),
            };
            progress.enter(NetworkStage::Sending);
            let mut error = match connection.send(request).await {
                Ok(response) => {
                    if let Some(doubt) = doubt {
                        doubt.dispel();
                    }
                    return Ok((response, connection));
                }
                Err(error) => error,
            };
            match error.take_message() {
                Some(unsent) if doubt.is_some() => request = unsent,
                None if connection.has_sent() => {
                    return Err(interrupted(origin, error.into_error()));
                }
                Some(_) | None => return Err(unsent(origin, error.into_error())),
            }
        }
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(self.exchange_in_time(request))
    }

    fn keeps_time(&self) -> bool {
        true
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}

fn no_driver() -> TransportError {
    TransportError::unsent(NO_DRIVER)
}

fn outgoing(
    method: Method,
    uri: Uri,
    origin: &Origin,
    headers: Headers,
    body: bytes::Bytes,
) -> Request<RequestBody> {
    let mut headers = headers.into_map();
    headers.insert(HOST, origin.host_header());
    if body.is_empty() && method.carries_body() {
        headers.insert(CONTENT_LENGTH, NO_LENGTH);
    }
    let mut request = Request::new(RequestBody::new(body));
    *request.method_mut() = wire_method(method);
    *request.uri_mut() = match origin.forwarder() {
        Some(proxy) => {
            if let Some(authorization) = proxy.authorization() {
                headers.insert(PROXY_AUTHORIZATION, authorization.clone());
            }
            uri
        }
        None => Uri::from(target(uri)),
    };
    *request.headers_mut() = headers;
    request
}

/// What it means that the connection failed after the request began to leave.
fn interrupted(origin: &Origin, error: hyper::Error) -> TransportError {
    late_refusal(origin, &error).unwrap_or_else(|| TransportError::interrupted(error))
}

/// What it means that the connection failed before that.
fn unsent(origin: &Origin, error: hyper::Error) -> TransportError {
    late_refusal(origin, &error).unwrap_or_else(|| TransportError::connect(error))
}

/// Returns the refusal of the client's certificate, which is after the handshake for the client and part of it for the
/// service, which has read nothing of the request.
fn late_refusal(origin: &Origin, error: &hyper::Error) -> Option<TransportError> {
    let failure = match origin.forwarder() {
        None => TlsFailure::of(&origin.host_and_port(), error)?,
        Some(proxy) => TlsFailure::of_proxy(proxy, error)?,
    };
    failure
        .is_of_client_certificate()
        .then(|| TransportError::connect_denied(failure).with_stage(NetworkStage::Tls))
}

/// Returns the path and the query. An empty path reads as the root but is not written as it, and a request has to name
/// one.
fn target(uri: Uri) -> PathAndQuery {
    let target = uri.into_parts().path_and_query;
    let named = target.filter(|target| target.as_str() != "/");
    named.unwrap_or_else(|| PathAndQuery::from_static("/"))
}

fn wire_method(method: Method) -> WireMethod {
    match method {
        Method::Get => WireMethod::GET,
        Method::Post => WireMethod::POST,
        Method::Put => WireMethod::PUT,
        Method::Patch => WireMethod::PATCH,
        Method::Delete => WireMethod::DELETE,
        Method::Head => WireMethod::HEAD,
        Method::Options => WireMethod::OPTIONS,
        Method::Trace => WireMethod::TRACE,
    }
}

#[cfg(all(test, any(feature = "ring", feature = "aws-lc-rs")))]
mod tests;
