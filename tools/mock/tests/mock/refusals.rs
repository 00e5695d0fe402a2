//! Inputs that Twilio would refuse are refused, in its shape.

use serde_json::json;
use twilio_flex_mock::MockServer;

use crate::raw::{self, Answer};
use crate::{CHAT_SERVICE, Outcome};

async fn post(server: &MockServer, target: &str, body: &str) -> Answer {
    raw::send(server.address(), "POST", target, body).await
}

#[tokio::test]
async fn an_error_has_twilios_shape() -> Outcome {
    let server = MockServer::start().await?;
    let answer = post(&server, "/v1/FlexFlows", "FriendlyName=A").await;
    let expected = json!({
        "code": 20001,
        "message": "Missing required parameter ChatServiceSid in the post body",
        "more_info": "https://www.twilio.com/docs/errors/20001",
        "status": 400,
    });
    assert_eq!((answer.status, answer.json()), (400, expected));
    assert!(
        answer.head.contains("content-type: application/json"),
        "{}",
        answer.head
    );
    assert!(
        answer.head.contains("twilio-request-id: rq"),
        "{}",
        answer.head
    );
    Ok(())
}

#[tokio::test]
async fn each_kind_of_wrong_value_is_named_and_not_repeated() -> Outcome {
    let server = MockServer::start().await?;
    let flow = format!("FriendlyName=A&ChatServiceSid={CHAT_SERVICE}&ChannelType=web");
    for (change, expected) in [
        ("&ChannelType=fax", "ChannelType: expected one of web, sms"),
        (
            "&ChatServiceSid=XX1",
            "ChatServiceSid: expected a SID: IS and 32",
        ),
        ("&Enabled=yes", "Enabled: expected `true` or `false`"),
        (
            "&Integration.Timeout=soon",
            "Integration.Timeout: expected an integer",
        ),
    ] {
        let answer = post(&server, "/v1/FlexFlows", &format!("{flow}{change}")).await;
        let message = answer.json()["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert_eq!(
            (answer.status, answer.code()),
            (400, Some(20001)),
            "{message}"
        );
        assert!(
            message.starts_with(&format!("Invalid parameter {expected}")),
            "{message}"
        );
    }
    let answer = raw::send(server.address(), "GET", "/v1/FlexFlows?PageSize=5000", "").await;
    assert_eq!(
        answer.json()["message"],
        "Invalid parameter PageSize: expected at most 1000"
    );
    let answer = post(&server, "/v1/Interactions", "Channel=%7Bbroken").await;
    let message = answer.json()["message"].to_string();
    assert!(
        message.contains("Invalid parameter Channel: expected JSON"),
        "{message}"
    );
    Ok(())
}

#[tokio::test]
async fn unknown_inputs_are_warnings_or_refused() -> Outcome {
    let body =
        format!("FriendlyName=A&ChatServiceSid={CHAT_SERVICE}&ChannelType=web&Enabledd=true");
    let warning = "CreateFlexFlow has no input `Enabledd`; did you mean `Enabled`?";
    let server = MockServer::start().await?;
    assert_eq!(post(&server, "/v1/FlexFlows", &body).await.status, 201);
    let journal = server.journal();
    assert_eq!(journal.of("CreateFlexFlow")[0].warnings(), [warning]);

    let strict = MockServer::builder().strict().start().await?;
    let answer = post(&strict, "/v1/FlexFlows", &body).await;
    assert_eq!((answer.status, answer.code()), (400, Some(20001)));
    assert_eq!(
        answer.json()["message"],
        format!("Unknown parameter: {warning}")
    );
    assert!(
        strict
            .client()
            .v1()
            .flex_flows()
            .list()
            .stream()
            .collect()
            .await?
            .is_empty()
    );
    Ok(())
}

#[tokio::test]
async fn paths_and_methods_that_do_not_exist_say_what_does() -> Outcome {
    let server = MockServer::start().await?;
    let answer = raw::send(server.address(), "GET", "/v1/FlexFlow", "").await;
    assert_eq!((answer.status, answer.code()), (404, Some(20404)));
    let hint = "no operation `GET /v1/FlexFlow`; did you mean `/v1/FlexFlows`?";
    assert_eq!(answer.json()["details"]["hint"], hint);
    let answer = raw::send(server.address(), "DELETE", "/v1/FlexFlows", "").await;
    assert_eq!((answer.status, answer.code()), (405, Some(20004)));
    let journal = server.journal();
    assert_eq!(
        journal.entries().next().and_then(|entry| entry.hint()),
        Some(hint)
    );
    assert!(std::panic::catch_unwind(|| journal.assert_clean()).is_err());
    Ok(())
}

#[tokio::test]
async fn a_sid_of_another_kind_is_not_found() -> Outcome {
    let server = MockServer::start().await?;
    let users = "/v2/Instances/GO0123456789abcdef0123456789abcdef/Users";
    for target in [
        format!("{users}/FO0123456789abcdef0123456789abcdef"),
        format!("{users}/x"),
    ] {
        assert_eq!(
            raw::send(server.address(), "GET", &target, "").await.status,
            404,
            "{target}"
        );
    }
    Ok(())
}
