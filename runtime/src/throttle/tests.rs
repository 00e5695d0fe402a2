//! Turns without a runtime: futures are polled by hand, and only when they were woken.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, Wake, Waker},
    time::Duration,
};

use super::{Leave, Throttle, Turn};
use crate::{
    clock::{Clock, SleepFuture},
    error::transport_error::TransportError,
    retry::Jitter,
};

const SECOND: Duration = Duration::from_secs(1);
const LONG: Duration = Duration::from_secs(9999);

/// Whether a future asked to be polled again.
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Relaxed);
    }
}

type TurnResult<'a> = Result<Turn<'a>, TransportError>;

struct Waiting<'a> {
    future: Pin<Box<dyn Future<Output = TurnResult<'a>> + 'a>>,
    woken: Arc<Woken>,
}

impl<'a> Waiting<'a> {
    fn new(throttle: &'a Throttle, clock: Option<&'a dyn Clock>, time: Duration) -> Self {
        Self {
            future: Box::pin(throttle.turn(clock, time)),
            woken: Arc::new(Woken(AtomicBool::new(true))),
        }
    }

    /// Polls if there is a reason to.
    fn poll(&mut self) -> Option<TurnResult<'a>> {
        if !self.woken.0.swap(false, Relaxed) {
            return None;
        }
        let waker = Waker::from(self.woken.clone());
        match self.future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(result) => Some(result),
            Poll::Pending => None,
        }
    }

    fn is_in(&mut self) -> Option<Turn<'a>> {
        self.poll().map(|result| result.expect("a turn"))
    }
}

/// Stands still until it is set, and wakes nobody.
struct Still(AtomicU64);

impl Clock for Still {
    fn now(&self) -> Duration {
        Duration::from_millis(self.0.load(Relaxed))
    }

    fn sleep(&self, _: Duration) -> Option<SleepFuture> {
        Some(Box::pin(std::future::pending()))
    }
}

#[test]
fn turns_need_no_clock_and_go_to_who_came_first() {
    let throttle = Throttle::new(Some(1), None);
    let [mut a, mut b, mut c, mut d] = [(); 4].map(|()| Waiting::new(&throttle, None, LONG));
    let turn = a.is_in().expect("the first is in at once");
    assert!(b.is_in().is_none() && c.is_in().is_none() && d.is_in().is_none());
    drop(c);
    drop(turn);
    assert!(d.is_in().is_none(), "it came after `b`");
    let mut late = Waiting::new(&throttle, None, LONG);
    assert!(late.is_in().is_none(), "nobody gets past `b`");
    // It was called, but leaves before it hears of it.
    drop(b);
    let turn = d.is_in().expect("`b` and `c` have left");
    drop(turn);
    assert!(late.is_in().is_some());
}

#[test]
fn whatever_is_given_up_nobody_waits_for_ever() {
    let random = Jitter::seeded(7);
    let below = |limit: u64| random.up_to(Duration::from_nanos(limit)).as_nanos() as usize;
    for limit in [1, 2, 5] {
        let throttle = Throttle::new(Some(limit), None);
        let (mut waiting, mut turns): (Vec<Waiting<'_>>, Vec<Turn<'_>>) = (Vec::new(), Vec::new());
        for _ in 0..3000 {
            match below(5) {
                0 | 1 => waiting.push(Waiting::new(&throttle, None, LONG)),
                2 if !waiting.is_empty() => drop(waiting.remove(below(waiting.len() as u64))),
                3 if !turns.is_empty() => drop(turns.remove(below(turns.len() as u64))),
                4 if !turns.is_empty() && below(4) == 0 => {
                    turns[0].refused(Duration::ZERO, Duration::ZERO);
                }
                _ => turns.iter().for_each(Turn::answered),
            }
            waiting.retain_mut(|one| {
                one.is_in().is_none_or(|turn| {
                    turns.push(turn);
                    false
                })
            });
            assert!(turns.len() <= limit);
        }
        while !waiting.is_empty() {
            turns.clear();
            let before = waiting.len();
            waiting.retain_mut(|one| {
                one.is_in().is_none_or(|turn| {
                    turns.push(turn);
                    false
                })
            });
            assert!(waiting.len() < before, "{before} wait for nobody");
        }
    }
}

#[test]
fn a_clock_that_sleeps_too_short_does_not_keep_it_busy() {
    struct Impatient;
    impl Clock for Impatient {
        fn now(&self) -> Duration {
            Duration::ZERO
        }
        fn sleep(&self, _: Duration) -> Option<SleepFuture> {
            Some(Box::pin(std::future::ready(())))
        }
    }
    let throttle = Throttle::new(None, Some(1));
    for _ in 0..3 {
        assert!(
            Waiting::new(&throttle, Some(&Impatient), LONG)
                .is_in()
                .is_some()
        );
    }
}

#[test]
fn a_clock_that_can_not_sleep_is_an_error_where_time_has_to_pass() {
    struct Sleepless;
    impl Clock for Sleepless {
        fn now(&self) -> Duration {
            Duration::ZERO
        }
        fn sleep(&self, _: Duration) -> Option<SleepFuture> {
            None
        }
    }
    let throttle = Throttle::new(None, Some(1));
    let turn = || {
        Waiting::new(&throttle, Some(&Sleepless), LONG)
            .poll()
            .expect("an end")
    };
    assert!(turn().is_ok());
    let error = turn().err().expect("no turn");
    assert!(!error.was_sent() && !error.is_timeout());
}

#[test]
fn a_tenth_of_the_rate_may_begin_at_once() {
    for (rate, at_once) in [(1, 1), (10, 1), (50, 5), (1000, 100)] {
        let (throttle, clock) = (Throttle::new(None, Some(rate)), Still(AtomicU64::new(5000)));
        let begun = || {
            (0..9999)
                .take_while(|_| {
                    Waiting::new(&throttle, Some(&clock), LONG)
                        .is_in()
                        .is_some()
                })
                .count()
        };
        assert_eq!(begun(), at_once, "{rate}");
        clock.0.fetch_add(1000, Relaxed);
        assert_eq!(begun(), at_once, "no more after a second of rest: {rate}");
    }
}

#[test]
fn a_refusal_without_end_pauses_for_minutes_and_no_longer() {
    let (throttle, clock) = (Throttle::new(Some(9), Some(9)), Still(AtomicU64::new(0)));
    let turn = Waiting::new(&throttle, Some(&clock), LONG)
        .is_in()
        .expect("a turn");
    turn.refused(clock.now(), Duration::MAX);
    drop(turn);
    let mut early = Waiting::new(&throttle, Some(&clock), 299 * SECOND);
    assert!(
        early
            .poll()
            .is_some_and(|result| result.is_err_and(|error| error.is_timeout()))
    );
    clock.0.store(300_000, Relaxed);
    assert!(
        Waiting::new(&throttle, Some(&clock), SECOND)
            .is_in()
            .is_some()
    );
}
