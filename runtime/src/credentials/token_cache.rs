//! One token for all calls: what became of a fetch goes in; the token comes out, or whether somebody fetches one.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Waker,
    time::Duration,
};

use super::{
    authorization::Authorization,
    moment::Moment,
    token::{Condition, Token},
};
use crate::{
    clock::Clock,
    error::{token_error::TokenError, transport_error::TransportError},
};

/// How long nothing may be heard of a fetch before another one begins: nobody goes on with it, such as after the runtime
/// it was started on came to rest.
pub(super) const LOST_AFTER: Duration = Duration::from_secs(2);

/// How long a token that is about to expire is used without another try to renew it, after one has failed.
const REST: Duration = Duration::from_secs(5);

/// How long a refused token is kept if it was fetched in place of another refused one: a third would fare no better.
const KEPT_AFTER_REFUSAL: Duration = Duration::from_secs(10);

/// The token at hand and who waits for the next.
#[derive(Default)]
pub(super) struct TokenCache(Mutex<State>);

#[derive(Default)]
pub(super) struct State {
    pub(super) token: Option<Token>,
    /// Why no token is at hand, if the last fetch failed.
    pub(super) failure: Option<TransportError>,
    pub(super) underway: Option<Underway>,
    /// The number of the fetch that began last, from 1, and that of the last one that came to an end.
    pub(super) begun: u64,
    pub(super) ended: u64,
    /// Who waits for the fetch under way, and how often all of them were woken.
    pub(super) waiting: Vec<Waker>,
    rounds: u64,
    /// When a renewal failed, and how long no other one begins.
    rest: Option<(Moment, Duration)>,
    /// When a token was last thrown away because it was refused.
    refused: Option<Moment>,
}

/// A fetch that has not come to an end.
pub(super) struct Underway {
    pub(super) number: u64,
    /// When it was last heard of, if that can be told.
    pub(super) heard: Option<Moment>,
}

/// Where a call waits: for which fetch, and at which place among those that do.
#[derive(Default)]
pub(super) struct FetchPlace {
    /// Zero before the call waits for any.
    pub(super) fetch: u64,
    round: u64,
    index: Option<usize>,
}

impl FetchPlace {
    /// Returns the place of the call that makes the fetch with this number.
    pub(super) fn making(fetch: u64) -> Self {
        Self {
            fetch,
            ..Self::default()
        }
    }
}

impl TokenCache {
    /// Returns the token at hand if nothing is to be done about it.
    pub(super) fn good(&self) -> Option<Authorization> {
        let state = self.state();
        let token = state.token.as_ref()?;
        (token.condition() == Condition::Good).then(|| token.authorization.clone())
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

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
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
    pub(super) fn is_fetching(&self) -> bool {
        self.underway.as_ref().is_some_and(|underway| {
            let heard = underway.heard.as_ref();
            heard.is_none_or(|heard| heard.elapsed() < LOST_AFTER)
        })
    }

    pub(super) fn may_renew(&self) -> bool {
        let rest = self.rest.as_ref();
        !self.is_fetching() && rest.is_none_or(|(since, time)| since.elapsed() >= *time)
    }

    /// Notes whom to wake. A call that asks again keeps its place, however often it is polled.
    pub(super) fn wait(&mut self, place: &mut FetchPlace, waker: &Waker) {
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
