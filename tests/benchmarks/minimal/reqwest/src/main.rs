//! Credentials from the environment in, the SID of a new Flex Flow out: by hand with `reqwest`.

mod flex_flow;

use std::env;
use std::error::Error;

use flex_flow::FlexFlow;

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let form = [
            ("FriendlyName", "A & B"),
            ("ChatServiceSid", "ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            ("ChannelType", "sms"),
        ];
        let flow: FlexFlow = reqwest::Client::new()
            .post("https://flex-api.twilio.com/v1/FlexFlows")
            .basic_auth(
                env::var("TWILIO_ACCOUNT_SID")?,
                Some(env::var("TWILIO_AUTH_TOKEN")?),
            )
            .form(&form)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        println!("{:?}", flow.sid);
        Ok(())
    })
}
