//! The line between the client and the network: a request goes in, a response or a transport error comes out.

#[cfg(feature = "http-client")]
pub(crate) mod builder;
#[cfg(any(feature = "http-client", feature = "reqwest"))]
mod causes;
#[cfg(feature = "http-client")]
pub(crate) mod http_transport;
#[cfg(feature = "http-client")]
pub(crate) mod proxy;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest_transport;
#[cfg(feature = "http-client")]
mod tls;
#[cfg(any(feature = "http-client", feature = "reqwest"))]
mod tokio_runtime;
#[cfg(feature = "tower")]
pub(crate) mod tower;

use std::{pin::Pin, sync::Arc};

use crate::{
    error::transport_error::TransportError,
    message::{http_request::HttpRequest, http_response::HttpResponse},
};

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// Moves a request to the service and its response back.
///
/// A transport sends each request once, follows no redirect and reads the whole body, as far as
/// [`HttpRequest::max_response_size`] goes, whether or not a `Content-Length` announces it. Every status is a response,
/// not an error.
///
/// [`HttpRequest::timeout`] is for the whole exchange, however slowly the response comes. The client stops waiting when
/// it is over; a transport that keeps to it by itself, as the first one below, does so without a clock too.
///
/// The rest is the client's. To wait it needs a [`Clock`](crate::Clock), which the feature `tokio` brings. Where the
/// default transport is off, turn on that feature or set [`ClientBuilder::clock`](crate::ClientBuilder::clock);
/// otherwise each call is sent once.
///
/// # Examples
/// A transport over an HTTP client that the application has, here a `reqwest::Client` that follows no redirect. (For
/// that very client, the feature `reqwest` has one ready.)
/// ```
/// # #[cfg(feature = "reqwest")]
/// # mod example {
/// use std::time::Duration;
/// use reqwest::RequestBuilder;
/// # use twilio_runtime::{HttpRequest, HttpResponse, Transport, TransportError, TransportFuture};
///
/// pub struct OwnTransport(pub reqwest::Client);
///
/// impl Transport for OwnTransport {
///     fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
///         Box::pin(async move {
///             let mut answer = self.outgoing(&request)?.send().await.map_err(failure)?;
///             let (limit, mut body) = (request.max_response_size(), Vec::new());
///             while let Some(bytes) = answer.chunk().await.map_err(failure)? {
///                 if bytes.len() > limit - body.len() {
///                     return Err(TransportError::too_large(limit));
///                 }
///                 body.extend_from_slice(&bytes);
///             }
///             let mut response = HttpResponse::new(answer.status().as_u16(), body);
///             for (name, value) in answer.headers() {
///                 response = response.with_header(name.as_str(), value.to_str().unwrap_or_default());
///             }
///             Ok(response)
///         })
///     }
/// }
///
/// impl OwnTransport {
///     fn outgoing(&self, request: &HttpRequest) -> Result<RequestBuilder, TransportError> {
///         let method = request.method().as_str().parse();
///         let method = method.map_err(TransportError::unsent)?;
///         let mut outgoing = self.0.request(method, request.url());
///         for (name, value) in request.headers().iter() {
///             outgoing = outgoing.header(name, value);
///         }
///         // It counts until the last byte of the response, however slowly that comes.
///         let time = request.timeout().unwrap_or(Duration::MAX);
///         Ok(outgoing.timeout(time).body(request.body().to_vec()))
///     }
/// }
///
/// fn failure(error: reqwest::Error) -> TransportError {
///     // The URL can hold personal data.
///     match error.without_url() {
///         error if error.is_connect() => TransportError::connect(error),
///         error if error.is_timeout() => TransportError::timeout(),
///         error => TransportError::interrupted(error),
///     }
/// }
/// # }
/// ```
/// It is given to a client by [`ClientBuilder::transport`](crate::ClientBuilder::transport).
///
/// A transport around another one, which prints how long requests take:
/// ```
/// use std::time::Instant;
/// # use twilio_runtime::{HttpRequest, Transport, TransportFuture};
///
/// struct Timed<T>(T);
///
/// impl<T: Transport> Transport for Timed<T> {
///     fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
///         Box::pin(async move {
///             let (operation, begin) = (request.operation().to_owned(), Instant::now());
///             let result = self.0.send(request).await;
///             eprintln!("{operation} took {:?}", begin.elapsed());
///             result
///         })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and waits for the whole response.
    ///
    /// # Errors
    /// The error specifies whether the request may have reached the service, because that decides what may be repeated.
    fn send(&self, request: HttpRequest) -> TransportFuture<'_>;

    /// Whether an exchange never takes longer than [`HttpRequest::timeout`]. Where the transport does not promise that,
    /// the client itself stops waiting when the time is over, if it has a clock.
    fn keeps_time(&self) -> bool {
        false
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        (**self).send(request)
    }

    fn keeps_time(&self) -> bool {
        (**self).keeps_time()
    }
}
