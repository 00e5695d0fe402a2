//! The whole scenario against the mock server: the chat, its first messages, the refresh, an event, and failures on demand.

use serde_json::json;
use twilio_flex_mock::{Fault, MockServer, Webhook};

use crate::support::{
    running::{Running, json_of, refusal},
    settings::{AUTH_TOKEN, KEY, SECRET, SERVICE},
};

/// A mock server of Flex and of what the web chat calls of Conversations.
pub(crate) async fn mock() -> MockServer {
    MockServer::builder()
        .description(
            "description.json",
            include_str!("../../../../generated/description.json"),
        )
        .description(
            "conversations.json",
            include_str!("../../conversations.json"),
        )
        .account("AC0123456789abcdef0123456789abcdef", AUTH_TOKEN)
        .api_key(KEY, SECRET)
        .strict()
        .start()
        .await
        .expect("a free port")
}

#[tokio::test]
async fn a_chat_goes_from_the_form_to_the_event_of_its_end() {
    let mock = mock().await;
    let changes = [
        ("PUBLIC_URL", "https://chat.example.com"),
        ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
    ];
    let server = Running::at(mock.base_url(), &changes).await;
    let form = json!({"friendlyName": "Ada", "query": "Hello"});
    let chat = json_of(server.start_chat(form).await).await;
    let conversation = chat["conversationSid"].as_str().expect("a conversation");

    let journal = mock.journal();
    journal.assert_clean();
    journal.assert_called("v2::CreateWebChannel", 1);
    let messages = journal.assert_called("CreateServiceConversationMessage", 2);
    let path = format!("/v1/Services/{SERVICE}/Conversations/{conversation}/Messages");
    assert_eq!(messages[0].path(), path);
    assert!(messages[0].was_sent("Body", "Hello"));

    let token = chat["token"].as_str().expect("a token");
    assert_eq!(server.refresh(token).await.status(), 200);

    let event = Webhook::new(server.url("/webhook"))
        .parameter("EventType", "onConversationStateUpdated")
        .public_url("https://chat.example.com/webhook")
        .parameter("StateTo", "closed")
        .parameter("ConversationSid", conversation);
    let answered = mock.send_webhook(event.clone()).await.expect("an answer");
    assert_eq!(answered.status, 200);
    let forged = mock.send_webhook(event.auth_token("another")).await;
    assert_eq!(forged.expect("an answer").status, 403);
}

#[tokio::test]
async fn what_fails_at_twilio_is_a_wait_for_the_visitor() {
    for (fault, expected) in [
        (Fault::status(429).retry_after(60), (503, Some(60))),
        (Fault::status(503), (503, Some(5))),
        (Fault::reset(), (503, Some(5))),
        (Fault::status(401), (500, None)),
    ] {
        // A server of its own for each, because after 429 the client waits.
        let mock = mock().await;
        let server = Running::at(mock.base_url(), &[]).await;
        mock.fault(fault.on("v2::CreateWebChannel"));
        let (status, wait, _) = refusal(server.start_chat(json!({"query": "Hello"})).await).await;
        assert_eq!((status, wait), expected);
        mock.journal().assert_called("v2::CreateWebChannel", 1);
    }
}
