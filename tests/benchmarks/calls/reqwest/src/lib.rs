//! `CreateFlexFlow` by hand with `reqwest`.

#[path = "../../../minimal/reqwest/src/flex_flow.rs"]
mod flex_flow;

use flex_flow::FlexFlow;
use harness::Failure;
use serde::Serialize;

/// What is sent, typed as one would by hand.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct CreateFlexFlow<'a> {
    friendly_name: &'a str,
    chat_service_sid: &'a str,
    channel_type: &'a str,
    enabled: bool,
    integration_type: &'a str,
    #[serde(rename = "Integration.FlowSid")]
    integration_flow_sid: &'a str,
    #[serde(rename = "Integration.RetryCount")]
    integration_retry_count: i64,
}

/// A client, and the URL that it calls.
pub type Client = (reqwest::Client, String);

/// Makes a client for the URL.
///
/// # Errors
///
/// None; other programs have some.
#[expect(
    clippy::needless_pass_by_value,
    reason = "all programs have the same form"
)]
pub fn client(base_url: String) -> Result<Client, Failure> {
    Ok((reqwest::Client::new(), format!("{base_url}/v1/FlexFlows")))
}

/// Makes one call.
///
/// # Errors
///
/// What the call fails with.
///
/// # Panics
///
/// The answer is not a Flex Flow.
pub async fn call((client, url): &Client) -> Result<(), Failure> {
    let form = CreateFlexFlow {
        friendly_name: "A & B",
        chat_service_sid: "ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        channel_type: "sms",
        enabled: true,
        integration_type: "studio",
        integration_flow_sid: "FWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        integration_retry_count: 2,
    };
    let flow: FlexFlow = client
        .post(url)
        .basic_auth("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Some("token"))
        .form(&form)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await?;
    assert!(flow.sid.is_some(), "the server sends a SID");
    Ok(())
}
