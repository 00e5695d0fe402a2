//! One token for all calls: whoever needs one gets it, waits for the fetch that is under way, or begins one.

use std::{
    future::poll_fn,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use super::{
    Authorization,
    moment::Moment,
    token::{Condition, Token},
    token_fetch::Fetch,
};
use crate::{
    clock::{self, Clock},
    error::{token_error::TokenError, transport_error::TransportError},
};

/// How long nothing may be heard of a fetch before another one begins: nobody goes on with it, such as after the runtime
/// it was started on came to rest.
const LOST_AFTER: Duration = Duration::from_secs(2);

/// How long a token that is about to expire is used without another try to renew it, after one has failed.
const REST: Duration = Duration::from_secs(5);

/// How long a refused token is kept if it was fetched in place of another refused one: a third would fare no better.
const KEPT_AFTER_REFUSAL: Duration = Duration::from_secs(10);

/// The token at hand and who waits for the next.
#[derive(Default)]
pub(super) struct TokenCache(Mutex<State>);

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// Why there is none, if the last fetch that came to an end failed.
    failure: Option<TransportError>,
    underway: Option<Underway>,
    /// The number of the fetch that began last, from 1, and that of the last one that came to an end.
    begun: u64,
    ended: u64,
    /// Who waits for the fetch under way, and how often all of them were woken.
    waiting: Vec<Waker>,
    rounds: u64,
    /// When a renewal failed, and how long no other one begins.
    rest: Option<(Moment, Duration)>,
    /// When a token was last thrown away because it was refused.
    refused: Option<Moment>,
}

/// A fetch that has not come to an end.
struct Underway {
    number: u64,
    /// When it was last heard of, if that can be told.
    heard: Option<Moment>,
}

/// Where a call waits: for which fetch, and at which place among those that do.
#[derive(Default)]
pub(super) struct Place {
    /// Zero before the call waits for any.
    fetch: u64,
    round: u64,
    index: Option<usize>,
}

/// What a call does to get a token.
pub(super) enum Turn {
    Done(Result<Authorization, TransportError>),
    /// There is no token, and nobody fetches one.
    Fetch(Fetch),
    /// This one is good, but has to be renewed.
    Renew(Authorization, Fetch),
}

impl TokenCache {
    /// Returns the token at hand if nothing is to be done about it.
    pub(super) fn good(&self) -> Option<Authorization> {
        let state = self.state();
        let token = state.token.as_ref()?;
        (token.condition() == Condition::Good).then(|| token.authorization.clone())
    }

    /// Waits for a token or for the right to fetch one. A call that waited for a fetch shares its result, so that a
    /// token service that fails is not asked again by each of them.
    pub(super) async fn turn(
        self: &Arc<Self>,
        clock: Option<&Arc<dyn Clock>>,
        place: &mut Place,
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

    /// Learns that the service refused `authorization`, and returns whether there will be another.
    ///
    /// A refused token is forgotten, and no copy is kept: who waited for it and comes late fetches another. One that was
    /// fetched just now in place of another refused one stays, because the fault is not the token's.
    pub(super) fn refuse(
        &self,
        authorization: &Authorization,
        clock: Option<&Arc<dyn Clock>>,
    ) -> bool {
        let mut state = self.state();
        if !state
            .token
            .as_ref()
            .is_some_and(|token| token.is(authorization))
        {
            return true;
        }
        let refused = state.refused.as_ref();
        if refused.is_some_and(|refused| refused.elapsed() < KEPT_AFTER_REFUSAL) {
            return false;
        }
        state.token = None;
        state.refused = clock.map(Moment::now);
        true
    }

    fn poll_turn(
        self: &Arc<Self>,
        clock: Option<&Arc<dyn Clock>>,
        place: &mut Place,
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
        *place = Place {
            fetch: fetch.number(),
            ..Place::default()
        };
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

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a fetch reports.
impl TokenCache {
    /// Notes that somebody goes on with the fetch.
    pub(super) fn hear(&self, number: u64, now: Option<Moment>) {
        if let Some(underway) = &mut self.state().underway
            && underway.number == number
        {
            underway.heard = now;
        }
    }

    /// Keeps the token, unless a fetch that began later was the faster one.
    pub(super) fn succeed(&self, number: u64, token: Token) {
        let mut state = self.state();
        if number < state.ended {
            return;
        }
        state.ended = number;
        state.token = Some(token);
        state.failure = None;
        state.rest = None;
    }

    /// Notes a failure, unless another fetch has begun meanwhile.
    pub(super) fn fail(&self, number: u64, failure: TransportError, now: Option<Moment>) {
        let mut state = self.state();
        if number == state.begun {
            state.ended = number;
            let asked = failure.token_error().and_then(TokenError::retry_after);
            state.rest = now.map(|now| (now, REST.max(asked.unwrap_or_default())));
            state.failure = Some(failure);
        }
    }

    /// Wakes whoever waits. A fetch that was given up without a result goes to the first of them.
    pub(super) fn end(&self, number: u64) {
        let mut state = self.state();
        state.underway.take_if(|underway| underway.number == number);
        state.rounds += 1;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for waker in waiting {
            waker.wake();
        }
    }
}

impl State {
    fn is_fetching(&self) -> bool {
        self.underway.as_ref().is_some_and(|underway| {
            let heard = underway.heard.as_ref();
            heard.is_none_or(|heard| heard.elapsed() < LOST_AFTER)
        })
    }

    fn may_renew(&self) -> bool {
        let rest = self.rest.as_ref();
        !self.is_fetching() && rest.is_none_or(|(since, time)| since.elapsed() >= *time)
    }

    /// Notes whom to wake. A call that asks again keeps its place, however often it is polled.
    fn wait(&mut self, place: &mut Place, waker: &Waker) {
        let kept = place
            .index
            .filter(|_| place.round == self.rounds)
            .and_then(|index| self.waiting.get_mut(index));
        if let Some(kept) = kept {
            kept.clone_from(waker);
        } else {
            place.round = self.rounds;
            place.index = Some(self.waiting.len());
            self.waiting.push(waker.clone());
        }
        place.fetch = self.begun;
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        sync::Arc,
        task::{Context, Poll, Waker},
    };

    use super::{Authorization, Fetch, Place, TokenCache, Turn};

    fn token(text: &str) -> Authorization {
        Authorization::bearer(text).expect("a token")
    }

    fn poll<F: Future>(turn: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        turn.poll(&mut Context::from_waker(Waker::noop()))
    }

    fn begin(cache: &Arc<TokenCache>) -> Fetch {
        let Poll::Ready(Turn::Fetch(fetch)) = poll(pin!(cache.turn(None, &mut Place::default())))
        else {
            panic!("there is no token yet");
        };
        fetch
    }

    #[test]
    fn a_token_that_was_refused_is_kept_nowhere() {
        let cache = Arc::new(TokenCache::default());
        let (fetch, mut place) = (begin(&cache), Place::default());
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
        let [mut one, mut other] = [(); 2].map(|()| Place::default());
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
