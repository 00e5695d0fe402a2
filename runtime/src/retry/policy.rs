//! How often and how fast: the numbers of retrying, chosen once per client or call.

use std::time::Duration;

use super::{attempt::Attempt, jitter::Jitter, predicate::Predicate};

/// How often a call is attempted, and how long it waits in between.
///
/// What may be attempted again does not depend on the numbers of the policy:
///
/// | outcome of an attempt | is followed by another |
/// |---|---|
/// | status 429 | for every method, because the service refused before it acted |
/// | no connection | for every method, because nothing was sent |
/// | status 5xx, a broken connection, a timeout | for `GET` and `DELETE` only |
/// | status 401, where the credentials can be renewed | for every method, once, because the service refused before it acted |
/// | anything else | never, unless [`also_when`](Self::also_when) allows it |
///
/// A `POST` that may have reached the service is thus never sent twice. A `DELETE` that is repeated after a broken
/// connection can be answered with status 404, because the first attempt has deleted what the second looks for;
/// [`Error::attempts`](crate::Error::attempts) returns the number of attempts.
///
/// The wait before the *n*th retry is a random time between zero and `base_delay · 2ⁿ⁻¹`, at most `max_delay`, so that
/// callers who failed together do not come back together. Where the service sent `Retry-After`, that time passes first,
/// and up to `base_delay` is added. A wait that would outlast the time limit of the call is not begun: the call ends
/// with the error it has.
///
/// # Defaults
/// Three attempts, `base_delay` half a second, `max_delay` eight seconds. Three attempts are what the most persistent of
/// Twilio's own libraries makes; more would seldom help before a minute is over. Half a second is a mean first wait of a
/// quarter of a second, which a person hardly notices and within which most connections recover; the cap counts for
/// policies with more attempts.
///
/// # Examples
/// ```
/// use std::time::Duration;
/// # use twilio_runtime::RetryPolicy;
///
/// let patient = RetryPolicy::default().max_attempts(6).base_delay(Duration::from_secs(1));
/// let none = RetryPolicy::off();
/// # let _ = (patient, none);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    also_when: Option<Predicate>,
}

impl RetryPolicy {
    /// Attempts each call once, but for one that is refused with status 401 where the
    /// [credentials](crate::Credentials) can be renewed: it is sent again with the new ones, whatever the policy.
    pub const fn off() -> Self {
        Self {
            max_attempts: 1,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            also_when: None,
        }
    }

    /// Sets how many requests a call may make, the first one included. Zero counts as one.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the longest wait before the first retry, without what the service asks for. It doubles with each retry.
    #[must_use]
    pub const fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// Sets the longest wait before any retry, without what the service asks for.
    #[must_use]
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets what else is attempted again: outcomes for which `predicate` returns `true`, for any method. It is called
    /// for what the table above does not repeat: a response of any status but success, and an error. So it adds to the table
    /// and takes nothing away; the number of attempts, the waits, the time limit of the call and the
    /// [`RetryBudget`](crate::RetryBudget) hold as ever.
    ///
    /// The predicate knows the operation, and vouches that repeating it does no harm: a `POST` that timed out may have
    /// been carried out. It is a function or a closure that captures nothing, so that a policy can be copied. A later
    /// predicate replaces an earlier one. It should return at once, because the call waits for it.
    ///
    /// # Examples
    /// What was just created can be unknown for a moment, and a conflict passes when the other change is done.
    /// ```
    /// # use twilio_runtime::{Method, RetryPolicy};
    /// let policy = RetryPolicy::default().also_when(|attempt| match attempt.status() {
    ///     Some(404) => attempt.method() == Method::Get && attempt.number() < 3,
    ///     Some(408 | 425) => true,
    ///     Some(409) => attempt.operation() == "UpdateChannel" && attempt.api_error_code() == Some(20409),
    ///     _ => false,
    /// });
    /// # let _ = policy;
    /// ```
    /// It is set for a [client](crate::ClientBuilder::retry), or for a call by `with_retry`.
    #[must_use]
    pub const fn also_when(mut self, predicate: fn(&Attempt<'_>) -> bool) -> Self {
        self.also_when = Some(Predicate(predicate));
        self
    }

    /// Whether the caller wants another attempt after this one, whatever the rule decides.
    pub(crate) fn adds<'a>(&self, attempt: impl FnOnce() -> Attempt<'a>) -> bool {
        self.also_when.is_some_and(|Predicate(predicate)| {
            let attempt = attempt();
            !attempt.is_success() && predicate(&attempt)
        })
    }

