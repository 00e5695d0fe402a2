//! What is to go wrong in; for each request, whether it does and how, out.

mod damage;
mod faults;
mod kind;
mod parse;

use std::time::Duration;

use serde::Serialize;

pub(crate) use self::damage::damage;
pub(crate) use self::faults::{Faults, Target};
pub(crate) use self::kind::Kind;
pub(crate) use self::parse::{read_file, read_words};

/// Something that goes wrong.
///
/// It is for any request until [`on`](Self::on) or [`path`](Self::path) limit it, each time until [`times`](Self::times) or
/// [`rate`](Self::rate) do.
///
/// ```
/// use std::time::Duration;
/// use twilio_flex_mock::Fault;
///
/// let busy = Fault::status(429).retry_after(1).on("CreateFlexFlow").times(2);
/// let slow = Fault::delay(Duration::from_millis(300)).path("/v1/*").rate(0.1);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Fault {
    #[serde(flatten)]
    pub(crate) kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// How many requests are still hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u64>,
    /// How many requests are still let pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    skip: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delay_ms: Option<u64>,
    /// Whether the request takes effect although its answer is lost.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    takes_effect: bool,
}

impl Fault {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            operation: None,
            method: None,
            path: None,
            times: None,
            skip: None,
            rate: None,
            delay_ms: None,
            takes_effect: false,
        }
    }

    /// An answer with this status, and with Twilio's code and message for it.
    pub fn status(status: u16) -> Self {
        Self::new(Kind::status(status))
    }

    /// Three answers with status 429 and `Retry-After: 1`.
    pub fn burst() -> Self {
        Self::status(429).retry_after(1).times(3)
    }

    /// An answer that comes later.
    pub fn delay(delay: Duration) -> Self {
        let mut fault = Self::new(Kind::Delay);
        fault.delay_ms = Some(millis(delay));
        fault
    }

    /// An answer that comes in pieces of so many bytes, with a pause between them.
    pub fn trickle(bytes: usize, pause: Duration) -> Self {
        Self::new(Kind::Trickle {
            bytes: bytes.max(1),
            every_ms: millis(pause),
        })
    }

    /// The connection is reset.
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// The connection is closed without an answer.
    pub fn close() -> Self {
        Self::new(Kind::Close)
    }

    /// The connection is closed within the body of the answer.
    pub fn cut() -> Self {
        Self::new(Kind::Cut)
    }

    /// An answer without a body.
    pub fn empty() -> Self {
        Self::new(Kind::Empty)
    }

    /// A page of HTML with status 502, as a gateway sends it.
    pub fn html() -> Self {
        Self::new(Kind::Html)
    }

    /// An answer whose JSON ends too early.
    pub fn truncated() -> Self {
        Self::new(Kind::Truncated)
    }

    /// Enums of the answer have values that the document does not know.
    pub fn unknown_enum() -> Self {
        Self::new(Kind::UnknownEnum)
    }

    /// Records have a field that the document does not know.
    pub fn unknown_field() -> Self {
        Self::new(Kind::UnknownField)
    }

    /// All properties of records are null.
    pub fn nulls() -> Self {
        Self::new(Kind::Nulls)
    }

    /// The next page of a list is at another host.
    pub fn foreign_page() -> Self {
        Self::new(Kind::ForeignPage)
    }

    /// Only requests of this operation, such as `CreateFlexFlow`.
    pub fn on(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Only requests with this method.
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self
    }

    /// Only requests to this path. A `*` matches any text.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Only the next so many requests.
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Not the next so many requests, but those after them.
    pub fn skip(mut self, requests: u64) -> Self {
        self.skip = Some(requests);
        self
    }

    /// Only this part of the requests, from 0 to 1.
    pub fn rate(mut self, rate: f64) -> Self {
        self.rate = Some(rate);
        self
    }

    /// The request takes effect, only its answer is lost. Otherwise a request that fails has changed nothing.
    pub fn takes_effect(mut self) -> Self {
        self.takes_effect = true;
        self
    }

    /// The header `Retry-After` of an answer with a status, in seconds.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        if let Kind::Status { retry_after, .. } = &mut self.kind {
            *retry_after = Some(seconds);
        }
        self
    }

    /// Twilio's code of an answer with a status.
    pub fn code(mut self, number: u32) -> Self {
        if let Kind::Status { code, .. } = &mut self.kind {
            *code = number;
        }
        self
    }

    /// Whether the request changes something although it fails.
    pub(crate) fn lets_pass(&self) -> bool {
        self.takes_effect || self.kind.needs_answer()
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
