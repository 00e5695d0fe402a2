//! A call whose token the service refuses: whether it is sent again, and with which token.

use super::{PAGE, authorizations, oauth, token};
use crate::support::{CreateThing, ListThings, builder, delete_thing, scripted_with};
use twilio_runtime::{Error, HttpResponse, Scope, ScriptedTransport};

/// The statuses that the service answers the attempts of a call with, what the call came to, how often it was sent, and
/// the last request.
type Case = (&'static [u16], Option<u16>, usize, &'static str);

/// Makes calls on services that give a new token after each answer.
async fn check(cases: &[Case], call: impl AsyncFn(&Scope) -> Result<(), Error>) {
    for (statuses, expected, attempts, last) in cases {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(200, token(1, 3600)));
        for (number, status) in (2..).zip(*statuses) {
            let body = if *status == 200 { PAGE } else { "" };
            transport.respond(HttpResponse::new(*status, body));
            transport.respond(HttpResponse::new(200, token(number, 3600)));
        }
        let scope = scripted_with(builder().credentials(oauth()), &transport);
        let status = call(&scope)
            .await
            .err()
            .map_or(Some(200), |error| error.status());
        let lines = authorizations(&transport);
        let mut sent = lines.iter().filter(|line| !line.starts_with("Fetch"));
        assert_eq!(
            (status, sent.clone().count()),
            (*expected, *attempts),
            "{lines:?}"
        );
        assert_eq!(sent.next_back().map(String::as_str), Some(*last));
    }
}

#[tokio::test(start_paused = true)]
async fn it_is_sent_once_more_and_not_again_whatever_its_method() {
    let twice: &[u16] = &[401, 200];
    let thrice: &[u16] = &[401, 401, 200];
    check(
        &[
            (twice, Some(200), 2, "ListThings Bearer t2"),
            (thrice, Some(401), 2, "ListThings Bearer t2"),
        ],
        async |scope| ListThings::new(scope).send().await.map(drop),
    )
    .await;
    check(
        &[
            (twice, Some(200), 2, "CreateThing Bearer t2"),
            (thrice, Some(401), 2, "CreateThing Bearer t2"),
        ],
        async |scope| CreateThing::new(scope).send().await.map(drop),
    )
    .await;
    check(
        &[(twice, Some(200), 2, "DeleteThing Bearer t2")],
        async |scope| delete_thing(scope).send().await,
    )
    .await;
}

#[tokio::test]
async fn after_a_refusal_that_is_not_repeated_the_next_call_has_a_new_token() {
    let transport = ScriptedTransport::new();
    for (status, body) in [
        (200, token(1, 3600)),
        (401, String::new()),
        (200, token(2, 3600)),
        (201, "{}".to_owned()),
    ] {
        transport.respond(HttpResponse::new(status, body));
    }
    let scope = scripted_with(builder().credentials(oauth()), &transport);
    let raw = CreateThing::new(&scope).into_request().send_raw().await;
    assert_eq!(raw.expect("a response").status(), 401);
    CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(authorizations(&transport)[3], "CreateThing Bearer t2");
}
