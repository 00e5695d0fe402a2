//! The default transport: HTTP/1.1 by hyper, TLS by rustls, connections kept open between requests.
//!
//! A request goes in, and a connection to its origin is taken from the pool or made. Once the body of the response is
//! read to its end, which comes out, the connection goes back to the pool. Whoever waits for the response moves the bytes
//! of the connection; nothing else has to run for it.

mod acquire;
mod address_race;
mod connection;
mod destination;
mod dialer;
mod doubt;
mod driver;
mod exchange;
mod idle;
mod keep_alive;
mod pool;
mod progress;
mod request_body;
mod response_body;
mod socket;
mod stream;
mod sweeper;
mod tunnel;

use std::{fmt, future::ready, sync::Arc, time::Duration};

use hyper::{
    Method as WireMethod, Request, Uri,
    header::{CONTENT_LENGTH, HOST, HeaderValue, PROXY_AUTHORIZATION},
    http::uri::PathAndQuery,
};

use self::{
    destination::Destination, dialer::Dialer, exchange::Exchange, pool::Pool,
    request_body::RequestBody,
};
use crate::{
    error::{Error, transport_error::TransportError},
    message::{headers::Headers, http_request::HttpRequest},
    operation::method::Method,
    transport::{Transport, TransportFuture, builder::TransportBuilder, proxy::Proxies},
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
    dialer: Arc<Dialer>,
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
            dialer: Arc::new(Dialer::new(dialing)),
        })
    }

    /// Returns what is to be exchanged.
    fn exchange(&self, request: HttpRequest) -> Result<Exchange<'_>, TransportError> {
        let uri =
            Uri::from_maybe_shared(request.url.into_bytes()).map_err(TransportError::unsent)?;
        let destination = self
            .pool
            .destination(&uri, &self.proxies)
            .ok_or_else(|| TransportError::unsent("the URL has no origin"))?;
        let outgoing = outgoing(
            request.operation.method,
            uri,
            &destination,
            request.headers,
            request.body,
        );
        Ok(Exchange::new(
            &self.dialer,
            &self.pool,
            destination,
            outgoing,
            request.max_response_size,
            request.timeout.unwrap_or(Duration::MAX),
        ))
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        match self.exchange(request) {
            // It is moved into the box and no further: what a future is given by value, it keeps twice.
            Ok(mut exchange) => Box::pin(async move { exchange.within_time().await }),
            Err(error) => Box::pin(ready(Err(error))),
        }
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

fn outgoing(
    method: Method,
    uri: Uri,
    destination: &Destination,
    headers: Headers,
    body: bytes::Bytes,
) -> Request<RequestBody> {
    let mut headers = headers.into_map();
    headers.insert(HOST, destination.host_header());
    if body.is_empty() && method.carries_body() {
        headers.insert(CONTENT_LENGTH, NO_LENGTH);
    }
    let mut request = Request::new(RequestBody::new(body));
    *request.method_mut() = wire_method(method);
    *request.uri_mut() = match destination.forwarder() {
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
