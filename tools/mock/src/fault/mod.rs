//! What is to go wrong in; for each request, whether it does and how, out.

mod damage;
mod kind;
mod parse;

use std::time::Duration;

use serde::Serialize;

pub(crate) use self::damage::damage;
pub(crate) use self::kind::Kind;
pub(crate) use self::parse::{read_file, read_words};
use crate::chance::Chance;

/// How many faults there may be at once.
const MOST: usize = 1_000;

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

/// What a fault is matched with.
pub(crate) struct Target<'a> {
    pub(crate) operation: Option<&'a str>,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
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

    fn is_for(&self, target: &Target<'_>) -> bool {
        let operation = self.operation.as_deref();
        let method = self.method.as_deref();
        operation.is_none_or(|name| target.operation == Some(name))
            && method.is_none_or(|name| name.eq_ignore_ascii_case(target.method))
            && self
                .path
                .as_deref()
                .is_none_or(|pattern| matches(pattern, target.path))
    }
}

/// The faults of a server, in the order in which they are tried.
#[derive(Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault. There is a bound, which a program that adds them in a loop reaches: the oldest go first.
    pub(crate) fn add(&mut self, fault: Fault) {
        if self.0.len() >= MOST {
            drop(self.0.remove(0));
        }
        self.0.push(fault);
    }

    pub(crate) fn all(&self) -> &[Fault] {
        &self.0
    }

    /// The fault that hits a request, which counts as one of its times.
    pub(crate) fn hit(&mut self, target: &Target<'_>, chance: &mut Chance) -> Option<Fault> {
        let at = self.0.iter_mut().position(|fault| {
            if !fault.is_for(target) {
                return false;
            }
            if let Some(left) = fault.skip.as_mut().filter(|left| **left > 0) {
                *left -= 1;
                return false;
            }
            fault.rate.is_none_or(|rate| chance.happens(rate))
        })?;
        let fault = self.0[at].clone();
        if let Some(times) = &mut self.0[at].times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                drop(self.0.remove(at));
            }
        }
        Some(fault)
    }
}

/// Whether a text is what a pattern with `*` for any text describes.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATE: Target<'_> = Target {
        operation: Some("CreateFlexFlow"),
        method: "POST",
        path: "/v1/FlexFlows",
    };

    #[test]
    fn a_fault_hits_what_it_is_for_as_often_as_it_should() {
        let mut chance = Chance::new(1);
        let mut faults = Faults::default();
        faults.add(Fault::close().on("FetchFlexFlow"));
        faults.add(Fault::status(503).on("CreateFlexFlow").skip(1).times(2));
        let hits: Vec<bool> = (0..5)
            .map(|_| faults.hit(&CREATE, &mut chance).is_some())
            .collect();
        assert_eq!(hits, [false, true, true, false, false]);
        assert_eq!(faults.all().len(), 1);
    }

    #[test]
    fn patterns_of_paths_match_whole_paths() {
        for (pattern, path, expected) in [
            ("/v1/*", "/v1/FlexFlows", true),
            ("/v1/FlexFlows", "/v1/FlexFlows/FO1", false),
            (
                "/v1/*/Channels/*",
                "/v1/Interactions/KD1/Channels/UO1",
                true,
            ),
            ("*Flows", "/v1/FlexFlows", true),
            ("*Flow", "/v1/FlexFlows", false),
            ("/v1", "/v1", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
