//! Every operation, called by the client of this project, against the mock server.

#[path = "support/documents.rs"]
mod documents;
#[path = "support/response_schemas.rs"]
mod response_schemas;
#[path = "support/sample_arguments.rs"]
mod sample_arguments;
#[path = "support/workspace.rs"]
mod workspace;

use codegen::ir::{Api, Operation};
use serde_json::{Map, Value, json};
use twilio_flex_mock::MockServer;
use twilio_flex_tests::arguments::Arguments;
use twilio_flex_tests::generated::{requests, responses};

use response_schemas::ResponseSchemas;

/// The digits of each SID that the sample arguments have.
const DIGITS: &str = "0123456789abcdef0123456789abcdef";

/// A record for each path that an operation names, below the records before it.
fn seeds() -> String {
    let sid = |prefix: &str| format!("{prefix}{DIGITS}");
    let interaction = format!("/v1/Interactions/{}", sid("KD"));
    let channel = format!("{interaction}/Channels/{}", sid("UO"));
    let quality = "/v1/Insights/QualityManagement";
    let plugins = "/v1/PluginService";
    let records = [
        ("/v1/Channels".to_owned(), "sid", "CH"),
        ("/v1/WebChannels".to_owned(), "sid", "CH"),
        ("/v1/FlexFlows".to_owned(), "sid", "FO"),
        ("/v1/Interactions".to_owned(), "sid", "KD"),
        (format!("{interaction}/Channels"), "sid", "UO"),
        (format!("{channel}/Invites"), "sid", "KG"),
        (format!("{channel}/Participants"), "sid", "UT"),
        (format!("{channel}/Transfers"), "sid", "UX"),
        (format!("{quality}/Assessments"), "assessment_sid", "FM"),
        (format!("{quality}/Categories"), "category_sid", "FY"),
        (format!("{quality}/Questions"), "question_sid", "GE"),
        (
            format!("{quality}/Questionnaires"),
            "questionnaire_sid",
            "GM",
        ),
        (format!("{plugins}/Configurations"), "sid", "FJ"),
        (
            format!("{plugins}/Configurations/{}/Plugins", sid("FJ")),
            "plugin_sid",
            "FP",
        ),
        (format!("{plugins}/Plugins"), "sid", "FP"),
        (
            format!("{plugins}/Plugins/{}/Versions", sid("FP")),
            "sid",
            "FV",
        ),
        (format!("{plugins}/Releases"), "sid", "FK"),
    ];
    let seeds = records.map(|(path, id, prefix)| (path, json!([{ id: sid(prefix) }])));
    Value::Object(Map::from_iter(seeds)).to_string()
}

/// The arguments of a call. Where a path takes any text, it is the ID that the document shows; only the server knows the token of a
/// page; and what becomes a URL of the answer has to be one.
fn placed(operation: &Operation, mut arguments: Map<String, Value>) -> Map<String, Value> {
    let bindings = operation
        .handle
        .iter()
        .flat_map(|accessor| &accessor.bindings);
    let names = operation.path.split('{').skip(1);
    let names = names.filter_map(|rest| rest.split('}').next());
    for (name, binding) in names.zip(bindings) {
        if let Some(example) = &binding.example {
            arguments.insert(name.to_owned(), example.clone());
        }
    }
    arguments.remove("PageToken");
    if let Some(url) = arguments.get_mut("PluginUrl") {
        *url = json!("https://example.com/plugin.js");
    }
    arguments
}

/// What is wrong with the answer to a call.
async fn problem(
    server: &MockServer,
    schemas: &ResponseSchemas,
    version: &str,
    operation: &Operation,
    arguments: Map<String, Value>,
) -> Option<String> {
    server.reset();
    let name = &operation.name.wire;
    let request = requests::request(&server.client(), version, name, &Arguments::from(arguments));
    let sent = request.expect("the arguments fit").send_raw().await;
    let answer = match sent {
        Ok(answer) => answer,
        Err(error) => return Some(error.report().to_string()),
    };
    if answer.status() != operation.status {
        return Some(format!(
            "status {}, documented {}",
            answer.status(),
            operation.status
        ));
    }
    let body = String::from_utf8_lossy(answer.body()).into_owned();
    if let Some(problem) = schemas.problem(version, operation, &body) {
        return Some(format!("{problem}\n{body}"));
    }
    match responses::reencode(version, name, &body) {
        Ok(again) => {
            let same =
                serde_json::from_str::<Value>(&again).ok() == serde_json::from_str(&body).ok();
            (!same).then(|| format!("the client reads {body}\nas {again}"))
        }
        Err(error) => Some(error.to_string()),
    }
}

fn calls(api: &Api) -> Vec<(String, &Operation, String, Map<String, Value>)> {
    let mut calls = Vec::new();
    for (module, operation) in api.operations() {
        for (name, arguments) in sample_arguments::calls(api, operation) {
            let arguments = placed(operation, arguments);
            calls.push((module.rust.clone(), operation, name, arguments));
        }
    }
    calls
}

#[tokio::test]
async fn every_operation_is_answered_as_the_document_describes() {
    let api = documents::flex();
    let schemas = ResponseSchemas::read();
    let server = MockServer::builder()
        .strict()
        .seeds("seeds.json", seeds())
        .start()
        .await;
    let server = server.expect("a server");
    let calls = calls(&api);
    assert_eq!(server.operations(), api.operations().count());
    assert!(calls.len() > server.operations());
    let mut problems = Vec::new();
    for (version, operation, name, arguments) in calls {
        if let Some(problem) = problem(&server, &schemas, &version, operation, arguments).await {
            problems.push(format!(
                "{version} {}, {name}: {problem}",
                operation.name.wire
            ));
        }
        server.journal().assert_clean();
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}
