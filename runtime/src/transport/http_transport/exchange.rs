//! One exchange: a request to a destination goes in, and its response comes out, by an open connection of the pool or a new one.

use std::{mem::replace, pin::pin, sync::Arc, time::Duration};

use hyper::{Request, Response, StatusCode, body::Incoming};
use tokio::{runtime::Handle, time::Instant};

use super::{
    acquire::{self, Acquired},
    connection::Connection,
    destination::Destination,
    dialer::Dialer,
    doubt::Doubt,
    pool::Pool,
    progress::Progress,
    request_body::RequestBody,
};
use crate::{
    clock::timer::{Ended, within},
    error::{network_stage::NetworkStage, transport_error::TransportError},
    message::{headers::Headers, http_response::HttpResponse},
    transport::{
        proxy::Refusal,
        tls::TlsFailure,
        tokio_runtime::{self, NO_DRIVER, no_driver},
    },
};

/// A request on its way.
pub(super) struct Exchange<'a> {
    dialer: &'a Arc<Dialer>,
    pool: &'a Arc<Pool>,
    destination: Arc<Destination>,
    request: Request<RequestBody>,
    /// How many bytes the body of the response may have.
    limit: usize,
    /// How long all of it may take.
    time: Duration,
    progress: Progress,
    /// The progress of the connection that is made for the request.
    dialing: Option<Arc<Progress>>,
}

impl<'a> Exchange<'a> {
    pub(super) fn new(
        dialer: &'a Arc<Dialer>,
        pool: &'a Arc<Pool>,
        destination: Arc<Destination>,
        request: Request<RequestBody>,
        limit: usize,
        time: Duration,
    ) -> Self {
        Self {
            dialer,
            pool,
            destination,
            request,
            limit,
            time,
            progress: Progress::default(),
            dialing: None,
        }
    }

    /// One point in time ends all steps of an exchange, and what it means depends on whether the request had begun to
    /// leave.
    pub(super) async fn within_time(&mut self) -> Result<HttpResponse, TransportError> {
        let runtime = tokio_runtime::current()?;
        let time = self.time;
        let ended = {
            let exchanging = pin!(self.run(&runtime));
            within(time, exchanging).await
        };
        let progress = self.dialing.as_deref().unwrap_or(&self.progress);
        let outcome = match ended {
            Ok(outcome) => outcome,
            Err(Ended::Elapsed) if progress.is_leaving() => Err(TransportError::timeout()),
            Err(Ended::Elapsed) => Err(TransportError::connect_timeout()),
            Err(Ended::NoTimer) if progress.is_leaving() => {
                Err(TransportError::interrupted(NO_DRIVER))
            }
            Err(Ended::NoTimer) => Err(no_driver()),
        };
        outcome.map_err(|error| progress.locate(error, &self.destination))
    }

    async fn run(&mut self, runtime: &Handle) -> Result<HttpResponse, TransportError> {
        let (response, mut connection) = self.send(runtime).await?;
        self.progress.enter(NetworkStage::Receiving);
        let (head, incoming) = response.into_parts();
        let body = connection.read(incoming, self.limit).await?;
        if connection.settle(&head.headers) {
            acquire::keep(self.pool, &self.destination, connection, runtime);
        }
        if let Some(proxy) = self.destination.forwarder()
            && head.status == StatusCode::PROXY_AUTHENTICATION_REQUIRED
        {
            // A service has no such status, so the proxy has kept the request to itself.
            let refusal =
                Refusal::of_request(proxy, self.destination.origin.host_and_port(), &head);
            return Err(TransportError::connect_denied(refusal).with_stage(NetworkStage::Proxy));
        }
        Ok(HttpResponse {
            status: head.status.as_u16(),
            headers: Headers::from_map(head.headers),
            body,
        })
    }

    /// Sends on an open connection, else on a new one. hyper gives a request back only if no byte of it was written.
    async fn send(
        &mut self,
        runtime: &Handle,
    ) -> Result<(Response<Incoming>, Box<Connection>), TransportError> {
        loop {
            self.progress.reset();
            let now = Instant::now();
            let Acquired {
                mut connection,
                is_used,
            } = match self.destination.idle.take(runtime.id(), now) {
                Some(connection) => Acquired::used(connection),
                None => self.connect(runtime).await?,
            };
            let doubt = is_used.then(|| Doubt::new(&self.destination.idle, now));
            self.progress.enter(NetworkStage::Sending);
            let request = replace(&mut self.request, Request::new(RequestBody::empty()));
            let answer = pin!(connection.send(request));
            let mut error = match connection.wait(answer).await {
                Ok(response) => {
                    if let Some(doubt) = doubt {
                        doubt.dispel();
                    }
                    return Ok((response, connection));
                }
                Err(error) => error,
            };
            match error.take_message() {
                Some(unsent) if doubt.is_some() => self.request = unsent,
                None if connection.has_sent() => {
                    return Err(interrupted(&self.destination, error.into_error()));
                }
                Some(_) | None => return Err(unsent(&self.destination, error.into_error())),
            }
        }
    }

    /// Makes a connection, unless one becomes free before.
    async fn connect(&mut self, runtime: &Handle) -> Result<Acquired, TransportError> {
        let progress = self.dialing.insert(Arc::default()).clone();
        let dial = self.dialer.connect(self.destination.clone(), progress);
        let acquired = acquire::first(self.pool, &self.destination, runtime, dial).await?;
        self.dialing = None;
        Ok(acquired)
    }
}

/// What it means that the connection failed after the request began to leave.
#[cold]
fn interrupted(destination: &Destination, error: hyper::Error) -> TransportError {
    late_refusal(destination, &error).unwrap_or_else(|| TransportError::interrupted(error))
}

/// What it means that the connection failed before that.
#[cold]
fn unsent(destination: &Destination, error: hyper::Error) -> TransportError {
    late_refusal(destination, &error).unwrap_or_else(|| TransportError::connect(error))
}

/// Returns the refusal of the client's certificate, which is after the handshake for the client and part of it for the
/// service, which has read nothing of the request.
fn late_refusal(destination: &Destination, error: &hyper::Error) -> Option<TransportError> {
    let failure = match destination.forwarder() {
        None => TlsFailure::of(&destination.origin.host_and_port(), error)?,
        Some(proxy) => TlsFailure::of_proxy(proxy, error)?,
    };
    failure
        .is_of_client_certificate()
        .then(|| TransportError::connect_denied(failure).with_stage(NetworkStage::Tls))
}
