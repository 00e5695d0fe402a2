//! `calls-flex BASE_URL CALLS`: with `twilio-flex`.

use std::error::Error;

use twilio_flex::v1::{FlexFlowChannelType, FlexFlowIntegrationType};
use twilio_flex::{Client, Credentials};

fn main() -> Result<(), Box<dyn Error>> {
    harness::run(
        |base_url| {
            let credentials =
                Credentials::auth_token("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "token");
            let client = Client::builder()
                .credentials(credentials)
                .base_url(base_url)
                .build()?;
            Ok(client)
        },
        &async |client: &Client| {
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
        },
    )
}
