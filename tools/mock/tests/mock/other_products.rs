//! The server knows no operation by name: another description is another API.

use serde_json::json;
use twilio_flex_mock::MockServer;

use crate::{Outcome, raw};

/// An older product: a suffix on each path, accounts in front, pages without `meta`.
fn description() -> String {
    let record = json!({"model": "v1::Message"});
    let account = json!({"name": "AccountSid", "type": {"sid": "AccountSid"}});
    let id = json!({"name": "Sid", "type": {"sid": "MessageSid"}});
    let operation = |name: &str, verb: &str, method: &str, path: &str| {
        json!({
            "id": name, "call_name": name, "verb": verb, "http_method": method, "server": "https://api.example.com",
            "path": path, "parameters": [account], "response": {"kind": "one", "type": record}, "status": 200,
            "security": [{"name": "b", "kind": "basic"}],
        })
    };
    let collection = "/2010/Accounts/{AccountSid}/Messages.json";
    let instance = "/2010/Accounts/{AccountSid}/Messages/{Sid}.json";
    let mut create = operation("CreateMessage", "create", "POST", collection);
    create["status"] = json!(201);
    create["body"] = json!({"encoding": "form", "media_type": "application/x-www-form-urlencoded"});
    create["inputs"] =
        json!([{"name": "To", "location": "form", "type": "string", "required": true}]);
    let mut list = operation("ListMessage", "list", "GET", collection);
    list["response"] = json!({"kind": "page", "type": record, "key": "messages"});
    list["response_examples"] =
        json!([{"name": "e", "value": {"messages": [], "next_page_uri": null}}]);
    let mut fetch = operation("FetchMessage", "fetch", "GET", instance);
    fetch["parameters"] = json!([account, id]);
    let accounts = operation(
        "FetchAccount",
        "fetch",
        "GET",
        "/2010/Accounts/{AccountSid}.json",
    );
    let field = |name: &str, ty: serde_json::Value| json!({"name": name, "type": ty, "optional": true, "nullable": true});
    json!({
        "format": 1, "crate": "x", "title": "Messages", "operations": [create, list, fetch, accounts],
        "types": [{"id": "v1::Message", "kind": "model", "fields": [
            field("sid", json!({"sid": "MessageSid"})), field("to", json!("string")), field("account_sid", json!({"sid": "AccountSid"})), field("uri", json!("string")),
        ]}],
        "sids": [{"name": "AccountSid", "prefixes": ["AC"]}, {"name": "MessageSid", "prefixes": ["SM"]}],
    })
    .to_string()
}

#[tokio::test]
async fn another_product_is_served() -> Outcome {
    let server = MockServer::builder()
        .description("d.json", description())
        .start()
        .await?;
    let messages = format!("/2010/Accounts/{}/Messages", server.account_sid());
    let created = raw::send(
        server.address(),
        "POST",
        &format!("{messages}.json"),
        "To=a",
    )
    .await;
    let sid = created.json()["sid"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        created.status == 201 && sid.starts_with("SM"),
        "{}",
        created.body
    );
    let fetched = raw::send(
        server.address(),
        "GET",
        &format!("{messages}/{sid}.json"),
        "",
    )
    .await;
    assert_eq!(fetched.json(), created.json());
    let listed = raw::send(
        server.address(),
        "GET",
        &format!("{messages}.json?PageSize=1"),
        "",
    )
    .await;
    let listed = listed.json();
    assert_eq!(
        (&listed["messages"][0], &listed["page"]),
        (&created.json(), &json!(0))
    );
    assert_eq!(listed["next_page_uri"], json!(null));
    assert_eq!(created.json()["uri"], format!("{messages}/{sid}.json"));

    let account = format!("/2010/Accounts/{}.json", server.account_sid());
    let own = raw::send(server.address(), "GET", &account, "").await;
    assert_eq!(own.status, 200, "the caller has an account");
    Ok(())
}

#[tokio::test]
async fn what_is_no_description_is_explained() {
    for (text, expected) in [
        ("{", "d.json:1:1: EOF"),
        (
            r#"{"format": 2, "title": "", "operations": []}"#,
            "d.json: expected version 1",
        ),
        (
            r#"{"format": 1, "title": ""}"#,
            "d.json:1:26: missing field `operations`",
        ),
    ] {
        let error = MockServer::builder()
            .description("d.json", text)
            .start()
            .await
            .err();
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(expected), "{error}");
    }
}
