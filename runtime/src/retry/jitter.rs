//! Random waits: a limit goes in, a time below it comes out.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// The odd number nearest to 2⁶⁴ divided by the golden ratio, by which `SplitMix64` steps through all states.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A source of random times that many calls share. It is `SplitMix64`, which is far from secret and just right to keep
/// callers apart.
pub(crate) struct Jitter(AtomicU64);

impl Jitter {
    /// Starts somewhere else in every process, because the standard library seeds its hashers so.
    pub(crate) fn new() -> Self {
        Self::seeded(RandomState::new().hash_one(STEP))
    }

    /// Starts at `seed`, so that a test sees the same times again.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// Returns a time from zero up to, but not including, `limit`.
    pub(crate) fn up_to(&self, limit: Duration) -> Duration {
        let nanoseconds = u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX);
        let share = (u128::from(self.next()) * u128::from(nanoseconds)) >> 64;
        Duration::from_nanos(u64::try_from(share).unwrap_or(u64::MAX))
    }

    fn next(&self) -> u64 {
        let mut mixed = self.0.fetch_add(STEP, Relaxed).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Jitter;

    #[test]
    fn agrees_with_the_published_sequence() {
        let jitter = Jitter::seeded(1_234_567);
        let first = [jitter.next(), jitter.next(), jitter.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn one_seed_is_one_sequence_and_no_seed_is_another() {
        let times = |jitter: Jitter| [(); 4].map(|()| jitter.up_to(Duration::from_secs(1)));
        assert_eq!(times(Jitter::seeded(7)), times(Jitter::seeded(7)));
        assert_ne!(times(Jitter::seeded(7)), times(Jitter::seeded(8)));
        assert_ne!(times(Jitter::new()), times(Jitter::new()));
    }

    #[test]
    fn no_limit_is_too_small_or_too_large() {
        let jitter = Jitter::seeded(7);
        assert_eq!(jitter.up_to(Duration::ZERO), Duration::ZERO);
        assert!(jitter.up_to(Duration::MAX) < Duration::MAX);
    }
}
