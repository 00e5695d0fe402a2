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
    /// Why there is none, if the last fetch that came to an end failed.
    failure: Option<TransportError>,
    is_fetching: bool,
    /// The number of the fetch that began last, from 1, and that of the last one that came to an end.
    begun: u64,
    ended: u64,
    /// Who waits for the fetch under way.
    waiting: Vec<Waker>,
}

/// Where a call waits: for which fetch, and at which place among those that do.
#[derive(Clone, Copy)]
struct Place {
    fetch: u64,
    index: usize,
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
        let mut place = None;
        poll_fn(|context| self.poll_turn(now, &mut place, context)).await
    }

    /// Forgets `authorization`, if it is still the one at hand. No copy is kept: who waited for it and comes late fetches
    /// another.
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
        place: &mut Option<Place>,
        context: &Context<'_>,
    ) -> Poll<Turn<'_>> {
        let mut state = self.state();
        let is_over = place.is_some_and(|place| place.fetch <= state.ended);
        if let Some(failure) = state.failure.as_ref().filter(|_| is_over) {
            return Poll::Ready(Turn::Done(Err(failure.clone())));
        }
        let token = state.token.as_ref();
        // Whoever waited takes even a token that lasts for a moment only, or it would wait for ever.
        if let Some(token) = token.filter(|token| is_over || token.is_fresh(now)) {
            return Poll::Ready(Turn::Done(Ok(token.authorization.clone())));
        }
        if state.is_fetching {
            state.wait(place, context.waker());
            return Poll::Pending;
        }
        state.is_fetching = true;
        state.begun += 1;
        Poll::Ready(Turn::Fetch(Fetch(self)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Notes whom to wake. A call that asks again keeps its place, however often it is polled.
    fn wait(&mut self, place: &mut Option<Place>, waker: &Waker) {
        let kept = place
            .filter(|place| place.fetch == self.begun)
            .and_then(|place| self.waiting.get_mut(place.index));
        if let Some(kept) = kept {
            kept.clone_from(waker);
            return;
        }
        *place = Some(Place {
            fetch: self.begun,
            index: self.waiting.len(),
        });
        self.waiting.push(waker.clone());
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
        state.ended = state.begun;
        state.failure = fetched.as_ref().err().cloned();
        let (authorization, lifetime) = fetched?;
        state.token = Some(Token {
            authorization: authorization.clone(),
            expires: began
                .zip(lifetime)
                .map(|(began, lifetime)| began.saturating_add(lifetime)),
        });
        Ok(authorization)
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

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::{Authorization, TokenCache, Turn};

    fn token(text: &str) -> Authorization {
        Authorization::bearer(text).expect("a token")
    }

    fn poll<F: Future>(turn: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        turn.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn a_token_that_was_refused_is_kept_nowhere() {
        let cache = TokenCache::default();
        let Poll::Ready(Turn::Fetch(fetch)) = poll(pin!(cache.turn(None))) else {
            panic!("there is no token yet");
        };
        let mut waiting = pin!(cache.turn(None));
        assert!(poll(waiting.as_mut()).is_pending());
        fetch.finish(Ok((token("t1"), None)), None).expect("t1");
        cache.forget(&token("t1"));
        let state = cache.state();
        assert!(state.token.is_none() && state.failure.is_none());
        drop(state);
        let late = poll(waiting);
        assert!(matches!(late, Poll::Ready(Turn::Fetch(_))));
    }

    #[test]
    fn who_waits_takes_one_place_however_often_it_asks() {
        let cache = TokenCache::default();
        let Poll::Ready(Turn::Fetch(fetch)) = poll(pin!(cache.turn(None))) else {
            panic!("there is no token yet");
        };
        let (mut first, mut second) = (pin!(cache.turn(None)), pin!(cache.turn(None)));
        for _ in 0..9 {
            assert!(poll(first.as_mut()).is_pending() && poll(second.as_mut()).is_pending());
        }
        assert_eq!(cache.state().waiting.len(), 2);
        // A fetch that is given up goes to the next, and the other waits at a new place.
        drop(fetch);
        let Poll::Ready(Turn::Fetch(fetch)) = poll(second.as_mut()) else {
            panic!("the fetch goes to whoever asks first");
        };
        for _ in 0..9 {
            assert!(poll(first.as_mut()).is_pending());
        }
        assert_eq!(cache.state().waiting.len(), 1);
        fetch.finish(Ok((token("t1"), None)), None).expect("t1");
        assert!(matches!(poll(first), Poll::Ready(Turn::Done(Ok(_)))));
    }
}
