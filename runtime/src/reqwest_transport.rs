//! A transport over the application's own `reqwest::Client`: its proxy, certificates and connections, our requests.

use std::fmt;

use bytes::Bytes;
use reqwest::{Client, Response};

use crate::{
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    transport::{Transport, TransportFuture},
    transport_error::TransportError,
};

/// Sends through a `reqwest::Client`.
///
/// Build the client with `redirect(reqwest::redirect::Policy::none())`: credentials go to the configured host and
/// nowhere else, so a response that it got by following a redirect is an error.
///
/// # Examples
/// ```
/// use reqwest::redirect::Policy;
/// # use twilio_runtime::{Client, ClientBuilder, ReqwestTransport};
///
/// fn with_reqwest(builder: ClientBuilder<Client>) -> Result<ClientBuilder<Client>, reqwest::Error> {
///     let client = reqwest::Client::builder().redirect(Policy::none()).build()?;
///     Ok(builder.transport(ReqwestTransport::new(client)))
/// }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport(Client);

impl ReqwestTransport {
    /// Makes a transport of a client.
    pub fn new(client: Client) -> Self {
        Self(client)
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let method = reqwest::Method::from_bytes(request.method().as_str().as_bytes())
            .map_err(TransportError::unsent)?;
        let url = reqwest::Url::parse(request.url()).map_err(TransportError::unsent)?;
        let limit = request.max_response_size;
        let mut outgoing = self
            .0
            .request(method, url.clone())
            .headers(request.headers.into_map())
            .body(request.body);
        if let Some(timeout) = request.timeout {
            outgoing = outgoing.timeout(timeout);
        }
        let response = outgoing.send().await.map_err(failure)?;
        if *response.url() != url {
            return Err(TransportError::interrupted(
                "the `reqwest::Client` followed a redirect: build it with `redirect(Policy::none())`",
            ));
        }
        receive(response, limit).await
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
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
    while let Some(bytes) = response.chunk().await.map_err(failure)? {
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

/// Says what happened, without the URL, which can hold personal data.
fn failure(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportError::connect_timeout(),
        (true, false) => TransportError::connect(error),
        (false, true) => TransportError::timeout(),
        (false, false) if error.is_builder() => TransportError::unsent(error),
        (false, false) => TransportError::interrupted(error),
    }
}

#[cfg(test)]
mod tests {
    use reqwest::{
        Client,
        header::{HeaderMap, HeaderValue},
    };

    use super::ReqwestTransport;

    #[test]
    fn debug_shows_no_header_of_the_client() {
        let headers = HeaderMap::from_iter([(
            "x-api-key".parse().expect("a name"),
            HeaderValue::from_static("s3cret"),
        )]);
        let client = Client::builder()
            .default_headers(headers)
            .build()
            .expect("a client");
        assert!(
            format!("{client:?}").contains("s3cret"),
            "there is something to hide"
        );
        let shown = format!("{:?}", ReqwestTransport::new(client));
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}
