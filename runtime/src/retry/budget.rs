//! How many retries all calls of a client may make together, so that a service in trouble is not given more of it.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

/// What one retry takes. A call that the service answers gives one back, so in the long run one call in five can be
/// repeated.
const PRICE: u32 = 5;

/// How many retries a fresh budget holds, unless something else is asked for.
const USUAL_RETRIES: u32 = 100;

/// How many retries the calls of a client may make together.
///
/// A budget starts full. Each retry takes one from it, and five calls that are answered put one back. While it is
/// empty, calls fail with the error of their first attempt: a service that refuses everybody is then asked once per
/// call and not three times.
///
/// A client has a budget of 100 retries of its own unless
/// [`ClientBuilder::retry_budget`](crate::ClientBuilder::retry_budget) sets another. That is enough for a short outage
/// under load, and a program that makes few calls never meets the limit. A clone is the same budget, so several clients
/// can share one.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: u32,
    level: AtomicU32,
}

impl RetryBudget {
    /// Makes a full budget of `retries`.
    pub fn new(retries: u32) -> Self {
        let capacity = retries.saturating_mul(PRICE);
        Self(Some(Arc::new(Bucket {
            capacity,
            level: AtomicU32::new(capacity),
        })))
    }

    /// Makes a budget that is never empty.
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Returns how many retries are left, or `None` where there is no limit.
    pub fn remaining(&self) -> Option<u32> {
        Some(self.0.as_ref()?.level.load(Relaxed) / PRICE)
    }

    /// Takes one retry, and returns whether one was left.
    pub(crate) fn take(&self) -> bool {
        self.0.as_ref().is_none_or(|bucket| {
            bucket
                .level
                .fetch_update(Relaxed, Relaxed, |level| level.checked_sub(PRICE))
                .is_ok()
        })
    }

    /// Puts back what an answered call is worth.
    pub(crate) fn put_back(&self) {
        let Some(bucket) = &self.0 else { return };
        // A full bucket, which is the usual one, is only looked at.
        if bucket.level.load(Relaxed) < bucket.capacity {
            let more = |level| (level < bucket.capacity).then_some(level + 1);
            // One that has become full meanwhile is as good.
            let _ = bucket.level.fetch_update(Relaxed, Relaxed, more);
        }
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(USUAL_RETRIES)
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget")
            .field("remaining", &self.remaining())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{PRICE, RetryBudget};

    #[test]
    fn a_budget_empties_and_fills_up_again() {
        let budget = RetryBudget::new(2);
        let clone = budget.clone();
        assert!(budget.take() && clone.take() && !budget.take());
        for _ in 1..PRICE {
            budget.put_back();
        }
        assert!(!budget.take(), "not enough calls were answered");
        budget.put_back();
        assert!(budget.take() && !budget.take());
        for _ in 0..1000 {
            budget.put_back();
        }
        assert_eq!(clone.remaining(), Some(2), "it holds no more than at first");
    }

    #[test]
    fn a_budget_of_none_and_one_without_end() {
        assert!(!RetryBudget::new(0).take());
        let endless = RetryBudget::unlimited();
        assert!((0..1000).all(|_| endless.take()) && endless.remaining().is_none());
    }
}
