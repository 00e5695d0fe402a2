//! Requests below `/_mock` in, what tests in any language need to know and to set out.

use http::{Method, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer_body::AnswerBody;
use crate::fault::{self, Faults};
use crate::oauth::json_response;
use crate::received::Received;
use crate::seeds;
use crate::sending::response;
use crate::service::Service;
use crate::webhook::Webhook;

/// The name that seeds and faults of a request have in errors.
const BODY: &str = "body";

/// A webhook as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    url: String,
    #[serde(default)]
    parameters: serde_json::Map<String, Value>,
    json: Option<Value>,
    auth_token: Option<String>,
}

/// The answer of the control endpoint; none for any other path.
pub(crate) async fn answer(service: &Service, received: &Received) -> Option<Response<AnswerBody>> {
    let mut segments = received.segments.iter().map(String::as_str);
    if segments.next() != Some("_mock") {
        return None;
    }
    let rest: Vec<&str> = segments.filter(|segment| !segment.is_empty()).collect();
    let text = String::from_utf8_lossy(&received.body);
    Some(match (&received.method, rest.as_slice()) {
        (&Method::GET, []) => json_response(200, &summary(service)),
        (&Method::GET, ["journal"]) => {
            let lines = service.state().journal.json_lines();
            response(200, Some("application/jsonl"), AnswerBody::whole(lines))
        }
        (&Method::DELETE, ["journal"]) => {
            service.state().journal.clear();
            done()
        }
        (&Method::GET, ["faults"]) => json_response(200, &json!(service.state().faults.all())),
        (&Method::POST, ["faults"]) => add_faults(service, &text),
        (&Method::DELETE, ["faults"]) => {
            service.state().faults = Faults::default();
            done()
        }
        (&Method::POST, ["reset"]) => {
            service.reset();
            done()
        }
        (&Method::POST, ["seeds"]) => add_seeds(service, &text),
        (&Method::POST, ["webhooks"]) => send_webhook(service, &text).await,
        _ => problem(
            404,
            "expected `/_mock`, `/_mock/journal` (GET, DELETE), `/_mock/faults` (GET, POST, DELETE), \
             `/_mock/reset`, `/_mock/seeds` or `/_mock/webhooks` (POST)",
        ),
    })
}

fn done() -> Response<AnswerBody> {
    response(204, None, AnswerBody::whole(""))
}

fn problem(status: u16, message: &str) -> Response<AnswerBody> {
    json_response(status, &json!({ "message": message }))
}

fn summary(service: &Service) -> Value {
    let state = service.state();
    json!({
        "title": service.plan.description.title,
        "operations": service.plan.description.operations.len(),
        "records": state.world.store.len(),
        "requests": state.journal.received(),
        "faults": state.faults.all().len(),
    })
}

/// Adds a fault, or a list of them.
fn add_faults(service: &Service, text: &str) -> Response<AnswerBody> {
    let list = if text.trim_start().starts_with('[') {
        text.to_owned()
    } else {
        format!("[{text}]")
    };
    match fault::read_file(BODY, &list) {
        Ok(faults) => {
            let state = &mut *service.state();
            for fault in faults {
                state.faults.add(fault);
            }
            done()
        }
        Err(error) => problem(400, &error.to_string()),
    }
}

fn add_seeds(service: &Service, text: &str) -> Response<AnswerBody> {
    match seeds::read(&service.plan, BODY, text) {
        Ok(read) => {
            let state = &mut *service.state();
            seeds::plant(
                &service.plan,
                &mut state.world,
                &service.callers.account,
                &read,
            );
            done()
        }
        Err(error) => problem(400, &error.to_string()),
    }
}

async fn send_webhook(service: &Service, text: &str) -> Response<AnswerBody> {
    let written: Written = match serde_json::from_str(text) {
        Ok(written) => written,
        Err(error) => return problem(400, &error.to_string()),
    };
    let mut webhook = Webhook::new(written.url);
    for (name, value) in written.parameters {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        webhook = webhook.parameter(name, value);
    }
    if let Some(body) = written.json {
        webhook = webhook.json(body.to_string());
    }
    if let Some(token) = written.auth_token {
        webhook = webhook.auth_token(token);
    }
    match webhook.send(service.callers.auth_token()).await {
        Ok(answer) => json_response(200, &json!({"status": answer.status, "body": answer.body})),
        Err(error) => problem(502, &error.to_string()),
    }
}
