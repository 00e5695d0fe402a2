//! A service as a transport: what tower's layers make of a request goes out.

use std::{
    error::Error,
    fmt,
    future::poll_fn,
    sync::{Mutex, PoisonError},
};

use tower_service::Service;

use crate::{
    error::transport_error::TransportError,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    transport::{Transport, TransportFuture},
};

/// A service of tower's as a [`Transport`]. Each request is sent by a clone of it.
///
/// It is part of a build with the feature `tower`.
///
/// An error of the service that is a [`TransportError`] stays as it is. Any other ends the call: before the service is
/// ready as one that was not sent, and from then on as one that may have been, because the service does not report which.
///
/// The client repeats requests by rules of its own, so a layer that does so too would multiply the attempts.
///
/// # Examples
/// A layer of one's own around another transport; those of the crate `tower` work alike, by a `ServiceBuilder`:
/// ```
/// use std::task::{Context, Poll};
/// use tower_service::Service;
/// # use twilio_runtime::{Client, ClientBuilder, HttpRequest, ServiceTransport, Transport, TransportService};
///
/// /// Logs every request.
/// #[derive(Clone)]
/// struct Logged<S>(S);
///
/// impl<S: Service<HttpRequest>> Service<HttpRequest> for Logged<S> {
///     type Response = S::Response;
///     type Error = S::Error;
///     type Future = S::Future;
///
///     fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
///         self.0.poll_ready(context)
///     }
///
///     fn call(&mut self, request: HttpRequest) -> S::Future {
///         eprintln!("{}", request.operation());
///         self.0.call(request)
///     }
/// }
///
/// fn logged(builder: ClientBuilder<Client>, transport: impl Transport) -> ClientBuilder<Client> {
///     builder.transport(ServiceTransport::new(Logged(TransportService::new(transport))))
/// }
/// ```
pub struct ServiceTransport<S>(Mutex<S>);

impl<S> ServiceTransport<S> {
    /// Makes a transport of `service`.
    pub fn new(service: S) -> Self {
        // A service need not be `Sync`: the lock is held for as long as a clone takes.
        Self(Mutex::new(service))
    }
}

impl<S> Transport for ServiceTransport<S>
where
    S: Service<HttpRequest, Response = HttpResponse> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
{
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let service = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut service = S::clone(&service);
        Box::pin(async move {
            // What waits for the service, such as a limit, counts for nothing as long as nothing is sent.
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(|error| known(error.into()).unwrap_or_else(TransportError::unsent))?;
            let sent = service.call(request).await;
            sent.map_err(|error| known(error.into()).unwrap_or_else(TransportError::interrupted))
        })
    }
}

/// Returns the error that a transport made, if it is one.
fn known(
    error: Box<dyn Error + Send + Sync>,
) -> Result<TransportError, Box<dyn Error + Send + Sync>> {
    error.downcast::<TransportError>().map(|error| *error)
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceTransport").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{Ready, ready},
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use tower_service::Service;

    use super::ServiceTransport;
    use crate::{
        ClientBuilder, Credentials, Error, HttpRequest, HttpResponse, Json, Method, Request,
        RetryPolicy, Scope, ScriptedTransport, Transport, TransportError, TransportService,
        operation::Operation,
    };

    static PING: Operation =
        Operation::bare("Ping", Method::Post, "https://api.example.com", "/v1/Ping");

    /// Fails at either step.
    #[derive(Clone)]
    struct Failing {
        is_ready: bool,
    }

    impl Service<HttpRequest> for Failing {
        type Response = HttpResponse;
        type Error = Box<dyn std::error::Error + Send + Sync>;
        type Future = Ready<Result<HttpResponse, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(self.is_ready.then_some(()).ok_or("no".into()))
        }

        fn call(&mut self, _: HttpRequest) -> Self::Future {
            ready(Err("no".into()))
        }
    }

    fn ping(transport: impl Transport) -> Result<Json, Error> {
        let client = ClientBuilder::new("test/1.0")
            .credentials(Credentials::none())
            .retry(RetryPolicy::off())
            .transport(transport)
            .build()?;
        let sent = pin!(Request::new(&PING, &Scope::new(client)).send(crate::call::results::json));
        match sent.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("nothing here waits"),
        }
    }

    #[test]
    fn a_transport_stays_one_through_a_service() {
        let script = ScriptedTransport::new();
        script.respond(HttpResponse::new(200, "[1]"));
        script.fail(TransportError::connect_timeout());
        let through = || ServiceTransport::new(TransportService::new(script.clone()));
        assert_eq!(ping(through()).expect("JSON"), serde_json::json!([1]));
        let error = ping(through()).expect_err("the script's");
        assert!(error.is_connect() && error.is_timeout(), "{error:?}");
        script.verify();
    }

    #[test]
    fn errors_of_a_service_count_as_sent_once_it_was_called() {
        for is_ready in [false, true] {
            let error = ping(ServiceTransport::new(Failing { is_ready })).expect_err("a failure");
            assert_eq!(error.was_sent(), is_ready);
        }
    }
}
