//! The turn of a call that needs a token: it gets the one at hand, waits for the fetch that is under way, or begins one.

use std::{
    future::poll_fn,
    sync::Arc,
    task::{Context, Poll},
};

use super::{
    authorization::Authorization,
    moment::Moment,
    token::{Condition, Token},
    token_cache::{FetchPlace, LOST_AFTER, State, TokenCache, Underway},
    token_fetch::Fetch,
};
use crate::{
    clock::{self, Clock},
    error::transport_error::TransportError,
};

/// What a call does to get a token.
pub(super) enum Turn {
    Done(Result<Authorization, TransportError>),
    /// There is no token, and nobody fetches one.
    Fetch(Fetch),
    /// This one is good, but has to be renewed.
    Renew(Authorization, Fetch),
}

impl TokenCache {
    /// Waits for a token or for the right to fetch one. A call that waited for a fetch shares its result, so that a
    /// token service that fails is not asked again by each of them.
    pub(super) async fn turn(
        self: &Arc<Self>,
        clock: Option<&Arc<dyn Clock>>,
        place: &mut FetchPlace,
    ) -> Turn {
        loop {
            let turn = poll_fn(|context| self.poll_turn(clock, place, context));
            let Some(sleep) = clock.and_then(|clock| clock.sleep(LOST_AFTER)) else {
                return turn.await;
            };
            if let Some(turn) = clock::before(sleep, turn).await {
                return turn;
            }
        }
    }

    fn poll_turn(
        self: &Arc<Self>,
        clock: Option<&Arc<dyn Clock>>,
        place: &mut FetchPlace,
        context: &Context<'_>,
    ) -> Poll<Turn> {
        let mut state = self.state();
        let is_over = place.fetch != 0 && place.fetch <= state.ended;
        let failure = state.failure.as_ref().filter(|_| is_over);
        let condition = state.token.as_ref().map(Token::condition);
        if let Some((token, condition)) = state.token.as_ref().zip(condition)
            // Whoever waited takes even a token that lasts for a moment only, or it would wait for ever.
            && (condition != Condition::Expired || is_over && failure.is_none())
        {
            let authorization = token.authorization.clone();
            if condition != Condition::Ageing || is_over || !state.may_renew() {
                return Poll::Ready(Turn::Done(Ok(authorization)));
            }
            let fetch = self.begin(&mut state, clock);
            return Poll::Ready(Turn::Renew(authorization, fetch));
        }
        if let Some(failure) = failure {
            return Poll::Ready(Turn::Done(Err(failure.clone())));
        }
        if state.is_fetching() {
            state.wait(place, context.waker());
            return Poll::Pending;
        }
        let fetch = self.begin(&mut state, clock);
        *place = FetchPlace::making(fetch.number());
        Poll::Ready(Turn::Fetch(fetch))
    }

    fn begin(self: &Arc<Self>, state: &mut State, clock: Option<&Arc<dyn Clock>>) -> Fetch {
        let now = clock.map(Moment::now);
        state.begun += 1;
        state.underway = Some(Underway {
            number: state.begun,
            heard: now.clone(),
        });
        Fetch::new(self.clone(), state.begun, now)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        sync::Arc,
        task::{Context, Poll, Waker},
    };

    use super::{Authorization, Fetch, FetchPlace, TokenCache, Turn};

    fn token(text: &str) -> Authorization {
        Authorization::bearer(text).expect("a token")
    }

    fn poll<F: Future>(turn: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        turn.poll(&mut Context::from_waker(Waker::noop()))
    }

    fn begin(cache: &Arc<TokenCache>) -> Fetch {
        let Poll::Ready(Turn::Fetch(fetch)) =
            poll(pin!(cache.turn(None, &mut FetchPlace::default())))
        else {
            panic!("there is no token yet");
        };
        fetch
    }

    #[test]
    fn a_token_that_was_refused_is_kept_nowhere() {
        let cache = Arc::new(TokenCache::default());
        let (fetch, mut place) = (begin(&cache), FetchPlace::default());
        let mut waiting = pin!(cache.turn(None, &mut place));
        assert!(poll(waiting.as_mut()).is_pending());
        fetch.finish(None, Ok((token("t1"), None)));
        assert!(cache.refuse(&token("t1"), None));
        let state = cache.state();
        assert!(state.token.is_none() && state.failure.is_none());
        drop(state);
        let late = poll(waiting);
        assert!(matches!(late, Poll::Ready(Turn::Fetch(_))));
    }

    #[test]
    fn who_waits_takes_one_place_however_often_it_asks() {
        let cache = Arc::new(TokenCache::default());
        let fetch = begin(&cache);
        let [mut one, mut other] = [(); 2].map(|()| FetchPlace::default());
        let (mut first, mut second) = (
            pin!(cache.turn(None, &mut one)),
            pin!(cache.turn(None, &mut other)),
        );
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
        fetch.finish(None, Ok((token("t1"), None)));
        assert!(matches!(poll(first), Poll::Ready(Turn::Done(Ok(_)))));
    }
}
