//! A transport that repeats a recording: JSON text in, the outcomes that were recorded out.

use std::{
    error::Error,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::Value;

use super::{
    exchange,
    nearest::nearest,
    recorder::VERSION,
    redaction::{Redaction, Shared},
    request_view::RequestView,
};
use crate::{
    error::transport_error::TransportError,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    personal_values::PersonalValues,
    transport::{Transport, TransportFuture},
};

/// Answers from the recording of a [`Recorder`](super::Recorder).
///
/// A request is answered by the first recorded exchange that was not used yet and has the same operation, method, path,
/// query and body; what the recording hides can be anything, and so can `[redacted]` in a request, which an application
/// has from a recorded response. One that has none fails as not sent. Host and headers are not compared, so a recording
/// serves any account and any client.
pub struct Replay {
    hidden: Vec<String>,
    exchanges: Mutex<Vec<Exchange>>,
}

struct Exchange {
    request: Value,
    outcome: Option<Result<HttpResponse, TransportError>>,
}

impl Replay {
    /// Reads a recording.
    ///
    /// # Errors
    /// The text is not JSON, or not a recording of a version known here.
    pub fn from_json(recording: &str) -> Result<Self, RecordingError> {
        let recording: Value = serde_json::from_str(recording).map_err(RecordingError::Json)?;
        read(&recording).ok_or(RecordingError::Shape)
    }

    /// Returns the operations of the exchanges that were not asked for yet.
    pub fn remaining(&self) -> Vec<String> {
        self.exchanges()
            .iter()
            .filter(|exchange| exchange.outcome.is_some())
            .map(|exchange| operation(&exchange.request).to_owned())
            .collect()
    }

    /// Returns a request as a recording has it. Without `values` to hide, personal ones stay where only a recording knows them.
    fn recorded(&self, view: &RequestView, values: PersonalValues) -> Value {
        let mut shared = Shared::default();
        shared.values = values;
        let redaction = Redaction::new(&view.operation, &self.hidden, &shared);
        exchange::request(view, &redaction)
    }

    fn take(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let view = RequestView::of(request);
        let recorded = &self.recorded(&view, PersonalValues::default());
        let mut exchanges = self.exchanges();
        let found = exchanges.iter_mut().find(|exchange| {
            exchange.outcome.is_some() && exchange::is_same(&exchange.request, recorded)
        });
        if let Some(outcome) = found.and_then(|exchange| exchange.outcome.take()) {
            return outcome;
        }
        let shown = self.recorded(&view, PersonalValues::of(request));
        Err(TransportError::unsent(missing(&exchanges, &shown)))
    }

    fn exchanges(&self) -> MutexGuard<'_, Vec<Exchange>> {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns a text about a request that no exchange answers: whether it was used already, or how the nearest one that is left
/// differs, of the same operation if there is one.
fn missing(exchanges: &[Exchange], request: &Value) -> String {
    let name = operation(request);
    let used = exchanges
        .iter()
        .filter(|exchange| exchange::is_same(&exchange.request, request))
        .count();
    if used > 0 {
        return format!(
            "the recording has no such request of {name} any more: it has {used}, and the client has sent more"
        );
    }
    let left = || {
        let numbered = (1..).zip(exchanges);
        let left = numbered.filter(|(_, exchange)| exchange.outcome.is_some());
        left.map(|(number, exchange)| (number, &exchange.request))
    };
    let of_operation = left().filter(|(_, recorded)| operation(recorded) == name);
    let nearest = nearest(of_operation, request).or_else(|| nearest(left(), request));
    let nearest = nearest.unwrap_or_else(|| "no exchange is left".to_owned());
    format!("the recording has no such request of {name}: {nearest}")
}

fn read(recording: &Value) -> Option<Replay> {
    if recording.get("version")?.as_u64()? != VERSION {
        return None;
    }
    let hidden = recording.get("hidden")?.as_array()?.iter();
    let exchanges = recording.get("exchanges")?.as_array()?.iter();
    Some(Replay {
        hidden: hidden
            .map(|name| name.as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
        exchanges: Mutex::new(exchanges.map(read_exchange).collect::<Option<_>>()?),
    })
}

fn read_exchange(recorded: &Value) -> Option<Exchange> {
    Some(Exchange {
        request: recorded.get("request")?.clone(),
        outcome: Some(exchange::replay(recorded.get("outcome")?)?),
    })
}

fn operation(request: &Value) -> &str {
    request
        .get("operation")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

impl Transport for Replay {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let outcome = self.take(&request);
        Box::pin(std::future::ready(outcome))
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay")
            .field("remaining", &self.remaining())
            .finish_non_exhaustive()
    }
}

/// Why a text can't be replayed.
#[derive(Debug)]
#[non_exhaustive]
pub enum RecordingError {
    /// It is not JSON.
    Json(serde_json::Error),
    /// It is not a recording, or one of a version that is not known here.
    Shape,
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json(_) => "the recording is not JSON",
            Self::Shape => "the text is not a recording, or one of another version",
        })
    }
}

impl Error for RecordingError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Shape => None,
        }
    }
}
