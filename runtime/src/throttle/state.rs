//! The queue as data: the time and what happened go in; who may begin, and whom to wake, comes out.

use std::{collections::VecDeque, task::Waker, time::Duration};

/// The part of a second's requests that may begin at once, so that timers which are not exact do no harm.
const BURST: u32 = 10;

/// Who is under way, who waits, and how fast it goes.
pub(super) struct State {
    /// The limit that was set.
    most: usize,
    /// The limit at present.
    allowed: usize,
    under_way: usize,
    /// How often the client has slowed down.
    cuts: u64,
    paused_until: Duration,
    bucket: Option<Bucket>,
    queue: VecDeque<Waiter>,
    next_ticket: u64,
}

/// A token bucket, as the time at which it will be full again: it is empty when that is `depth` away.
struct Bucket {
    /// The time one request takes from it.
    price: Duration,
    depth: Duration,
    full_at: Duration,
}

struct Waiter {
    ticket: u64,
    waker: Waker,
}

impl State {
    pub(super) fn new(max_concurrency: Option<usize>, per_second: Option<u32>) -> Self {
        let most = max_concurrency.unwrap_or(usize::MAX);
        Self {
            most,
            allowed: most,
            under_way: 0,
            cuts: 0,
            paused_until: Duration::ZERO,
            bucket: per_second.map(Bucket::new),
            queue: VecDeque::new(),
            next_ticket: 0,
        }
    }

    /// Begins a request if it is this caller's turn, and returns how often the client has slowed down. Otherwise
    /// returns the time before which there is no turn, if that is known.
    pub(super) fn enter(
        &mut self,
        ticket: Option<u64>,
        now: Duration,
    ) -> Result<u64, Option<Duration>> {
        if self.queue.front().map(|waiter| waiter.ticket) != ticket {
            // Nobody gets past a pause, but all else is for the first of the queue to wait for.
            return Err((self.paused_until > now).then_some(self.paused_until));
        }
        let slot = self.bucket.as_ref().map_or(Duration::ZERO, Bucket::opens);
        let opens = slot.max(self.paused_until);
        if opens > now {
            return Err(Some(opens));
        }
        if self.under_way >= self.allowed {
            return Err(None);
        }
        if let Some(bucket) = &mut self.bucket {
            bucket.take(now);
        }
        if ticket.is_some() {
            self.queue.pop_front();
        }
        self.under_way += 1;
        Ok(self.cuts)
    }

    /// Queues a caller, or notes how to wake one that is queued. Returns its ticket.
    pub(super) fn wait(&mut self, ticket: Option<u64>, waker: &Waker) -> u64 {
        let at = ticket.and_then(|ticket| self.position(ticket));
        if let Some(waiter) = at.and_then(|at| self.queue.get_mut(at)) {
            waiter.waker.clone_from(waker);
            return waiter.ticket;
        }
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        let waker = waker.clone();
        self.queue.push_back(Waiter { ticket, waker });
        ticket
    }

    /// Takes a caller out of the queue, and returns whom to wake.
    pub(super) fn give_up(&mut self, ticket: u64) -> Option<Waker> {
        let at = self.position(ticket)?;
        self.queue.remove(at);
        if at == 0 { self.first() } else { None }
    }

    /// Ends a request, and returns whom to wake.
    pub(super) fn leave(&mut self) -> Option<Waker> {
        self.under_way = self.under_way.saturating_sub(1);
        self.first()
    }

    /// Allows one request more at a time, up to the limit that was set, and returns whom to wake.
    pub(super) fn speed_up(&mut self) -> Option<Waker> {
        if self.allowed >= self.most {
            return None;
        }
        self.allowed += 1;
        self.first()
    }

    /// Pauses until `until`, and halves what may be under way at once. Refusals of requests that were under way
    /// together count as one: those know of an older number of `cuts`.
    pub(super) fn slow_down(&mut self, cuts: u64, until: Duration) {
        self.paused_until = self.paused_until.max(until);
        if let Some(bucket) = &mut self.bucket {
            bucket.empty(until);
        }
        if cuts == self.cuts {
            self.cuts += 1;
            self.allowed = (self.allowed.min(self.under_way) / 2).max(1);
        }
    }

    /// Returns how to wake the first of the queue.
    pub(super) fn first(&self) -> Option<Waker> {
        self.queue.front().map(|waiter| waiter.waker.clone())
    }

    fn position(&self, ticket: u64) -> Option<usize> {
        // Tickets are given out in order.
        self.queue
            .binary_search_by_key(&ticket, |waiter| waiter.ticket)
            .ok()
    }
}

impl Bucket {
    fn new(per_second: u32) -> Self {
        let price = Duration::from_secs(1) / per_second.max(1);
        Self {
            price,
            depth: price * (per_second / BURST).max(1),
            full_at: Duration::ZERO,
        }
    }

    /// Returns the time from when on there is a token in it.
    fn opens(&self) -> Duration {
        self.full_at
            .saturating_add(self.price)
            .saturating_sub(self.depth)
    }

    fn take(&mut self, now: Duration) {
        self.full_at = self.full_at.max(now).saturating_add(self.price);
    }

    /// Lets it hold a single token at `time`.
    fn empty(&mut self, time: Duration) {
        let full_at = time.saturating_add(self.depth.saturating_sub(self.price));
        self.full_at = self.full_at.max(full_at);
    }
}
