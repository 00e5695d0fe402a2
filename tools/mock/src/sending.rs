//! An answer in the making and its fault in; what is sent, or how the connection ends, out.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use serde_json::Value;

use crate::answer_body::AnswerBody;
use crate::description::{Response as Answers, Type};
use crate::fault::{Fault, Kind, damage};
use crate::journal::NewEntry;
use crate::perform::{Content, Outcome};
use crate::plan::Role;
use crate::refusal::Refusal;
use crate::service::Service;

/// How a connection ends without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Reset,
    Close,
}

/// An answer in the making.
pub(crate) struct Sending {
    pub(crate) outcome: Outcome,
    pub(crate) fault: Option<Fault>,
    pub(crate) retry_after: Option<u64>,
}

impl Sending {
    /// An answer that refuses.
    pub(crate) fn refused(refusal: &Refusal, entry: &mut NewEntry) -> Self {
        entry.code = Some(refusal.code);
        entry.message = Some(refusal.message.clone());
        entry.hint.clone_from(&refusal.hint);
        Self {
            outcome: Outcome {
                status: refusal.status,
                body: Content::Json(refusal.body()),
            },
            fault: None,
            retry_after: refusal.retry_after,
        }
    }

    /// An answer that a fault gives in place of the right one.
    pub(crate) fn struck(fault: Fault, entry: &mut NewEntry) -> Self {
        let mut sending = match &fault.kind {
            Kind::Status {
                status,
                code,
                message,
                retry_after,
            } => {
                let mut refusal = Refusal::new(*status, *code, message.clone());
                refusal.retry_after = *retry_after;
                Self::refused(&refusal, entry)
            }
            _ => Self {
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
}

impl Service {
    /// Sends an answer as its fault has it.
    pub(crate) async fn send(
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
        let ending = kind.as_ref().and_then(ending);
        let operation = entry.operation.clone();
        let request_id = entry.request_id.clone();
        entry.fault = kind.as_ref().map(Kind::name);
        entry.status = ending.is_none().then_some(outcome.status);
        self.state().journal.add(entry);
        if let Some(delay) = fault.and_then(|fault| fault.delay_ms) {
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        if let Some(ending) = ending {
            return Err(ending);
        }
        let (media_type, bytes) = self.bytes(outcome.body, kind.as_ref(), operation.as_deref());
        let body = paced(AnswerBody::whole(bytes), kind.as_ref());
        let mut answer = response(outcome.status, media_type, body);
        answer
            .headers_mut()
            .extend(headers(outcome.status, &request_id, retry_after));
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
}

fn ending(kind: &Kind) -> Option<Ending> {
    match kind {
        Kind::Reset => Some(Ending::Reset),
        Kind::Close => Some(Ending::Close),
        _ => None,
    }
}

/// The body as a fault has it.
fn paced(body: AnswerBody, kind: Option<&Kind>) -> AnswerBody {
    match kind {
        Some(Kind::Trickle { bytes, every_ms }) => {
            body.slow(*bytes, Duration::from_millis(*every_ms))
        }
        Some(Kind::Cut) => body.cut(),
        _ => body,
    }
}

/// The headers that Twilio's answers have.
fn headers(status: u16, request_id: &str, retry_after: Option<u64>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    // It consists of letters and digits.
    if let Ok(request_id) = HeaderValue::from_str(request_id) {
        headers.insert("twilio-request-id", request_id);
    }
    if status == 401 {
        let realm = HeaderValue::from_static("Basic realm=\"Twilio API\"");
        headers.insert(header::WWW_AUTHENTICATE, realm);
    }
    headers.extend(retry_after.map(|seconds| (header::RETRY_AFTER, seconds.into())));
    headers
}

/// What a gateway in front of Twilio sends when it has no answer.
const HTML: &str = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

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
