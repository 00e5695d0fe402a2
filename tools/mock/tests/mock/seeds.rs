//! A server begins with the records of a file, and a file that is wrong is explained.

use twilio_flex::v1::InteractionChannelStatus;
use twilio_flex_mock::MockServer;

use crate::Outcome;

#[tokio::test]
async fn records_of_a_file_are_complete_and_below_each_other() -> Outcome {
    let seeds = r#"{
        "/v1/Interactions": [{"sid": "KD0123456789abcdef0123456789abcdef"}],
        "/v1/Interactions/KD0123456789abcdef0123456789abcdef/Channels": [
            {"sid": "UO0123456789abcdef0123456789abcdef", "status": "active"}
        ],
        "/v1/Configuration": {"ui_language": "fr"}
    }"#;
    let server = MockServer::builder()
        .seeds("seeds.json", seeds)
        .start()
        .await?;
    let client = server.client();
    let interaction = client
        .v1()
        .interaction("KD0123456789abcdef0123456789abcdef");
    let channel = interaction
        .channel("UO0123456789abcdef0123456789abcdef")
        .fetch()
        .send()
        .await?;
    assert_eq!(
        channel
            .status
            .as_ref()
            .map(InteractionChannelStatus::as_str),
        Some("active")
    );
    assert!(channel.url.is_some() && channel.links.len() == 3);
    let configuration = client.v1().configuration().fetch().send().await?;
    assert_eq!(configuration.ui_language.as_deref(), Some("fr"));
    assert!(configuration.taskrouter_workspace_sid.is_some());
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_found() {
    for (text, expected) in [
        (
            "[]",
            "s.json:1:0: invalid type: sequence, expected an object; expected an object with a list",
        ),
        (
            "{\n \"/v1/FlexFlow\": []}",
            "s.json:2:18: no records at `/v1/FlexFlow`; did you mean `/v1/FlexFlows`?",
        ),
        (
            "{\"/v1/FlexFlows\": [\n  {\"frendly_name\": \"A\"}\n]}",
            "s.json:2:3: no property `frendly_name`; did you mean `friendly_name`?",
        ),
        (
            "{\"/v1/FlexFlows\": [\n  {\"sid\": \"KD1\"}\n]}",
            "s.json:2:3: `sid`: expected a SID: FO and 32 hexadecimal digits",
        ),
        (
            "{\"/v1/FlexFlows\": 1}",
            "s.json:1:19: invalid type: integer `1`, expected a sequence",
        ),
        ("{\"/v1/FlexFlows\": [", "s.json:1:19: EOF"),
    ] {
        let error = MockServer::builder()
            .seeds("s.json", text)
            .start()
            .await
            .err();
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(expected), "{error}");
    }
}
