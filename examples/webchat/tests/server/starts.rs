//! A visitor starts a chat.

use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use twilio_flex::{AccessTokenKey, AccessTokenValidator};

use crate::support::{
    running::{Running, json_of},
    settings::{ACCOUNT, ADDRESS, KEY, SECRET, SERVICE},
    twilio::{Answer, CONVERSATION, IDENTITY, Twilio, usual},
};

#[tokio::test]
async fn the_answer_is_that_of_twilios_own_server() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("TOKEN_MINUTES", "15")]).await;
    let before = SystemTime::now();
    let response = server
        .start_chat(json!({"friendlyName": "Ada", "query": "Hello"}))
        .await;
    assert_eq!(response.status(), 200);
    let body = json_of(response).await;
    let fields: BTreeSet<_> = body.as_object().expect("an object").keys().collect();
    let expected = ["conversationSid", "expiration", "token"];
    assert!(fields.into_iter().eq(expected), "{body}");
    assert_eq!(body["conversationSid"], CONVERSATION);

    let key = AccessTokenKey::new(ACCOUNT, KEY, SECRET).expect("a key");
    let token = body["token"].as_str().expect("text");
    let token = AccessTokenValidator::new(key)
        .check(token)
        .expect("a valid token");
    assert_eq!(token.identity(), Some(IDENTITY));
    let chat = token.grants().chat.clone().expect("a grant for chat");
    assert_eq!(chat.service_sid.as_deref(), Some(SERVICE));
    // Tokens count whole seconds.
    let lifetime = token.expires_at().duration_since(before).expect("later");
    let expected = Duration::from_secs(15 * 60 - 1)..=Duration::from_secs(15 * 60 + 60);
    assert!(expected.contains(&lifetime), "{lifetime:?}");
    let expires = token
        .expires_at()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    assert_eq!(
        u128::from(body["expiration"].as_u64().expect("milliseconds")),
        expires.as_millis()
    );
}

#[tokio::test]
async fn twilio_gets_the_form_the_first_message_and_a_welcome() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    let form =
        json!({"friendlyName": " Ada ", "query": "Where is my order?", "order": {"number": 17}});
    assert_eq!(server.start_chat(form).await.status(), 200);

    let [start, question, welcome] = &twilio.requests()[..] else {
        panic!("three requests, not {:?}", twilio.requests());
    };
    assert_eq!(
        (start.method.as_str(), start.path.as_str()),
        ("POST", "/v2/WebChats")
    );
    assert_eq!(start.field("AddressSid"), Some(ADDRESS));
    assert_eq!(start.field("ChatFriendlyName"), Some("Webchat widget"));
    assert_eq!(start.field("CustomerFriendlyName"), Some("Ada"));
    let answers = start.field("PreEngagementData").expect("the answers");
    let answers: Value = serde_json::from_str(answers).expect("JSON");
    let expected =
        json!({"friendlyName": "Ada", "query": "Where is my order?", "order": {"number": 17}});
    assert_eq!(answers, expected);

    let messages = format!("/v1/Services/{SERVICE}/Conversations/{CONVERSATION}/Messages");
    assert_eq!(
        (question.path.as_str(), welcome.path.as_str()),
        (&*messages, &*messages)
    );
    assert_eq!(question.field("Author"), Some(IDENTITY));
    assert_eq!(question.field("Body"), Some("Where is my order?"));
    // Without it, no bot and no flow hears of the question.
    assert_eq!(question.headers["x-twilio-webhook-enabled"], "true");
    assert_eq!(welcome.field("Author"), Some("Concierge"));
    let text = welcome.field("Body").expect("a text");
    assert!(text.starts_with("Welcome Ada!"), "{text}");
    assert!(!welcome.headers.contains_key("x-twilio-webhook-enabled"));
}

#[tokio::test]
async fn a_visitor_without_a_name_or_a_question_gets_a_chat_too() {
    for body in [
        json!({}),
        json!({"formData": null}),
        json!({"formData": {"friendlyName": " ", "query": ""}}),
    ] {
        let twilio = Twilio::usual().await;
        let server = Running::start(&twilio, &[]).await;
        let request = server
            .post("/initWebchat")
            .header("content-type", "application/json");
        let response = request
            .body(body.to_string())
            .send()
            .await
            .expect("a response");
        assert_eq!(response.status(), 200, "{body}");
        let requests = twilio.requests();
        assert_eq!(requests[0].field("CustomerFriendlyName"), Some("Customer"));
        assert_eq!(requests.len(), 1, "no message without a question");
    }
}

#[tokio::test]
async fn a_message_that_twilio_does_not_take_costs_nobody_the_chat() {
    let twilio = Twilio::start(|request| {
        if request.is_start() {
            usual(request)
        } else {
            Answer::Json(500, json!({"code": 20500, "message": "broken"}))
        }
    })
    .await;
    let server = Running::start(&twilio, &[]).await;
    let response = server.start_chat(json!({"query": "Hello"})).await;
    assert_eq!(response.status(), 200);
    assert_eq!(json_of(response).await["conversationSid"], CONVERSATION);
    // It may have arrived, so it is not sent again; and a welcome before a question would be odd.
    assert_eq!(twilio.requests().len(), 2);
}
