//! A transport for tests: it answers from a script and remembers what it was asked.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    error::transport_error::TransportError,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    testing::{Expectation, LastAnswer, RequestView},
    transport::{Transport, TransportFuture},
};

/// A transport that answers from a script and remembers every request. A clone shares both.
///
/// The script has two parts. [Expectations](Self::expect) answer the requests of one operation, and specify what those must
/// be like; [answers](Self::respond) of no operation serve all other requests, in order. A request that neither serves
/// fails as one that was not sent. [`verify`](Self::verify), at the end of a test, reports every difference.
///
/// # Examples
/// The front page of a generated crate has a whole test to copy, with an operation of that crate. Here, a client knows
/// things alone:
/// ```
/// # use serde_json::json;
/// # use twilio_runtime::{ClientBuilder, Credentials, Error, Scope, ScriptedTransport, testing::Expectation};
/// # twilio_runtime::request! {
/// #     "CreateThing": Post "https://api.example.com" "/v1/Things" form -> twilio_runtime::Json;
/// #     /// Creates a thing.
/// #     pub struct CreateThing;
/// #     impl CreateThing {
/// #         /// What people call it.
/// #         #[input(form, "FriendlyName", text)]
/// #         fn friendly_name(self, friendly_name: impl twilio_runtime::IntoText) -> Self;
/// #     }
/// # }
/// # struct Client(Scope);
/// # impl From<twilio_runtime::Client> for Client {
/// #     fn from(client: twilio_runtime::Client) -> Self { Self(Scope::new(client)) }
/// # }
/// # impl Client {
/// #     fn builder() -> ClientBuilder<Self> { ClientBuilder::new("example/1.0") }
/// #     fn create_thing(&self, name: &str) -> CreateThing { CreateThing::new(&self.0).friendly_name(name) }
/// # }
/// # #[cfg(feature = "http-client")]
/// # fn main() -> Result<(), Error> { tokio::runtime::Runtime::new().expect("a runtime").block_on(test()) }
/// # #[cfg(not(feature = "http-client"))]
/// # fn main() {}
/// async fn test() -> Result<(), Error> {
///     let service = ScriptedTransport::new();
///     service.expect(
///         Expectation::operation("CreateThing")
///             .path("/v1/Things")
///             .form("FriendlyName", "Lamp")
///             .exactly()
///             .respond_json(201, &json!({"sid": "TH1"})),
///     );
///     let client = Client::builder()
///         .credentials(Credentials::auth_token("AC0123456789abcdef0123456789abcdef", "token"))
///         .transport(service.clone())
///         .build()?;
///
///     let thing = client.create_thing("Lamp").send().await?;
///
///     assert_eq!(thing["sid"], "TH1");
///     service.verify();
///     Ok(())
/// }
/// ```
#[derive(Clone, Default)]
pub struct ScriptedTransport(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    expectations: Vec<Expectation>,
    answers: VecDeque<Result<HttpResponse, TransportError>>,
    requests: Vec<HttpRequest>,
    failures: Vec<String>,
    last_answer: Option<LastAnswer>,
}

impl ScriptedTransport {
    /// Makes a transport with an empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an expectation. Of several for one operation, a request is answered by the first that it meets; if it meets
    /// none, it fails, with a report of how it differs from the first that is left.
    pub fn expect(&self, expectation: Expectation) {
        self.script().expectations.push(expectation.settled());
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

    /// Returns the number of answers that were not asked for yet, those of expectations not counted.
    pub fn remaining(&self) -> usize {
        self.script().answers.len()
    }

    /// Returns what deviated from the script, one text for each: requests that differ from what was expected
    /// or were not expected at all, and what was expected but did not come. Credentials and personal inputs are not
    /// shown.
    pub fn failures(&self) -> Vec<String> {
        let script = self.script();
        let unmet = script.expectations.iter().filter_map(Expectation::unmet);
        let left = match script.answers.len() {
            0 => None,
            count => Some(format!("{count} of the answers were not asked for")),
        };
        script
            .failures
            .iter()
            .cloned()
            .chain(unmet)
            .chain(left)
            .collect()
    }

    /// Ends a test: everything went as scripted.
    ///
    /// It has to be called. Dropping the transport checks nothing, because a client may hold a clone for longer.
    ///
    /// # Panics
    /// If there are [failures](Self::failures), with all of them as the message.
    #[track_caller]
    pub fn verify(&self) {
        let failures = self.failures();
        assert!(
            failures.is_empty(),
            "the script was not followed:\n{}",
            failures.join("\n")
        );
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Script {
    fn answer(&mut self, request: &RequestView) -> Result<HttpResponse, TransportError> {
        let id = &*request.operation.id;
        let mut report = None;
        for expectation in &mut self.expectations {
            if !expectation.awaits(id) {
                continue;
            }
            let differences = expectation.differences(request);
            if differences.is_empty()
                && let Some(answer) = expectation.next_answer()
            {
                return answer;
            }
            report.get_or_insert(differences);
        }
        let failure = match report {
            Some(differences) => format!(
                "request {}, {id}, is not as expected:\n  {}",
                self.requests.len(),
                differences.join("\n  ")
            ),
            None => match self.answers.pop_front() {
                Some(answer) => return answer,
                None => self.unexpected(id),
            },
        };
        self.failures.push(failure.clone());
        Err(TransportError::unsent(failure))
    }

    /// Returns a text about the last request, which nothing in the script answers.
    fn unexpected(&self, operation: &str) -> String {
        let mut text = format!(
            "request {}, {operation}, was not expected",
            self.requests.len()
        );
        let last_answer = self.last_answer.as_ref();
        let mut expectations = self.expectations.iter();
        if let Some(reason) = last_answer.and_then(|last| last.explanation(&self.requests)) {
            text = format!("{text}: {reason}");
        } else if let Some(short) = expectations.find_map(|other| other.short_name_of(operation)) {
            text = format!(
                "{text}: an expectation is of `{short}`\n  help: name the operation `{operation}`"
            );
        }
        text
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let view = RequestView::of(&request);
        let mut script = self.script();
        script.requests.push(request);
        let count = script.failures.len();
        let answer = script.answer(&view);
        if let Some(request) = script.requests.last()
            && script.failures.len() == count
        {
            script.last_answer = Some(LastAnswer::new(script.requests.len(), request, &answer));
        }
        Box::pin(std::future::ready(answer))
    }
}

impl fmt::Debug for ScriptedTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.script();
        f.debug_struct("ScriptedTransport")
            .field("requests", &script.requests)
            .field("remaining", &script.answers.len())
            .finish_non_exhaustive()
    }
}
