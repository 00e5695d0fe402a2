//! Credentials from the environment in, the SID of a new Flex Flow out: with `twilio-flex`.

use std::error::Error;

use twilio_flex::Client;
use twilio_flex::v1::FlexFlowChannelType;

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let flow = Client::from_env()?
            .v1()
            .flex_flows()
            .create(
                "A & B",
                "ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                FlexFlowChannelType::Sms,
            )
            .send()
            .await?;
        println!("{:?}", flow.sid);
        Ok(())
    })
}
