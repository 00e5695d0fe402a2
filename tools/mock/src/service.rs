//! What a server is made of, and a request in; its answer, or the end of the connection, out.
//!
//! ```text
//! request -> route -> credentials -> inputs -> fault? -> what it does to the records -> fault? -> answer
//! ```

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Response, StatusCode, header};
use http_body::Body;
use serde_json::Value;

use crate::answer_body::AnswerBody;
use crate::authentication::{Callers, Tokens};
use crate::chance::Chance;
use crate::description::{Response as Answers, Type};
use crate::fault::{Fault, Faults, Kind, Target, damage};
use crate::inputs;
use crate::journal::{Journal, NewEntry};
use crate::perform::{Content, Outcome, Request};
use crate::plan::{Plan, Role};
use crate::received::{Received, read_body};
use crate::refusal::Refusal;
use crate::route::{self, Matched};
use crate::world::World;
use crate::{control, oauth};

/// What all requests of a server share.
pub(crate) struct Service {
    pub(crate) plan: Plan,
    pub(crate) callers: Callers,
    pub(crate) base: String,
    pub(crate) seed: Option<u64>,
    pub(crate) is_strict: bool,
    /// How long a caller may take for the head or the body of a request.
    pub(crate) patience: Duration,
    /// The records that a reset brings back.
    pub(crate) seeds: Vec<crate::seeds::Seed>,
    pub(crate) state: Mutex<State>,
}

/// What requests change.
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    pub(crate) tokens: Tokens,
    /// Decides what is not part of a record: which requests a fault hits, and their ids.
    pub(crate) dice: Chance,
}

/// How a connection ends without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Reset,
    Close,
}

/// What is sent: an answer in the making.
struct Sending {
    outcome: Outcome,
    fault: Option<Fault>,
    retry_after: Option<u64>,
}

