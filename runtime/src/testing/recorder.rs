//! A transport that writes down what passes through it: exchanges in, a recording as JSON text out.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};

use super::{
    exchange,
    redaction::{Redaction, Shared},
    request_view::RequestView,
};
use crate::{
    call::content_encoding,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    transport::{Transport, TransportFuture},
};

/// The format's version, for readers of later ones.
pub(crate) const VERSION: u64 = 1;

/// Sends through another transport and writes down every exchange, for a [`Replay`](super::Replay) to repeat. A clone
/// shares the recording.
///
/// Until [`to_json`](Self::to_json) hides what is secret or personal, the exchanges are held in memory as they were.
///
/// # What a recording does not hold
/// - Credentials: the `Authorization` header, and members called `token`, `access_token`, `refresh_token`, `auth_token`,
///   `secret`, `client_secret`, `api_key`, `api_secret`, `api_key_secret`, `authorization` or `password`, in any notation
///   (`authToken`).
/// - Inputs and members of a response that the API's description marks as personal.
/// - Their values wherever an exchange repeats them: in texts, links and paths, escaped or not, as whole words.
/// - Headers and parameters that the operation does not know, such as the caller's own.
/// - Members of JSON bodies that [`hide`](Self::hide) names.
/// - Bytes that are not text: of those in a request it holds a checksum, of those in a response nothing.
/// - The query of an address that a redirect leads to.
///
/// # What stays
/// A marked text is hidden, unless it is a SID. A marked JSON is hidden where it is about a person: what the
/// names of its members call a name, an address, a number or a message, and every text that has no other shape than
/// such. These stay:
///
/// | In marked JSON | Stays | Is hidden |
/// |---|---|---|
/// | everywhere | `"WW0123…"`, a SID | |
/// | under `name`, `address`, `email`, `phone`, `from`, `body` and the like | | everything else |
/// | under `attributes`, `data`, `metadata` | `3`, `2026`, `true`, `"api.example.com"`, `"open"` | `"Ada"`, `"ada"`, `15551234567` |
/// | elsewhere | those, and words such as `"in_progress"` | `"Ada"`, `"+15551234567"`, `"Call me"` |
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
/// #     pub struct FetchThing;
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
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

/// An exchange as it was. What is hidden in it depends on all of them, because one repeats the values of another.
struct Exchange {
    request: HttpRequest,
    outcome: Result<HttpResponse, &'static str>,
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
        let exchanges = self.exchanges();
        let mut shared = Shared::default();
        for exchange in exchanges.iter() {
            exchange.add_values(&self.hidden, &mut shared);
        }
        let exchanges = exchanges.iter();
        let recording = json!({
            "version": VERSION,
            "hidden": self.hidden,
            "exchanges": exchanges
                .map(|exchange| exchange.recorded(&self.hidden, &shared))
                .collect::<Vec<_>>(),
        });
        format!("{recording:#}\n")
    }

    fn exchanges(&self) -> MutexGuard<'_, Vec<Exchange>> {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Exchange {
    /// Adds what is personal or secret in the exchange to what is hidden in all of them.
    fn add_values(&self, hidden: &[String], shared: &mut Shared) {
        let mut values = std::mem::take(&mut shared.values);
        values.add_request(&self.request);
        values.add_credentials(&self.request);
        if let Ok(response) = &self.outcome
            && let Some(body) = exchange::body_json(response)
        {
            Redaction::new(&self.request.operation, hidden, shared).marked(
                &body,
                &mut |name, value| {
                    values.add_marked(name, value.clone());
                },
            );
        }
        shared.values = values;
    }

    fn recorded(&self, hidden: &[String], shared: &Shared) -> Value {
        let redaction = Redaction::new(&self.request.operation, hidden, shared);
        json!({
            "request": exchange::request(&RequestView::of(&self.request), &redaction),
            "outcome": match &self.outcome {
                Ok(response) => exchange::response(response, &redaction),
                Err(failure) => json!({"failure": failure}),
            },
        })
    }
}

impl Transport for Recorder {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let limit = request.max_response_size;
        Box::pin(async move {
            let outcome = self.inner.send(request.clone()).await;
            // Nothing could be hidden in a body that is compressed.
            let outcome = outcome.and_then(|response| content_encoding::decode(response, limit));
            let exchange = Exchange {
                request,
                outcome: match &outcome {
                    Ok(response) => Ok(response.clone()),
                    Err(error) => Err(exchange::failure(error)),
                },
            };
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
