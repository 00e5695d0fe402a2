//! Tests in other languages read the journal, and set faults and records, over HTTP.

use serde_json::{Value, json};
use twilio_flex_mock::MockServer;

use crate::{Outcome, raw};

async fn control(server: &MockServer, method: &str, path: &str, body: &Value) -> raw::Answer {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let json = ["Content-Type: application/json"];
    raw::send_with(server.address(), method, path, &json, &body).await
}

#[tokio::test]
async fn faults_are_set_shown_and_cleared() -> Outcome {
    let server = MockServer::start().await?;
    let fault = json!({"kind": "status", "status": 503, "operation": "ListFlexFlow", "times": 2});
    assert_eq!(
        control(&server, "POST", "/_mock/faults", &fault)
            .await
            .status,
        204
    );
    assert_eq!(
        raw::send(server.address(), "GET", "/v1/FlexFlows", "")
            .await
            .status,
        503
    );
    let shown = control(&server, "GET", "/_mock/faults", &Value::Null)
        .await
        .json();
    assert_eq!(shown[0]["times"], 1);
    assert_eq!(
        control(&server, "DELETE", "/_mock/faults", &Value::Null)
            .await
            .status,
        204
    );
    assert_eq!(
        raw::send(server.address(), "GET", "/v1/FlexFlows", "")
            .await
            .status,
        200
    );

    let wrong = control(&server, "POST", "/_mock/faults", &json!({"kind": "rset"})).await;
    let message = wrong.json()["message"].to_string();
    assert!(
        wrong.status == 400 && message.contains("did you mean `reset`"),
        "{message}"
    );
    Ok(())
}

#[tokio::test]
async fn the_journal_is_json_lines() -> Outcome {
    let server = MockServer::start().await?;
    raw::send(server.address(), "GET", "/v1/FlexFlows", "").await;
    raw::send(server.address(), "GET", "/v1/FlexFlow", "").await;
    let journal = control(&server, "GET", "/_mock/journal", &Value::Null).await;
    let lines: Vec<Value> = journal
        .body
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    assert_eq!(lines[0]["operation"], "ListFlexFlow");
    assert_eq!(
        (&lines[1]["operation"], &lines[1]["status"]),
        (&Value::Null, &json!(404))
    );
    control(&server, "DELETE", "/_mock/journal", &Value::Null).await;
    assert_eq!(
        control(&server, "GET", "/_mock/journal", &Value::Null)
            .await
            .body,
        ""
    );
    Ok(())
}

#[tokio::test]
async fn records_are_added_and_a_reset_removes_them() -> Outcome {
    let server = MockServer::start().await?;
    let records = json!({"/v1/FlexFlows": [{"friendly_name": "seeded"}]});
    assert_eq!(
        control(&server, "POST", "/_mock/seeds", &records)
            .await
            .status,
        204
    );
    let list = async || {
        raw::send(server.address(), "GET", "/v1/FlexFlows", "")
            .await
            .json()
    };
    assert_eq!(list().await["flex_flows"][0]["friendly_name"], "seeded");
    assert_eq!(
        control(&server, "POST", "/_mock/reset", &Value::Null)
            .await
            .status,
        204
    );
    assert_eq!(list().await["flex_flows"], json!([]));
    let summary = control(&server, "GET", "/_mock", &Value::Null).await.json();
    assert_eq!(summary["requests"], 2);
    assert_eq!(
        control(&server, "GET", "/_mock/x", &Value::Null)
            .await
            .status,
        404
    );
    Ok(())
}
