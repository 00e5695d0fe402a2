//! Credentials that the caller's own code finds.

use std::sync::Mutex;

use super::{PAGE, SECOND, authorizations};
use crate::support::{CreateThing, ListThings, builder, retrying, scripted_with};
use tokio::time::sleep;
use twilio_runtime::{
    Authorization, AuthorizationFuture, CredentialProvider, Credentials, Error, HttpResponse,
    ScriptedTransport,
};

/// Gives out one token after the other.
struct Vault {
    tokens: Mutex<Vec<&'static str>>,
    has_more: bool,
}

impl CredentialProvider for Vault {
    fn authorization(&self) -> AuthorizationFuture<'_> {
        Box::pin(async {
            sleep(SECOND).await;
            let token = self
                .tokens
                .lock()
                .map_err(|_| "broken")?
                .pop()
                .ok_or("the vault is empty")?;
            Ok(Authorization::bearer(token).ok_or("malformed")?)
        })
    }

    fn reject(&self, _: &Authorization) -> bool {
        self.has_more
    }
}

fn vault(tokens: &[&'static str], has_more: bool) -> Credentials {
    Credentials::provider(Vault {
        tokens: Mutex::new(tokens.to_vec()),
        has_more,
    })
}

/// Sends one call whose answers have these statuses.
async fn list(statuses: &[u16], credentials: Credentials) -> (Result<(), Error>, Vec<String>) {
    let transport = ScriptedTransport::new();
    for status in statuses {
        let body = if *status == 200 { PAGE } else { "" };
        transport.respond(HttpResponse::new(*status, body));
    }
    let scope = scripted_with(retrying().credentials(credentials), &transport);
    let result = ListThings::new(&scope).send().await.map(drop);
    (result, authorizations(&transport))
}

#[tokio::test(start_paused = true)]
async fn credentials_of_ones_own_are_asked_for_each_attempt() {
    let (result, sent) = list(&[503, 401, 401], vault(&["d", "c", "b", "a"], true)).await;
    assert_eq!(result.expect_err("status 401").attempts(), 3);
    let expected = [
        "ListThings Bearer a",
        "ListThings Bearer b",
        "ListThings Bearer c",
    ];
    assert_eq!(sent, expected);
}

#[tokio::test(start_paused = true)]
async fn refused_credentials_are_replaced_only_where_there_are_others() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(401, ""));
    transport.respond(HttpResponse::new(201, "{}"));
    let scope = scripted_with(builder().credentials(vault(&["b", "a"], true)), &transport);
    CreateThing::new(&scope).send().await.expect("a thing");
    let (result, _) = list(&[401], vault(&["a"], false)).await;
    let error = result.expect_err("status 401");
    assert!(error.is_authentication() && error.attempts() == 1);
}

#[tokio::test(start_paused = true)]
async fn credentials_that_fail_or_take_too_long_end_the_call() {
    let (result, sent) = list(&[], vault(&[], false)).await;
    let error = result.expect_err("an empty vault");
    assert!(error.is_authentication() && !error.was_sent() && sent.is_empty());
    assert!(error.report().to_string().contains("the vault is empty"));
    let transport = ScriptedTransport::new();
    let scope = scripted_with(builder().credentials(vault(&["a"], false)), &transport);
    let call = ListThings::new(&scope).with_timeout(SECOND / 2);
    let error = call.send().await.expect_err("no time");
    assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    assert!(
        !error.is_connect() && !error.is_authentication(),
        "nobody connected, and nobody refused anything: {error:?}"
    );
    assert!(error.to_string().contains("getting credentials"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_that_repeats_the_token_is_shown_without_it() {
    let transport = ScriptedTransport::new();
    let body = r#"{"message":"no such token: token-of-the-vault"}"#;
    transport.respond(HttpResponse::new(403, body));
    let credentials = vault(&["token-of-the-vault"], false);
    let scope = scripted_with(builder().credentials(credentials), &transport);
    let error = CreateThing::new(&scope).send().await.expect_err("refused");
    let shown = format!("{error} {error:?} {}", error.report());
    assert!(shown.contains("no such token: [redacted]"), "{shown}");
    assert!(!shown.contains("token-of-the-vault"), "{shown}");
}
