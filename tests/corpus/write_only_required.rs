//! A property counts in its own direction alone.

use case_write_only_required::{HttpResponse, ScriptedTransport, json};
use wire::client;

#[tokio::test]
async fn a_response_has_no_property_that_is_only_written() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(201, br#"{"sid":"AC1","name":"Ada"}"#));
    let client = client!(case_write_only_required, transport);
    let body = json!({ "name": "Ada", "password": "secret" });
    let account = client.v1().things().create().body(body).send().await;
    assert_eq!(account.expect("a record").name, "Ada");
}
