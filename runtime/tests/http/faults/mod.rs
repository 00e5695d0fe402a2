//! Every fault there is on a socket, for a call that reads, one that creates and one that deletes: how many requests
//! the service gets to see, and what the caller learns. It is the same for each kind of client.

mod connections;
mod counts;
mod kinds;
mod leniency;
mod refusals;
mod unreadable;

use std::time::Duration;

use self::kinds::{KINDS, Kind};
use crate::support::{
    CreateThing, ListThings, Reply, Server, builder, delete_thing, retrying, scope_with,
};
use twilio_runtime::{Error, Scope};

/// A call of each kind.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Get,
    Post,
    Delete,
}

const CALLS: [Call; 3] = [Call::Get, Call::Post, Call::Delete];

impl Call {
    async fn make(self, scope: &Scope) -> Result<(), Error> {
        match self {
            Self::Get => ListThings::new(scope).send().await.map(drop),
            Self::Post => CreateThing::new(scope).send().await.map(drop),
            Self::Delete => delete_thing(scope).send().await,
        }
    }

    #[cfg(feature = "blocking")]
    fn make_blocking(self, scope: &Scope) -> Result<(), Error> {
        match self {
            Self::Get => ListThings::new(scope).send_blocking().map(drop),
            Self::Post => CreateThing::new(scope).send_blocking().map(drop),
            Self::Delete => delete_thing(scope).send_blocking(),
        }
    }
}

/// Makes each call once, to a service that always answers like this, and returns the errors.
async fn failures(kind: Kind, reply: &Reply) -> [(Call, Error); 3] {
    let server = Server::start((0..3).map(|_| reply.clone()));
    let scope = scope_with(kind.client(builder()), &server);
    let failure = async |call: Call| (call, kind.make(call, &scope).await.expect_err("a fault"));
    let failures = [
        failure(Call::Get).await,
        failure(Call::Post).await,
        failure(Call::Delete).await,
    ];
    assert_eq!(server.requests().len(), 3, "{kind:?} {reply:?}");
    failures
}

/// What a caller can ask of an error: every question has an answer, and only these sets of answers occur.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Learned {
    Success,
    Refused(u16),
    Unreadable,
    TooLarge,
    Interrupted,
    TimedOut,
    NotConnected,
    NotConnectedInTime,
}

impl Learned {
    fn from(result: &Result<(), Error>) -> Self {
        let Err(error) = result else {
            return Self::Success;
        };
        let answers = (
            error.was_sent(),
            error.is_connect(),
            error.is_timeout(),
            error.is_decode(),
            error.is_response_too_large(),
        );
        match (answers, error.status(), error.api_error()) {
            ((true, false, false, false, false), Some(status), Some(_)) => Self::Refused(status),
            ((true, false, false, true, false), Some(_), None) => Self::Unreadable,
            ((true, false, false, false, true), None, None) => Self::TooLarge,
            ((true, false, false, false, false), None, None) => Self::Interrupted,
            ((true, false, true, false, false), None, None) => Self::TimedOut,
            ((false, true, false, false, false), None, None) => Self::NotConnected,
            ((false, true, true, false, false), None, None) => Self::NotConnectedInTime,
            other => panic!("{other:?} of {error:?}"),
        }
    }
}

/// Makes a call of each kind, with the usual retries, to a service that always does the same. Returns how many requests
/// it took and what the caller learned.
async fn observe(kind: Kind, reply: &Reply) -> [(usize, Learned); 3] {
    let server = Server::start((0..9).map(|_| reply.clone()));
    let haste = kind.haste();
    let mut client = kind.client(retrying().timeout(Duration::from_secs(300)));
    match &haste {
        Some(haste) => client = haste.watch(client),
        None if matches!(reply, Reply::Silence) => {
            client = client.attempt_timeout(Duration::from_millis(300));
        }
        None => {}
    }
    let scope = scope_with(client.max_response_size(200), &server);
    let mut seen = [(0, Learned::Success); 3];
    for (seen, call) in seen.iter_mut().zip(CALLS) {
        let before = server.requests().len();
        let result = match &haste {
            Some(haste) => haste.call(&server, kind.make(call, &scope)).await,
            None => kind.make(call, &scope).await,
        };
        let requests = server.requests().len() - before;
        if let Err(error) = &result {
            assert_eq!(
                error.attempts() as usize,
                requests,
                "{kind:?} {call:?} {error:?}"
            );
            let operations = ["ListThings", "CreateThing", "DeleteThing"];
            assert_eq!(error.operation(), Some(operations[call as usize]));
        }
        *seen = (requests, Learned::from(&result));
    }
    seen
}
