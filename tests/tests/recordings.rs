//! Personal values of every kind in every operation: no recording and no error holds them, and every recording replays.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/documents.rs"]
mod documents;
#[path = "support/personal.rs"]
mod personal;
#[path = "support/sample_arguments.rs"]
mod sample_arguments;
#[path = "support/workspace.rs"]
mod workspace;

use codegen::ir::{Input, Location, Operation, Response, Type};
use personal::{Personal, WORKFLOW, leaves};
use serde_json::{Map, Value, json};
use twilio_flex::{
    Client, HttpResponse, ScriptedTransport, Transport,
    testing::{Recorder, Replay},
};
use twilio_flex_tests::{
    arguments::Arguments,
    generated::{requests, responses},
};
use twilio_runtime::{Request, results};

/// How often each operation is called, each time with other values.
const RUNS: u64 = 8;

fn client(transport: impl Transport) -> Client {
    let client = clients::builder().transport(transport).build();
    client.expect("a client")
}

struct Call<'a> {
    version: &'a str,
    operation: &'a Operation,
    seed: u64,
    arguments: Map<String, Value>,
}

impl Call<'_> {
    fn request(&self, client: &Client) -> Request {
        let arguments = Arguments::from(self.arguments.clone());
        let name = &self.operation.name.wire;
        requests::request(client, self.version, name, &arguments).expect("a request")
    }

    fn place(&self) -> String {
        format!(
            "{} {}, seed {}",
            self.version, self.operation.name.wire, self.seed
        )
    }
}

#[tokio::test]
async fn every_recording_replays_and_holds_no_marked_value() {
    let api = documents::flex();
    for (module, operation) in api.operations() {
        for seed in 0..RUNS {
            let mut personal = Personal::new(seed);
            let arguments = personal.arguments(&api, operation);
            let body = personal.response(&api, operation, &arguments);
            let call = Call {
                version: &module.rust,
                operation,
                seed,
                arguments,
            };
            let recording = recorded(&call, &body).await;
            assert_hidden(&call, &personal, &recording);
            assert_kept(&call, &body, &recording);
            replays(&call, &recording).await;
            // What is hidden does not count.
            let arguments = with_other_values(
                &call,
                &Personal::new(seed + RUNS).arguments(&api, operation),
            );
            replays(&Call { arguments, ..call }, &recording).await;
        }
    }
}

/// Returns the arguments of a call with other personal values, where all of the value is hidden in both.
fn with_other_values(call: &Call<'_>, others: &Map<String, Value>) -> Map<String, Value> {
    let mut arguments = call.arguments.clone();
    let is_hidden = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text != WORKFLOW && !text.contains(['[', '{', '"']))
    };
    for input in call.operation.inputs.iter().filter(|input| input.pii) {
        let (name, other) = (&input.name.wire, &others[&input.name.wire]);
        if is_hidden(&arguments[name]) && is_hidden(other) {
            arguments.insert(name.clone(), other.clone());
        }
    }
    arguments
}

async fn recorded(call: &Call<'_>, body: &Value) -> String {
    let service = ScriptedTransport::new();
    service.respond(HttpResponse::new(200, body.to_string()));
    let recorder = Recorder::new(service);
    let request = call.request(&client(recorder.clone()));
    request.send_raw().await.expect("a response");
    recorder.to_json()
}

fn assert_hidden(call: &Call<'_>, personal: &Personal, recording: &str) {
    let place = call.place();
    for core in &personal.cores {
        let found = recording.to_lowercase().find(&core.to_lowercase());
        let context = found.map(|at| {
            String::from_utf8_lossy(&recording.as_bytes()[at.saturating_sub(99)..at + 99])
        });
        assert_eq!(context, None, "{place}: {core:?} of {:?}", call.arguments);
    }
    // What can't be told from other text is hidden by its place.
    let recording: Value = serde_json::from_str(recording).expect("JSON");
    let request = &recording["exchanges"][0]["request"];
    let pairs =
        ["query", "form", "headers"].map(|part| request[part].as_array().expect("pairs").clone());
    let is_text = |input: &&Input| input.pii && input.ty == Type::String;
    for input in call.operation.inputs.iter().filter(is_text) {
        let is_named = |pair: &&Value| {
            let name = pair[0].as_str().unwrap_or_default();
            name == input.name.wire
                || (input.location == Location::Header && name == input.name.wire.to_lowercase())
        };
        let sent = call.arguments[&input.name.wire].as_str().expect("a text");
        for pair in pairs.iter().flatten().filter(is_named) {
            let shown = pair[1].as_str().expect("a text");
            let is_empty_json = matches!(sent, "{}" | "[]");
            assert!(
                shown == "[redacted]" || sent == WORKFLOW || is_empty_json,
                "{place}: {pair}"
            );
        }
    }
}