    /// Whether another attempt may follow when `made` were made.
    pub(crate) fn allows_another(&self, made: u32) -> bool {
        made < self.max_attempts
    }

    /// Returns the time to wait after `made` attempts, where the service asked for `retry_after`.
    pub(crate) fn delay(
        &self,
        made: u32,
        retry_after: Option<Duration>,
        jitter: &Jitter,
    ) -> Duration {
        match retry_after {
            // Never less than the service asks for.
            Some(least) => least.saturating_add(jitter.up_to(self.base_delay.min(self.max_delay))),
            None => jitter.up_to(self.longest_delay(made)),
        }
    }

    /// Returns the longest time to wait after `made` attempts, where the service asked for none.
    pub(crate) fn longest_delay(&self, made: u32) -> Duration {
        let doublings = made.saturating_sub(1).min(31);
        self.base_delay
            .saturating_mul(1 << doublings)
            .min(self.max_delay)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::off().max_attempts(3)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Jitter, RetryPolicy};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_longest_delay_doubles_up_to_the_cap() {
        let policy = RetryPolicy::default()
            .base_delay(SECOND)
            .max_delay(5 * SECOND);
        let longest = [1, 2, 3, 4, 5, 99, u32::MAX].map(|made| policy.longest_delay(made));
        assert_eq!(
            longest,
            [1, 2, 4, 5, 5, 5, 5].map(|seconds| SECOND * seconds)
        );
        let endless = policy.base_delay(Duration::MAX).max_delay(Duration::MAX);
        assert_eq!(endless.longest_delay(9), Duration::MAX);
    }

    #[test]
    fn the_delay_is_anywhere_below_the_longest() {
        let (policy, jitter) = (RetryPolicy::default().base_delay(SECOND), Jitter::seeded(7));
        let delays: Vec<_> = (0..200).map(|_| policy.delay(1, None, &jitter)).collect();
        assert!(delays.iter().all(|delay| *delay < SECOND), "{delays:?}");
        for quarter in 0..4 {
            let (from, to) = (SECOND * quarter / 4, SECOND * (quarter + 1) / 4);
            let count = delays
                .iter()
                .filter(|delay| (from..to).contains(*delay))
                .count();
            assert!((25..75).contains(&count), "{count} in quarter {quarter}");
        }
    }

    #[test]
    fn what_the_service_asks_for_is_the_least() {
        let (policy, jitter) = (RetryPolicy::default(), Jitter::seeded(7));
        for asked in [Duration::ZERO, 30 * SECOND] {
            let delay = policy.delay(3, Some(asked), &jitter);
            assert!(
                (asked..asked + policy.base_delay).contains(&delay),
                "{delay:?}"
            );
        }
        assert_eq!(policy.delay(1, Some(Duration::MAX), &jitter), Duration::MAX);
    }

    #[test]
    fn attempts_include_the_first() {
        let count = |policy: RetryPolicy| {
            1 + (1..99)
                .take_while(|made| policy.allows_another(*made))
                .count()
        };
        assert_eq!(count(RetryPolicy::default()), 3);
        assert_eq!(count(RetryPolicy::off()), 1);
        assert_eq!(count(RetryPolicy::off().max_attempts(0)), 1);
    }
}
