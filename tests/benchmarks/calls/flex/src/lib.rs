//! `CreateFlexFlow` with `twilio-flex`.

use harness::Failure;
use twilio_flex::v1::{FlexFlowChannelType, FlexFlowIntegrationType};
use twilio_flex::{Client, Credentials};

/// Makes a client for the URL.
///
/// # Errors
///
/// The client can't be built.
pub fn client(base_url: String) -> Result<Client, Failure> {
    let credentials = Credentials::auth_token("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "token");
    let client = Client::builder()
        .credentials(credentials)
        .base_url(base_url)
        .build()?;
    Ok(client)
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
pub async fn call(client: &Client) -> Result<(), Failure> {
    let flow = client
        .v1()
        .flex_flows()
        .create(
            "A & B",
            "ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            FlexFlowChannelType::Sms,
        )
        .enabled(true)
        .integration_type(FlexFlowIntegrationType::Studio)
        .integration_flow_sid("FWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
        .integration_retry_count(2)
        .send()
        .await?;
    assert!(flow.sid.is_some(), "the server sends a SID");
    Ok(())
}
