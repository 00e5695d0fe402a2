//! The line between the client and the network: a request goes in, a response or a transport error comes out.

use std::{pin::Pin, sync::Arc};

use crate::{
    http_request::HttpRequest, http_response::HttpResponse, transport_error::TransportError,
};

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// Moves a request to the service and its response back.
///
/// A transport sends each request once, follows no redirect and reads the whole body. Every status is a response, not an error.
///
/// # Examples
/// A transport around another one, which tells how long requests take:
/// ```
/// use std::time::Instant;
/// use twilio_runtime::{HttpRequest, Transport, TransportFuture};
///
/// struct Timed<T>(T);
///
/// impl<T: Transport> Transport for Timed<T> {
///     fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
///         Box::pin(async move {
///             let (operation, begin) = (request.operation(), Instant::now());
///             let result = self.0.send(request).await;
///             eprintln!("{operation} took {:?}", begin.elapsed());
///             result
///         })
///     }
/// }
/// ```
/// One that moves the bytes itself is in `examples/own_transport.rs`.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and waits for the whole response.
    ///
    /// # Errors
    /// The error says whether the request may have reached the service, because that decides what may be repeated.
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
