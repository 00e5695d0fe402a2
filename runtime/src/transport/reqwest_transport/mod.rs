//! A transport over the application's own `reqwest::Client`: its proxy, certificates and connections, our requests.

mod certificate_failure;
mod failure;
mod request_body;

use std::{fmt, pin::pin};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::{Body, Client, ClientBuilder, RequestBuilder, Response, redirect::Policy};

use self::{
    failure::{failure, interruption, redirected},
    request_body::{Departure, RequestBody},
};
use crate::{
    error::{Error, configuration_error::ConfigurationError, transport_error::TransportError},
    message::{headers::Headers, http_request::HttpRequest, http_response::HttpResponse},
    transport::{
        Transport, TransportFuture,
        tokio_runtime::{self, NO_DRIVER, no_driver, without_panic},
    },
};

/// Sends through a `reqwest::Client`.
///
/// It is part of a build with the feature `reqwest`.
///
/// No redirect is followed, because credentials and bodies go to the configured host and nowhere else. A transport that
/// is [built](Self::build) from reqwest's settings sees to that itself.
///
/// # Certificates
/// A certificate that is not trusted is an error of the first attempt, and nothing was sent. The report names the setting
/// of reqwest that trusts it, `tls_certs_merge`, or `identity` if the service requires a certificate of the client.
///
/// If reqwest uses rustls, and the feature `http-client` is on, the report also has the reason: the certificate has
/// expired, is for another host, and so on. Every failure of TLS that lasts, such as no common version, is then an error
/// of the first attempt, and the [stage](crate::Error::stage) is `Tls`.
///
/// Otherwise the errors of TLS are of types that this crate does not know, and it goes by their text: a failure to
/// connect is one of certificates if a cause mentions a certificate. Other failures to connect are repeated. In TLS 1.3,
/// a service refuses the certificate of the client only after the request began to leave: that is an interruption, after
/// which a request that only reads is repeated.
///
/// A failure of TLS with an `https` proxy is not told apart from one with the service, and names the service.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Client, ClientBuilder, Error, ReqwestTransport};
///
/// fn with_reqwest(builder: ClientBuilder<Client>) -> Result<Client, Error> {
///     builder.transport(ReqwestTransport::build(reqwest::Client::builder())?).build()
/// }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport(Client);

impl ReqwestTransport {
    /// Builds a client with these settings, which follows no redirect whatever they say, and makes a transport of it.
    ///
    /// # Errors
    /// The settings are refused by reqwest, such as a certificate or a proxy that can't be used.
    pub fn build(settings: ClientBuilder) -> Result<Self, Error> {
        let client = settings.redirect(Policy::none()).build();
        client
            .map(Self)
            .map_err(|error| Error::configuration(ConfigurationError::Reqwest(error.without_url())))
    }

    /// Makes a transport of a client that exists, with its connections.
    ///
    /// Build such a client with `redirect(reqwest::redirect::Policy::none())`. One that follows redirects does less harm
    /// here than usual: neither the body of a request nor the credentials are taken to another host, most redirects are
    /// not followed, and a response that was got by following one is an error.
    pub fn new(client: Client) -> Self {
        Self(client)
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        tokio_runtime::current()?;
        let departure = Departure::default();
        let running = pin!(self.run(request, &departure));
        match without_panic(running).await {
            Some(outcome) => outcome,
            None if departure.has_begun() => Err(TransportError::interrupted(NO_DRIVER)),
            None => Err(no_driver()),
        }
    }

    async fn run(
        &self,
        request: HttpRequest,
        departure: &Departure,
    ) -> Result<HttpResponse, TransportError> {
        let url = reqwest::Url::parse(request.url()).map_err(TransportError::unsent)?;
        let limit = request.max_response_size;
        let outgoing = self.outgoing(request, url.clone(), departure)?;
        let sent = outgoing.send().await;
        let response = sent.map_err(|error| failure(error, &url, departure.has_begun()))?;
        if *response.url() != url {
            return Err(redirected());
        }
        receive(response, limit).await
    }

    fn outgoing(
        &self,
        request: HttpRequest,
        url: reqwest::Url,
        departure: &Departure,
    ) -> Result<RequestBuilder, TransportError> {
        let method = request.method();
        let name = reqwest::Method::from_bytes(method.as_str().as_bytes());
        let mut outgoing = self
            .0
            .request(name.map_err(TransportError::unsent)?, url)
            .headers(request.headers.into_map());
        if method.carries_body() && request.body.is_empty() {
            // Without it some services wait for a body.
            outgoing = outgoing.header(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(timeout) = request.timeout {
            outgoing = outgoing.timeout(timeout);
        }
        let body = RequestBody::new(request.body, departure.clone());
        Ok(outgoing.body(Body::wrap(body)))
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }

    /// The client stops at the time limit of the request by itself, and knows what it was doing then.
    fn keeps_time(&self) -> bool {
        true
    }
}

impl From<Client> for ReqwestTransport {
    /// The same as [`new`](ReqwestTransport::new).
    fn from(client: Client) -> Self {
        Self::new(client)
    }
}

/// Shows nothing of the client, whose headers and proxy can hold credentials.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

async fn receive(mut response: Response, limit: usize) -> Result<HttpResponse, TransportError> {
    let mut body = Vec::new();
    while let Some(bytes) = response.chunk().await.map_err(interruption)? {
        if bytes.len() > limit - body.len() {
            return Err(TransportError::too_large(limit));
        }
        body.extend_from_slice(&bytes);
    }
    Ok(HttpResponse {
        status: response.status().as_u16(),
        headers: Headers::from_map(std::mem::take(response.headers_mut())),
        body: Bytes::from(body),
    })
}
