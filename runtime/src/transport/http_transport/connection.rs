//! One open connection: a request goes in, and its answer comes out, moved by whoever waits for it.
//!
//! No task of its own drives the connection. So a call depends on no other task, and a call that is dropped takes its
//! connection with it.

use std::{
    error::Error,
    pin::Pin,
    task::{Context, Waker},
    time::Duration,
};

use bytes::Bytes;
use hyper::{
    HeaderMap, Request, Response,
    body::Incoming,
    client::conn::{TrySendError, http1},
};
use hyper_util::rt::TokioIo;

use super::{
    driver::Driver, keep_alive::KeepAlive, request_body::RequestBody, response_body,
    socket::Socket, stream::Stream,
};
use crate::error::transport_error::TransportError;

/// Why there is no connection.
pub(super) type Cause = Box<dyn Error + Send + Sync>;

/// A step on the way to a connection, which is compiled once and not into each place that waits for it.
pub(super) type Step<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An open connection.
pub(super) struct Connection {
    sender: http1::SendRequest<RequestBody>,
    driver: Driver,
    socket: Socket,
    /// How many requests can follow.
    requests_left: u32,
    /// How long it can wait for the next one, if the service announced it.
    idle: Option<Duration>,
}

impl Connection {
    /// Begins HTTP on `stream`, whose bytes go through `socket`.
    pub(super) fn open(stream: Stream, socket: Socket) -> Step<'static, hyper::Result<Self>> {
        Box::pin(async move {
            let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
            Ok(Self {
                sender,
                driver: Driver::new(connection),
                socket,
                requests_left: u32::MAX,
                idle: None,
            })
        })
    }

    /// Sends `request`. The head of its answer is what [`wait`](Self::wait) waits for; the request comes back with the error
    /// if nothing was done with it.
    pub(super) fn send(
        &mut self,
        request: Request<RequestBody>,
    ) -> impl Future<Output = Result<Response<Incoming>, TrySendError<Request<RequestBody>>>> + use<>
    {
        self.socket.begin();
        self.sender.try_send_request(request)
    }

    /// Moves bytes until there is an answer. It is pinned by the caller, so that it is not kept twice.
    pub(super) async fn wait<T>(&mut self, mut answer: Pin<&mut impl Future<Output = T>>) -> T {
        let poll = |context: &mut Context<'_>| answer.as_mut().poll(context);
        self.driver.until(poll).await
    }

    /// Whether a byte of the last request may have left.
    pub(super) fn has_sent(&self) -> bool {
        self.socket.has_written()
    }

    /// Reads the body of the answer.
    pub(super) async fn read(
        &mut self,
        body: Incoming,
        limit: usize,
    ) -> Result<Bytes, TransportError> {
        response_body::read(body, limit, &mut self.driver).await
    }

    /// Ends an exchange whose answer was read. Returns whether another one can begin: the request was written to its
    /// end, nothing came after the answer, and the service wants to keep the connection.
    pub(super) fn settle(&mut self, headers: &HeaderMap) -> bool {
        let promised = KeepAlive::of(headers);
        self.idle = promised.idle;
        let requests = promised.requests.unwrap_or(u32::MAX);
        self.requests_left = self.requests_left.min(requests).saturating_sub(1);
        if self.requests_left == 0 || self.idle.is_some_and(|idle| idle.is_zero()) {
            return false;
        }
        // Nobody is woken by this, but what would wake somebody is not silent.
        self.driver.advance(&mut Context::from_waker(Waker::noop()));
        !self.driver.is_done() && self.sender.is_ready()
    }

    /// Returns how long the connection can wait for its next request, if the service announced it.
    pub(super) fn idle(&self) -> Option<Duration> {
        self.idle
    }

    /// Whether the other end has neither closed the connection nor sent anything unasked.
    pub(super) fn is_silent(&self) -> bool {
        self.socket.is_silent()
    }

    /// Returns the stream after an answer that ends HTTP on it, unless the other end has sent more than that.
    pub(super) fn into_stream(self) -> Option<Stream> {
        self.driver.into_stream()
    }

    /// Closes the connection, with a farewell where TLS has one.
    pub(super) fn close(mut self) {
        drop(self.sender);
        self.driver.advance(&mut Context::from_waker(Waker::noop()));
    }
}
