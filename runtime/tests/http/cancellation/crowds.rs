//! Calls that wait for each other, for a token or for their turn: if one is given up, the others go on.

use super::{Builder, LONG_ENOUGH, MOMENTS, limited, poll_times, with_tokens};
use crate::support::{ListThings, Server, json, scope_with};
use tokio::time::timeout;
use twilio_runtime::{Error, Scope};

const ANSWER: &str = r#"{"access_token":"t","token_type":"bearer","expires_in":3600,"things":[]}"#;

/// Makes a call that is given up after so many polls, while two others of the same client are made. Returns whether it
/// came to an end before.
async fn one_of_three(scope: &Scope, times: usize, place: usize, moment: super::Moment) -> bool {
    let call = || ListThings::new(scope).send();
    let others = async || -> Result<(), Error> {
        let (first, second) = tokio::join!(call(), call());
        first.and(second).map(drop)
    };
    // Before the others in the queue, or behind them.
    let (ended, rest) = if place == 0 {
        tokio::join!(
            poll_times(times, moment, call()),
            timeout(LONG_ENOUGH, others())
        )
    } else {
        let (rest, ended) = tokio::join!(
            timeout(LONG_ENOUGH, others()),
            poll_times(times, moment, call())
        );
        (ended, rest)
    };
    rest.expect("nobody waits for one that was given up")
        .expect("pages");
    ended.is_some_and(|result| result.is_ok())
}

#[tokio::test]
async fn the_others_go_on() {
    for builder in [limited as Builder, with_tokens] {
        for moment in MOMENTS {
            for place in [0, 1] {
                for times in 0.. {
                    let server = Server::start((0..30).map(|_| json(200, ANSWER)));
                    let scope = scope_with(builder(&server), &server);
                    if one_of_three(&scope, times, place, moment).await {
                        assert!(times >= 3, "{times} polls");
                        break;
                    }
                    let after = timeout(LONG_ENOUGH, ListThings::new(&scope).send()).await;
                    after.expect("a free place").expect("a page");
                }
            }
        }
    }
}

#[tokio::test]
async fn all_of_them_can_be_given_up() {
    for builder in [limited as Builder, with_tokens] {
        for moment in MOMENTS {
            for times in 0.. {
                let server = Server::start((0..30).map(|_| json(200, ANSWER)));
                let scope = scope_with(builder(&server), &server);
                let call = || ListThings::new(&scope).send();
                let crowd = async {
                    let (first, second, third) = tokio::join!(call(), call(), call());
                    first.and(second).and(third)
                };
                let ended = Box::pin(poll_times(times, moment, crowd)).await;
                let after = timeout(LONG_ENOUGH, call()).await;
                after.expect("a free place").expect("a page");
                if let Some(pages) = ended {
                    pages.expect("pages");
                    assert!(times >= 3, "{times} polls");
                    break;
                }
            }
        }
    }
}
