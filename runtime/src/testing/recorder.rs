//! A transport that writes down what passes through it: exchanges in, a recording as JSON text out.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};

use super::{exchange, redaction::Redaction, request_view::RequestView};
use crate::{
    content_encoding,
    http_request::HttpRequest,
    transport::{Transport, TransportFuture},
};

/// The format's version, for readers of later ones.
pub(crate) const VERSION: u64 = 1;

/// Sends through another transport and writes down every exchange, for a [`Replay`](super::Replay) to repeat. A clone
/// shares the recording.
///
/// # What a recording does not hold
/// - Credentials: the `Authorization` header, and members of a body that are called `token`, `access_token`,
///   `refresh_token`, `auth_token`, `secret`, `client_secret` or `password`.
/// - Inputs that the API's description marks as personal, under any name that the response repeats them.
/// - Members of a response that the description marks as personal, at any depth.
/// - Headers and parameters that the operation does not know, such as the caller's own.
/// - Members of JSON bodies that [`hide`](Self::hide) names.
/// - Bytes that are not text: of those in a request it holds a checksum, of those in a response nothing.
/// - The query of an address that a redirect leads to.
///
/// The marks are those by which `Debug` hides a value. A response may hold personal data that nobody marked, such as
/// that in free-form JSON: whoever records one names its members, and reads the recording before keeping it.
///
/// # Examples
/// ```
/// # use twilio_runtime::{ClientBuilder, Credentials, Error, HttpResponse, Scope, ScriptedTransport, Transport};
/// # use twilio_runtime::testing::{Recorder, Replay};
/// # twilio_runtime::request! {
/// #     "FetchThing": Get "https://api.example.com" "/v1/Thing" none -> twilio_runtime::Json;
/// #     /// Fetches the thing.
/// #     pub struct FetchThing {}
/// # }
/// # struct Client(Scope);
/// # impl From<twilio_runtime::Client> for Client {
/// #     fn from(client: twilio_runtime::Client) -> Self { Self(Scope::new(client)) }
/// # }
/// # impl Client {
/// #     fn builder() -> ClientBuilder<Self> { ClientBuilder::new("example/1.0") }
/// #     fn fetch_thing(&self) -> FetchThing { FetchThing::new(&self.0) }
/// # }
/// # #[cfg(feature = "http-client")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> { tokio::runtime::Runtime::new()?.block_on(test()) }
/// # #[cfg(not(feature = "http-client"))]
/// # fn main() {}
/// fn client(transport: impl Transport) -> Result<Client, Error> {
///     let credentials = Credentials::auth_token("AC0123456789abcdef0123456789abcdef", "secret");
///     Client::builder().credentials(credentials).transport(transport).build()
/// }
///
/// async fn test() -> Result<(), Box<dyn std::error::Error>> {
///     // Once, with the service: `HttpTransport::new()?` takes the place of this script.
///     let service = ScriptedTransport::new();
///     service.respond(HttpResponse::new(200, r#"{"size": 3, "email": "ann@example.com"}"#));
///     let recorder = Recorder::new(service).hide("email");
///     client(recorder.clone())?.fetch_thing().send().await?;
///     let recording = recorder.to_json(); // for a file of the tests
///     assert!(!recording.contains("ann@example.com"));
///
///     // From then on, without it.
///     let replay = Replay::from_json(&recording)?;
///     let thing = client(replay)?.fetch_thing().send().await?;
///     assert_eq!(thing["size"], 3);
///     Ok(())
/// }
/// ```
#[derive(Clone)]
pub struct Recorder {
    inner: Arc<dyn Transport>,
    hidden: Vec<String>,
    exchanges: Arc<Mutex<Vec<Value>>>,
}

impl Recorder {
    /// Records what passes through `transport`.
    pub fn new(transport: impl Transport) -> Self {
        Self {
            inner: Arc::new(transport),
            hidden: Vec::new(),
            exchanges: Arc::default(),
        }
    }

    /// Hides the members of JSON bodies that have this name, at any depth. Their shape stays: a text stays a text.
    #[must_use]
    pub fn hide(mut self, member: impl Into<String>) -> Self {
        self.hidden.push(member.into());
        self
    }

    /// Returns the recording so far as JSON, with line breaks, and with exchanges in the order they ended.
    pub fn to_json(&self) -> String {
        let recording = json!({
            "version": VERSION,
            "hidden": self.hidden,
            "exchanges": *self.exchanges(),
        });
        format!("{recording:#}\n")
    }

    fn exchanges(&self) -> MutexGuard<'_, Vec<Value>> {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Recorder {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let view = RequestView::of(&request);
        let redaction = Redaction::of(&request, &self.hidden);
        let limit = request.max_response_size;
        Box::pin(async move {
            let outcome = self.inner.send(request).await;
            // Nothing could be hidden in a body that is compressed.
            let outcome = outcome.and_then(|response| content_encoding::decode(response, limit));
            let exchange = json!({
                "request": exchange::request(&view, &redaction),
                "outcome": exchange::outcome(view.operation, &outcome, &redaction),
            });
            self.exchanges().push(exchange);
            outcome
        })
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("hidden", &self.hidden)
            .field("exchanges", &self.exchanges().len())
            .finish_non_exhaustive()
    }
}
