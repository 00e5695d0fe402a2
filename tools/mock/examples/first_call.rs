//! The first call of the README, without an account: `cargo run -p twilio-flex-mock --example first_call`.
//!
//! With an address it calls a server that runs already: `cargo run -p twilio-flex-mock --example first_call http://127.0.0.1:4010`.

use std::error::Error;
use std::io::{Write as _, stdout};

use twilio_flex::{Client, Credentials};
use twilio_flex_mock::MockServer;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = MockServer::start().await?;
    let flex = match std::env::args().nth(1) {
        Some(base_url) => {
            let account = Credentials::auth_token(server.account_sid(), server.auth_token());
            Client::builder()
                .credentials(account)
                .base_url(base_url)
                .build()?
        }
        None => server.client(),
    };
    let chat = flex
        .v2()
        .web_chats()
        .create("IG0123456789abcdef0123456789abcdef")
        .customer_friendly_name("Ada")
        .send()
        .await?;
    writeln!(stdout(), "{:?}", chat.conversation_sid)?;

    let mut flows = flex.v1().flex_flows().list().with_limit(100).stream();
    while let Some(flow) = flows.next().await {
        writeln!(stdout(), "{:?}", flow?.sid)?;
    }
    Ok(())
}
