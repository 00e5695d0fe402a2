//! One token for all calls: whoever needs one gets it, waits for the call that fetches it, or is the one to fetch it.

use std::{
    future::poll_fn,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use super::Authorization;
use crate::transport_error::TransportError;

/// A token that expires within this time is renewed first, so that none expires on its way.
const RENEWED_BEFORE: Duration = Duration::from_secs(30);

/// The token at hand and who waits for the next.
#[derive(Default)]
pub(super) struct TokenCache(Mutex<State>);

#[derive(Default)]
struct State {
    token: Option<Token>,
    is_fetching: bool,
    /// How many fetches have ended, and how the last one did.
    fetches: u64,
    last: Option<Result<Authorization, TransportError>>,
    waiting: Vec<Waker>,
}

struct Token {
    authorization: Authorization,
    /// When it expires on the client's clock, if that is known.
    expires: Option<Duration>,
}

/// What a call does to get a token.
pub(super) enum Turn<'a> {
    Done(Result<Authorization, TransportError>),
    Fetch(Fetch<'a>),
}

/// The right to fetch a token. Without a result, such as when the call is given up, it goes to the next that waits.
pub(super) struct Fetch<'a>(&'a TokenCache);

impl TokenCache {
    /// Waits for a token or for the right to fetch one. A call that waited for a fetch shares its result, so that a
    /// token service that fails is not asked again by each of them.
    pub(super) async fn turn(&self, now: Option<Duration>) -> Turn<'_> {
        let mut seen = None;
        poll_fn(|context| self.poll_turn(now, &mut seen, context)).await
    }

    /// Forgets `authorization`, if it is still the one at hand.
    pub(super) fn forget(&self, authorization: &Authorization) {
        let mut state = self.state();
        if state
            .token
            .as_ref()
            .is_some_and(|token| token.authorization == *authorization)
        {
            state.token = None;
        }
    }

    fn poll_turn(
        &self,
        now: Option<Duration>,
        seen: &mut Option<u64>,
        context: &Context<'_>,
    ) -> Poll<Turn<'_>> {
        let mut state = self.state();
        if let (Some(seen), Some(last)) = (&seen, &state.last)
            && *seen < state.fetches
        {
            return Poll::Ready(Turn::Done(last.clone()));
        }
        if let Some(token) = state.token.as_ref().filter(|token| token.is_fresh(now)) {
            return Poll::Ready(Turn::Done(Ok(token.authorization.clone())));
        }
        if state.is_fetching {
            seen.get_or_insert(state.fetches);
            state.waiting.push(context.waker().clone());
            return Poll::Pending;
        }
        state.is_fetching = true;
        Poll::Ready(Turn::Fetch(Fetch(self)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Token {
    fn is_fresh(&self, now: Option<Duration>) -> bool {
        match (self.expires, now) {
            (Some(expires), Some(now)) => now.saturating_add(RENEWED_BEFORE) < expires,
            // It is used until the service refuses it.
            _ => true,
        }
    }
}

impl Fetch<'_> {
    /// Hands the result to everybody who waits. The lifetime of the token counts from `began`.
    pub(super) fn finish(
        self,
        fetched: Result<(Authorization, Option<Duration>), TransportError>,
        began: Option<Duration>,
    ) -> Result<Authorization, TransportError> {
        let mut state = self.0.state();
        let result = fetched.map(|(authorization, lifetime)| {
            state.token = Some(Token {
                authorization: authorization.clone(),
                expires: began
                    .zip(lifetime)
                    .map(|(began, lifetime)| began.saturating_add(lifetime)),
            });
            authorization
        });
        state.fetches += 1;
        state.last = Some(result.clone());
        result
    }
}

impl Drop for Fetch<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.is_fetching = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for waker in waiting {
            waker.wake();
        }
    }
}
