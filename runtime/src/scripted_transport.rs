//! A transport for tests: it answers from a script and remembers what it was asked.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    http_request::HttpRequest,
    http_response::HttpResponse,
    transport::{Transport, TransportFuture},
    transport_error::TransportError,
};

/// A transport that answers from a script, in order, and remembers every request. A clone shares both.
///
/// A request beyond the end of the script fails as one that was not sent.
///
/// # Examples
/// ```
/// use twilio_runtime::{Client, ClientBuilder, Credentials, HttpResponse, ScriptedTransport};
///
/// let transport = ScriptedTransport::new();
/// transport.respond(HttpResponse::new(200, r#"{"sid":"FO0123456789abcdef0123456789abcdef"}"#));
/// let client: Client = ClientBuilder::new("example/1.0")
///     .credentials(Credentials::auth_token("AC0123456789abcdef0123456789abcdef", "token"))
///     .transport(transport.clone())
///     .build()?;
/// assert!(transport.requests().is_empty());
/// # Ok::<(), twilio_runtime::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct ScriptedTransport(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    answers: VecDeque<Result<HttpResponse, TransportError>>,
    requests: Vec<HttpRequest>,
}

impl ScriptedTransport {
    /// Makes a transport with an empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response to the end of the script.
    pub fn respond(&self, response: HttpResponse) {
        self.script().answers.push_back(Ok(response));
    }

    /// Adds a failure to the end of the script.
    pub fn fail(&self, error: TransportError) {
        self.script().answers.push_back(Err(error));
    }

    /// Returns every request so far, in order.
    pub fn requests(&self) -> Vec<HttpRequest> {
        self.script().requests.clone()
    }

    /// Returns the number of answers that were not asked for yet.
    pub fn remaining(&self) -> usize {
        self.script().answers.len()
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let mut script = self.script();
        script.requests.push(request);
        let answer = script.answers.pop_front();
        Box::pin(std::future::ready(answer.unwrap_or_else(|| {
            Err(TransportError::unsent("the script is at its end"))
        })))
    }
}

impl fmt::Debug for ScriptedTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.script();
        f.debug_struct("ScriptedTransport")
            .field("requests", &script.requests)
            .field("remaining", &script.answers.len())
            .finish()
    }
}
