//! One request and its answer.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::inputs::Sent;

/// What is shown in place of a personal value, as in the client.
const HIDDEN: &str = "[redacted]";

/// How much of a text is kept.
const MOST_TEXT: usize = 1_000;

/// How many inputs are kept.
const MOST_INPUTS: usize = 200;

/// What two values are compared by, since personal ones are not kept.
static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// What is left of a value to compare it with another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    pub(crate) fn of(value: &str) -> Self {
        Self(KEYS.hash_one(value))
    }
}

/// A request and its answer.
///
/// Personal values are not kept, so nothing shows them; [`was_sent`](Self::was_sent) compares with them.
#[derive(Clone)]
pub struct Entry {
    number: u64,
    new: NewEntry,
}

/// An entry before it has a number.
#[derive(Clone, Default)]
pub(crate) struct NewEntry {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) operation: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<u32>,
    pub(crate) message: Option<String>,
    pub(crate) hint: Option<String>,
    pub(crate) fault: Option<&'static str>,
    pub(crate) request_id: String,
    pub(crate) warnings: Vec<String>,
    pub(crate) inputs: Vec<Kept>,
}

/// An input as the journal keeps it.
#[derive(Clone)]
pub(crate) struct Kept {
    name: String,
    shown: String,
    fingerprint: Fingerprint,
}

impl NewEntry {
    /// Keeps what was sent.
    pub(crate) fn keep(&mut self, sent: &[Sent]) {
        self.inputs = sent
            .iter()
            .take(MOST_INPUTS)
            .map(|sent| Kept {
                name: cut(&sent.name),
                shown: if sent.is_personal {
                    HIDDEN.to_owned()
                } else {
                    cut(&sent.value)
                },
                fingerprint: Fingerprint::of(&sent.value),
            })
            .collect();
    }

    pub(super) fn numbered(mut self, number: u64) -> Entry {
        self.path = cut(&self.path);
        self.hint = self.hint.as_deref().map(cut);
        self.warnings.truncate(MOST_INPUTS);
        self.warnings = self.warnings.iter().map(|warning| cut(warning)).collect();
        Entry { number, new: self }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_TEXT).collect()
}

impl Entry {
    /// Its number: the first request of a server is 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The method, such as `POST`.
    pub fn method(&self) -> &str {
        &self.new.method
    }

    /// The path, without a query.
    pub fn path(&self) -> &str {
        &self.new.path
    }

    /// The operation; none if the API has none for this method and path.
    pub fn operation(&self) -> Option<&str> {
        self.new.operation.as_deref()
    }

    /// The account of the caller.
    pub fn account(&self) -> Option<&str> {
        self.new.account.as_deref()
    }

    /// The status of the answer; none if a fault ended the connection.
    pub fn status(&self) -> Option<u16> {
        self.new.status
    }

    /// Twilio's code of the error.
    pub fn code(&self) -> Option<u32> {
        self.new.code
    }

    /// The message of the error.
    pub fn message(&self) -> Option<&str> {
        self.new.message.as_deref()
    }

    /// What would have been right.
    pub fn hint(&self) -> Option<&str> {
        self.new.hint.as_deref()
    }

    /// The kind of the fault that hit the request.
    pub fn fault(&self) -> Option<&str> {
        self.new.fault
    }

    /// The header `Twilio-Request-Id` of the answer.
    pub fn request_id(&self) -> &str {
        &self.new.request_id
    }

    /// What deviates from the API without a refusal, such as an input that it does not know.
    pub fn warnings(&self) -> &[String] {
        &self.new.warnings
    }

    /// The value of an input; `[redacted]` if it is personal.
    pub fn input(&self, name: &str) -> Option<&str> {
        let mut inputs = self.new.inputs.iter();
        inputs
            .find(|kept| kept.name == name)
            .map(|kept| kept.shown.as_str())
    }

    /// Whether an input was sent with this value. It works for personal values too.
    pub fn was_sent(&self, name: &str, value: &str) -> bool {
        let fingerprint = Fingerprint::of(value);
        self.new
            .inputs
            .iter()
            .any(|kept| kept.name == name && kept.fingerprint == fingerprint)
    }

    /// The entry as JSON.
    pub(super) fn to_json(&self) -> Value {
        let new = &self.new;
        let inputs = new
            .inputs
            .iter()
            .map(|kept| json!({"name": kept.name, "value": kept.shown}));
        json!({
            "number": self.number,
            "method": new.method,
            "path": new.path,
            "operation": new.operation,
            "account": new.account,
            "status": new.status,
            "code": new.code,
            "message": new.message,
            "hint": new.hint,
            "fault": new.fault,
            "request_id": new.request_id,
            "warnings": new.warnings,
            "inputs": inputs.collect::<Vec<_>>(),
        })
    }
}

/// One line: `POST /v1/FlexFlows CreateFlexFlow 201`, and what is wrong with it.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let new = &self.new;
        write!(f, "{} {}", new.method, new.path)?;
        if let Some(operation) = &new.operation {
            write!(f, " {operation}")?;
        }
        if let Some(status) = new.status {
            write!(f, " {status}")?;
        }
        if let Some(fault) = new.fault {
            write!(f, " (fault: {fault})")?;
        }
        let notes = new.message.iter().chain(&new.hint).chain(&new.warnings);
        notes.into_iter().try_for_each(|note| write!(f, "; {note}"))
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({self})")
    }
}