/// Checks that what says nothing about anybody is still there.
fn assert_kept(call: &Call<'_>, body: &Value, recording: &str) {
    let is_sid = |text: &String| {
        text.len() == 34
            && text.is_ascii()
            && text[2..].bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    for sid in leaves(body).into_iter().filter(is_sid) {
        assert!(
            recording.contains(&sid),
            "{}: {sid} in {recording}",
            call.place()
        );
    }
    let recording: Value = serde_json::from_str(recording).expect("JSON");
    let response = &recording["exchanges"][0]["outcome"]["json"];
    let said = response["echoes"]["said"].as_array();
    for said in said.into_iter().flatten() {
        assert!(
            said.as_str().is_some_and(|said| said.contains(WORKFLOW)),
            "{}: {said}",
            call.place()
        );
    }
    let is_marked_json = |input: &&Input| input.pii && call.arguments[&input.name.wire].is_object();
    for input in call.operation.inputs.iter().filter(is_marked_json) {
        let form = recording["exchanges"][0]["request"]["form"].to_string();
        for open in [WORKFLOW, "sms", "customer", "agent", "chat"] {
            assert!(
                form.contains(open),
                "{}: {open} of {} in {form}",
                call.place(),
                input.name.wire
            );
        }
    }
}

async fn replays(call: &Call<'_>, recording: &str) {
    let replay = std::sync::Arc::new(Replay::from_json(recording).expect("a recording"));
    let request = call.request(&client(replay.clone()));
    let response = request.send_raw().await;
    let response = response.unwrap_or_else(|error| {
        panic!(
            "{}: {error:?} for {:?} in {recording}",
            call.place(),
            call.arguments
        )
    });
    assert!(replay.remaining().is_empty(), "{}", call.place());
    if call.operation.response == Response::Empty {
        return;
    }
    let body = String::from_utf8(response.body().to_vec()).expect("text");
    let read = responses::reencode(call.version, &call.operation.name.wire, &body);
    read.unwrap_or_else(|error| panic!("{}: {error} in {body}", call.place()));
}

#[tokio::test]
async fn no_error_and_no_debug_holds_a_marked_value() {
    let api = documents::flex();
    for (module, operation) in api.operations() {
        for seed in 0..RUNS {
            let mut personal = Personal::new(seed);
            let arguments = personal.arguments(&api, operation);
            let cores = personal.cores.clone();
            let echoes = personal.response(&api, operation, &arguments)["echoes"].to_string();
            let message = format!("Workflow {WORKFLOW} not found (3 open): {echoes}");
            let service = ScriptedTransport::new();
            let body = json!({"code": 20001, "message": message, "details": arguments}).to_string();
            service.respond(HttpResponse::new(400, body.clone()));
            let call = Call {
                version: &module.rust,
                operation,
                seed,
                arguments,
            };
            let request = call.request(&client(service));
            let mut shown = format!("{request:?}");
            let error = request
                .send(results::json::<Value>)
                .await
                .expect_err("a refusal");
            let api_error = error.api_error().expect("a refusal");
            let _ = std::fmt::Write::write_fmt(
                &mut shown,
                format_args!(
                    "{error} {error:?} {error:#?} {} {api_error} {api_error:?}",
                    error.report()
                ),
            );
            for core in &cores {
                let found = shown.to_lowercase().contains(&core.to_lowercase());
                assert!(
                    !found,
                    "{}: {core:?} in {shown} of {:?}",
                    call.place(),
                    call.arguments
                );
            }
            let begin = format!("Workflow {WORKFLOW} not found (3 open)");
            assert!(shown.contains(&begin), "{}: {shown}", call.place());
        }
    }
}