impl Service {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic within a request is one of this crate's; the next request is answered all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a request.
    pub(crate) async fn answer<B>(
        &self,
        parts: Parts,
        body: B,
    ) -> Result<Response<AnswerBody>, Ending>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let received = match read_body(body, self.patience).await {
            Ok(body) => Received::new(parts, body),
            Err(refusal) => Err(refusal),
        };
        let mut entry = NewEntry {
            method: method.to_string(),
            path,
            request_id: format!("RQ{}", self.state().dice.hex()),
            ..NewEntry::default()
        };
        let sending = match received {
            Ok(received) => {
                if let Some(answer) = self.beside(&received).await {
                    return Ok(answer);
                }
                self.of_api(&received, &mut entry).await
            }
            Err(refusal) => Err(refusal),
        };
        let sending = sending.unwrap_or_else(|refusal| refused(&refusal, &mut entry));
        self.send(sending, entry).await
    }

    /// An answer to what is not part of the API: the control endpoint and the tokens.
    async fn beside(&self, received: &Received) -> Option<Response<AnswerBody>> {
        if let Some(answer) = control::answer(self, received).await {
            return Some(answer);
        }
        let is_of_api = || {
            route::find(
                &self.plan,
                &received.method,
                &received.path,
                &received.segments,
            )
            .is_ok()
        };
        oauth::is_token_path(received).then_some(())?;
        (!is_of_api()).then(|| oauth::answer(self, received))
    }

    /// An answer of the API.
    async fn of_api(&self, received: &Received, entry: &mut NewEntry) -> Result<Sending, Refusal> {
        let matched = route::find(
            &self.plan,
            &received.method,
            &received.path,
            &received.segments,
        );
        let operation = matched
            .as_ref()
            .ok()
            .map(|matched| self.plan.operation(matched.route));
        entry.operation = operation.map(|operation| operation.call_name.clone());
        let target = Target {
            operation: entry.operation.as_deref(),
            method: received.method.as_str(),
            path: &received.path,
        };
        let fault = {
            let state = &mut *self.state();
            state.faults.hit(&target, &mut state.dice)
        };
        if let Some(fault) = fault.as_ref().filter(|fault| !fault.lets_pass()) {
            return Ok(struck(fault.clone(), entry));
        }
        let matched = matched?;
        let outcome = self.perform(matched, received, entry).await;
        // A fault about the answer also hits a refusal.
        let outcome = match (outcome, &fault) {
            (Err(refusal), None) => return Err(refusal),
            (Err(refusal), Some(_)) => refused(&refusal, entry).outcome,
            (Ok(outcome), _) => outcome,
        };
        Ok(match fault {
            Some(fault) if matches!(fault.kind, Kind::Status { .. } | Kind::Html) => {
                struck(fault, entry)
            }
            fault => Sending {
                outcome,
                fault,
                retry_after: None,
            },
        })
    }

    async fn perform(
        &self,
        matched: Matched,
        received: &Received,
        entry: &mut NewEntry,
    ) -> Result<Outcome, Refusal> {
        let operation = self.plan.operation(matched.route);
        let account = self
            .callers
            .check(operation, received, &self.state().tokens)?;
        entry.account = Some(account.clone());
        let given = inputs::read(&self.plan.description, operation, received).await?;
        entry.keep(&given.sent);
        if let (true, Some(unknown)) = (self.is_strict, given.unknown.first()) {
            return Err(Refusal::of_input(format!("Unknown parameter: {unknown}")));
        }
        entry.warnings.clone_from(&given.unknown);
        let request = Request {
            plan: &self.plan,
            route: matched.route,
            path: &received.path,
            parameters: matched.parameters,
            query: &received.query,
            given: &given,
            account: &account,
            base: &self.base,
        };
        let world = &mut self.state().world;
        let evicted = world.store.evicted();
        let outcome = request.perform(world);
        if world.store.evicted() > evicted {
            entry
                .warnings
                .push("the memory for records is full; the oldest ones went".to_owned());
        }
        outcome
    }

    /// Sends an answer as its fault has it.
    async fn send(
        &self,
        sending: Sending,
        mut entry: NewEntry,
    ) -> Result<Response<AnswerBody>, Ending> {
        let Sending {
            outcome,
            fault,
            retry_after,
        } = sending;
        let kind = fault.as_ref().map(|fault| fault.kind.clone());
        let delay = fault.and_then(|fault| fault.delay_ms);
        entry.fault = kind.as_ref().map(Kind::name);
        let operation = entry.operation.clone();
        let request_id = entry.request_id.clone();
        let ending = match kind {
            Some(Kind::Reset) => Some(Ending::Reset),
            Some(Kind::Close) => Some(Ending::Close),
            _ => None,
        };
        entry.status = ending.is_none().then_some(outcome.status);
        self.state().journal.add(entry);
        if let Some(delay) = delay {
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        if let Some(ending) = ending {
            return Err(ending);
        }
        let status = outcome.status;
        let (media_type, bytes) = self.bytes(outcome.body, kind.as_ref(), operation.as_deref());
        let body = AnswerBody::whole(bytes);
        let body = match kind {
            Some(Kind::Trickle { bytes, every_ms }) => {
                body.slow(bytes, Duration::from_millis(every_ms))
            }
            Some(Kind::Cut) => body.cut(),
            _ => body,
        };
        let mut answer = response(status, media_type, body);
        let headers = answer.headers_mut();
        headers.insert(
            "twilio-request-id",
            HeaderValue::from_str(&request_id).unwrap_or(HeaderValue::from_static("RQ")),
        );
        if status == 401 {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Basic realm=\"Twilio API\""),
            );
        }
        headers
            .extend(retry_after.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
        Ok(answer)
    }

    /// The bytes of an answer, and their media type.
    fn bytes(
        &self,
        content: Content,
        kind: Option<&Kind>,
        operation: Option<&str>,
    ) -> (Option<&'static str>, Vec<u8>) {
        let content = match (kind, content) {
            (Some(Kind::Empty), _) => Content::Empty,
            (Some(Kind::Html), _) => return (Some("text/html"), HTML.into()),
            (_, content) => content,
        };
        match content {
            Content::Empty => (None, Vec::new()),
            Content::Text(text) => (Some("text/plain; charset=utf-8"), text.into()),
            Content::Json(mut value) => {
                if let (Some(kind), Some(operation)) = (kind, operation) {
                    self.damage(kind, operation, &mut value);
                }
                let mut bytes = value.to_string().into_bytes();
                if kind == Some(&Kind::Truncated) {
                    bytes.truncate(bytes.len() / 2);
                }
                (Some("application/json"), bytes)
            }
        }
    }

    fn damage(&self, kind: &Kind, operation: &str, body: &mut Value) {
        let operations = &self.plan.description.operations;
        let Some(index) = operations.iter().position(|one| one.call_name == operation) else {
            return;
        };
        let ty = match &self.plan.routes[index].role {
            Role::List(at)
            | Role::Create(at)
            | Role::Fetch(at)
            | Role::Update(at)
            | Role::Delete(at)
            | Role::Act { collection: at, .. } => &self.plan.collections[*at].model,
            Role::Plain => &Type::Json,
        };
        let key = match &operations[index].response {
            Answers::Page { key, .. } => Some(key.as_str()),
            _ => None,
        };
        damage(kind, &self.plan.description, ty, key, body);
    }

    /// Forgets everything but the seeds.
    pub(crate) fn reset(&self) {
        let state = &mut *self.state();
        state.world = World::new(self.seed);
        state.faults = Faults::default();
        state.journal.clear();
        crate::seeds::plant(
            &self.plan,
            &mut state.world,
            &self.callers.account,
            &self.seeds,
        );
    }
}

/// What a gateway in front of Twilio sends when it has no answer.
const HTML: &str = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

/// An answer that refuses.
fn refused(refusal: &Refusal, entry: &mut NewEntry) -> Sending {
    entry.code = Some(refusal.code);
    entry.message = Some(refusal.message.clone());
    entry.hint.clone_from(&refusal.hint);
    Sending {
        outcome: Outcome {
            status: refusal.status,
            body: Content::Json(refusal.body()),
        },
        fault: None,
        retry_after: refusal.retry_after,
    }
}

/// An answer that a fault gives in place of the right one.
fn struck(fault: Fault, entry: &mut NewEntry) -> Sending {
    let mut sending = match &fault.kind {
        Kind::Status {
            status,
            code,
            message,
            retry_after,
        } => {
            let mut refusal = Refusal::new(*status, *code, message.clone());
            refusal.retry_after = *retry_after;
            refused(&refusal, entry)
        }
        _ => Sending {
            outcome: Outcome {
                status: 502,
                body: Content::Empty,
            },
            fault: None,
            retry_after: None,
        },
    };
    sending.fault = Some(fault);
    sending
}

/// A response.
pub(crate) fn response(
    status: u16,
    media_type: Option<&'static str>,
    body: AnswerBody,
) -> Response<AnswerBody> {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let media_type = media_type.map(|name| (header::CONTENT_TYPE, HeaderValue::from_static(name)));
    response.headers_mut().extend(media_type);
    response
}
