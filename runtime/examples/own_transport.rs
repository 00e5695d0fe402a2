//! A transport of one's own, over an HTTP client that the application has: here reqwest's.
//!
//! ```text
//! cargo run --package twilio-runtime --features reqwest --example own_transport -- http://localhost:4010
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]
#![allow(unreachable_pub, reason = "the macro declares a public type")]

use std::{error::Error, time::Duration};

use reqwest::{RequestBuilder, redirect::Policy};
use twilio_runtime::{
    Client, ClientBuilder, Credentials, HttpRequest, HttpResponse, Json, Scope, Transport,
    TransportError, TransportFuture,
};

/// A client that follows no redirect.
pub struct OwnTransport(pub reqwest::Client);

impl Transport for OwnTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move {
            let mut answer = self.outgoing(&request)?.send().await.map_err(failure)?;
            let (limit, mut body) = (request.max_response_size(), Vec::new());
            while let Some(bytes) = answer.chunk().await.map_err(failure)? {
                if bytes.len() > limit - body.len() {
                    return Err(TransportError::too_large(limit));
                }
                body.extend_from_slice(&bytes);
            }
            let mut response = HttpResponse::new(answer.status().as_u16(), body);
            for (name, value) in answer.headers() {
                response = response.with_header(name.as_str(), value.to_str().unwrap_or_default());
            }
            Ok(response)
        })
    }
}

impl OwnTransport {
    fn outgoing(&self, request: &HttpRequest) -> Result<RequestBuilder, TransportError> {
        let method = request.method().as_str().parse();
        let method = method.map_err(TransportError::unsent)?;
        let mut outgoing = self.0.request(method, request.url());
        for (name, value) in request.headers().iter() {
            outgoing = outgoing.header(name, value);
        }
        // It counts until the last byte of the response, however slowly that comes.
        let time = request.timeout().unwrap_or(Duration::MAX);
        Ok(outgoing.timeout(time).body(request.body().to_vec()))
    }
}

fn failure(error: reqwest::Error) -> TransportError {
    // The URL can hold personal data.
    match error.without_url() {
        error if error.is_connect() => TransportError::connect(error),
        error if error.is_timeout() => TransportError::timeout(),
        error => TransportError::interrupted(error),
    }
}

twilio_runtime::request! {
    "ListFlexFlow": Get "https://flex-api.twilio.com" "/v1/FlexFlows" none -> [Json in "flex_flows"];
    /// Lists the Flex Flows.
    pub struct ListFlexFlow;
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base_url = std::env::args()
        .nth(1)
        .unwrap_or("http://localhost:4010".to_owned());
    // The reqwest of this example comes without cryptography. An application that has its feature `rustls` needs no such line.
    drop(rustls::crypto::ring::default_provider().install_default());
    let http = reqwest::Client::builder()
        .redirect(Policy::none())
        .build()?;
    let client: Client = ClientBuilder::new("example/1.0")
        .credentials(Credentials::from_env()?)
        .base_url(base_url)
        .transport(OwnTransport(http))
        .build()?;
    let page = ListFlexFlow::new(&Scope::new(client)).send().await?;
    println!("{page:?}");
    Ok(())
}
