//! A token that is refused as soon as it was fetched is not fetched again by each call.

use super::{SECOND, Service, oauth};
use crate::support::{CreateThing, Server, builder, json, scope_with};
use tokio::time::sleep;
use twilio_runtime::{Credentials, Scope};

async fn status(scope: &Scope) -> Option<u16> {
    let sent = CreateThing::new(scope).send().await;
    sent.map_or_else(|error| error.status(), |_| Some(201))
}

#[tokio::test(start_paused = true)]
async fn calls_one_after_the_other_fetch_two_tokens_at_most() {
    let service = Service::default();
    service.set(|is| is.refuses = |_| true);
    let scope = service.scope(builder().credentials(oauth()));
    for _ in 0..20 {
        assert_eq!(status(&scope).await, Some(401));
    }
    assert_eq!(service.fetches(), 2);
    assert_eq!(service.seen().len(), 21, "each has asked the API itself");
    // What was wrong is put right.
    service.set(|is| is.refuses = |number| number < 3);
    sleep(11 * SECOND).await;
    assert_eq!(status(&scope).await, Some(201));
    assert_eq!(service.fetches(), 3);
}

#[tokio::test(start_paused = true)]
async fn calls_at_once_fetch_two_tokens_at_most() {
    let service = Service::default();
    service.set(|is| {
        is.delay = SECOND;
        is.refuses = |_| true;
    });
    let client = service.client(builder().credentials(oauth()));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let scope = Scope::new(client.clone());
            tokio::spawn(async move { status(&scope).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("a task that ends"), Some(401));
    }
    assert_eq!(service.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_later_is_fetched_anew_at_once() {
    let service = Service::default();
    let scope = service.scope(builder().credentials(oauth()));
    for revoked in [|number| number < 2, |number| number < 3] {
        assert_eq!(status(&scope).await, Some(201));
        sleep(20 * SECOND).await;
        service.set(|is| is.refuses = revoked);
        assert_eq!(status(&scope).await, Some(201));
    }
    assert_eq!(service.fetches(), 3);
}

#[tokio::test]
async fn over_a_socket_too() {
    let token = |number| json(200, &super::token(number, 3600));
    let refusal = || json(401, r#"{"code":20003,"message":"Authenticate"}"#);
    let server = Server::start([token(1), refusal(), token(2)]);
    server.then((0..20).map(|_| refusal()));
    let credentials = Credentials::oauth_at(format!("{}/token", server.url), "OQ1", "s");
    let scope = scope_with(builder().credentials(credentials), &server);
    for _ in 0..20 {
        assert_eq!(status(&scope).await, Some(401));
    }
    let targets = server.targets();
    let fetches = targets.iter().filter(|target| target.contains("/token"));
    assert_eq!((fetches.count(), targets.len()), (2, 23));
}
