//! Credentials are checked: any of the right form, or those that are given.

use twilio_flex::{Client, Credentials};
use twilio_flex_mock::MockServer;

use crate::{Outcome, raw};

const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const OTHER: &str = "ACffffffffffffffffffffffffffffffff";

fn client(server: &MockServer, credentials: Credentials) -> Result<Client, twilio_flex::Error> {
    let builder = Client::builder()
        .credentials(credentials)
        .base_url(server.base_url());
    builder.without_environment_proxy().build()
}

async fn status(client: &Client) -> Option<u16> {
    let answer = client.v1().flex_flows().list().send().await;
    answer.err().and_then(|error| error.status())
}

#[tokio::test]
async fn any_account_is_good_and_is_that_of_its_records() -> Outcome {
    let server = MockServer::start().await?;
    let client = client(&server, Credentials::auth_token(OTHER, "secret"))?;
    let flow = client
        .v1()
        .flex_flows()
        .create("A", crate::CHAT_SERVICE, "web")
        .send()
        .await?;
    assert_eq!(flow.account_sid.as_ref().map(AsRef::as_ref), Some(OTHER));
    Ok(())
}

#[tokio::test]
async fn given_credentials_are_the_only_ones() -> Outcome {
    let account = "AC0123456789abcdef0123456789abcdef";
    let server = MockServer::builder()
        .account(account, "right")
        .api_key(KEY, "secret")
        .start()
        .await?;
    let key = |secret: &str| Credentials::api_key(account, KEY, secret);
    assert_eq!(status(&server.client()).await, None);
    assert_eq!(status(&client(&server, key("secret"))?).await, None);
    assert_eq!(status(&client(&server, key("wrong"))?).await, Some(401));
    assert_eq!(
        status(&client(&server, Credentials::auth_token(OTHER, "right"))?).await,
        Some(401)
    );
    Ok(())
}

#[tokio::test]
async fn a_token_of_the_token_endpoint_is_good_and_another_is_not() -> Outcome {
    let server = MockServer::builder()
        .api_key("app", "secret")
        .start()
        .await?;
    let oauth = |secret: &str| Credentials::oauth_at(server.token_url(), "app", secret);
    assert_eq!(status(&client(&server, oauth("secret"))?).await, None);
    assert_eq!(
        status(&client(&server, Credentials::bearer("made-up"))?).await,
        Some(401)
    );
    let refused = client(&server, oauth("wrong"))?
        .v1()
        .flex_flows()
        .list()
        .send()
        .await;
    let error = refused.err().ok_or("the secret is wrong")?;
    assert_eq!(
        error.token_error().and_then(|error| error.code()),
        Some("invalid_client")
    );
    Ok(())
}

#[tokio::test]
async fn a_request_without_credentials_learns_what_it_lacks() -> Outcome {
    let server = MockServer::start().await?;
    for (header, hint) in [
        ("X: y", "no `Authorization` header"),
        ("Authorization: Basic !", "not Base64"),
        ("Authorization: Basic eDp5", "not the SID of an account"),
        ("Authorization: Digest x", "neither Basic nor Bearer"),
    ] {
        let answer = raw::send_with(server.address(), "GET", "/v1/FlexFlows", &[header], "").await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, Some(20003)),
            "{header}"
        );
        assert!(
            answer.head.contains("www-authenticate: basic"),
            "{}",
            answer.head
        );
        let found = answer.json()["details"]["hint"].to_string();
        assert!(found.contains(hint), "{found}");
    }
    Ok(())
}

#[tokio::test]
async fn operations_with_a_token_of_their_own_take_it() -> Outcome {
    let server = MockServer::start().await?;
    let roles = server.client().v1().insights().user_roles();
    let roles = roles
        .fetch()
        .authorization("token of another service")
        .send()
        .await?;
    assert!(!roles.roles.is_empty());
    Ok(())
}
