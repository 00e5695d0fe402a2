//! The limits that a client sets itself: a call goes in, and comes out when it is its turn to make a request.
//!
//! Calls wait in one queue, first come, first served. Whoever gives up waiting leaves it, and the next moves up.

mod alarm;
mod state;
#[cfg(test)]
mod tests;

use std::{
    future::poll_fn,
    pin::Pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker, ready},
    time::Duration,
};

use self::{alarm::Alarm, state::State};
use crate::{clock::Clock, error::transport_error::TransportError};

/// The longest time that one refusal can hold up a client, so that a wrong header can't stop it for good.
const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);

/// Where calls wait for their turn.
pub(crate) trait Gate: Send + Sync {
    /// Waits for a turn, but not longer than `time`. A wait that is known to be too long is not begun.
    fn enter<'a>(&'a self, clock: Option<&'a dyn Clock>, time: Duration) -> Entering<'a>;
}

/// What [`Gate::enter`] returns.
pub(crate) type Entering<'a> =
    Pin<Box<dyn Future<Output = Result<Box<dyn Leave + 'a>, TransportError>> + Send + 'a>>;

/// Leave to make one request. It ends when this is dropped.
pub(crate) trait Leave: Send {
    /// Notes that the service answered: the client may become faster again.
    fn answered(&self);

    /// Notes that the service refused because of too many requests: no call begins another before `pause` is over, and
    /// fewer do at once after it.
    fn refused(&self, now: Duration, pause: Duration);
}

/// Returns a gate with these limits.
pub(crate) fn gate(max_concurrency: Option<usize>, per_second: Option<u32>) -> Box<dyn Gate> {
    Box::new(Throttle::new(max_concurrency, per_second))
}

/// What makes a gate: [`gate`].
pub(crate) type MakeGate = fn(Option<usize>, Option<u32>) -> Box<dyn Gate>;

/// How many requests may be under way at once, how many may begin in a second, and who waits.
struct Throttle(Mutex<State>);

/// The leave of a call.
struct Turn<'a> {
    throttle: &'a Throttle,
    /// How often the client had slowed down when the request began.
    cuts: u64,
}

impl Gate for Throttle {
    fn enter<'a>(&'a self, clock: Option<&'a dyn Clock>, time: Duration) -> Entering<'a> {
        Box::pin(async move {
            let turn = self.turn(clock, time).await?;
            Ok(Box::new(turn) as Box<dyn Leave>)
        })
    }
}

impl Throttle {
    fn new(max_concurrency: Option<usize>, per_second: Option<u32>) -> Self {
        Self(Mutex::new(State::new(max_concurrency, per_second)))
    }

    async fn turn(
        &self,
        clock: Option<&dyn Clock>,
        time: Duration,
    ) -> Result<Turn<'_>, TransportError> {
        let mut place = QueuePlace {
            throttle: self,
            ticket: None,
        };
        let mut alarm = Alarm::new(clock);
        let deadline = alarm.now().saturating_add(time);
        poll_fn(|context| {
            loop {
                let now = alarm.now();
                let opens = match place.enter(now, context.waker()) {
                    Ok(turn) => return Poll::Ready(Ok(turn)),
                    Err(opens) => opens,
                };
                if now >= deadline || opens.is_some_and(|opens| opens >= deadline) {
                    return Poll::Ready(Err(TransportError::turn_timeout()));
                }
                match alarm.poll(now, opens.unwrap_or(deadline), context) {
                    Some(slept) => ready!(slept),
                    None if opens.is_some() || clock.is_some() => {
                        let reason = "the client has to wait, and its clock can't";
                        return Poll::Ready(Err(TransportError::unsent(reason)));
                    }
                    // The end of a request will call.
                    None => return Poll::Pending,
                }
            }
        })
        .await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Leave for Turn<'_> {
    fn answered(&self) {
        let next = self.throttle.state().speed_up();
        wake(next);
    }

    fn refused(&self, now: Duration, pause: Duration) {
        let until = now.saturating_add(pause.min(LONGEST_PAUSE));
        self.throttle.state().slow_down(self.cuts, until);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let next = self.throttle.state().leave();
        wake(next);
    }
}

/// A call's place in the queue, if it has had to wait.
struct QueuePlace<'a> {
    throttle: &'a Throttle,
    ticket: Option<u64>,
}

impl<'a> QueuePlace<'a> {
    /// Takes the turn, or returns the time until the next one, if that is known.
    fn enter(&mut self, now: Duration, waker: &Waker) -> Result<Turn<'a>, Option<Duration>> {
        let mut state = self.throttle.state();
        let opens = state.enter(self.ticket, now);
        if opens.is_err() {
            self.ticket = Some(state.wait(self.ticket, waker));
        }
        let cuts = opens?;
        self.ticket = None;
        let next = state.first();
        drop(state);
        // There may be room for another.
        wake(next);
        Ok(Turn {
            throttle: self.throttle,
            cuts,
        })
    }
}

impl Drop for QueuePlace<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            let next = self.throttle.state().give_up(ticket);
            wake(next);
        }
    }
}

/// Wakes outside of the lock, because a waker may poll at once.
fn wake(waker: Option<Waker>) {
    if let Some(waker) = waker {
        waker.wake();
    }
}
