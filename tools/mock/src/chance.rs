//! A seed in; SIDs, ids and decisions that the same seed repeats out.

/// A generator of numbers: `SplitMix64`, which every seed is good for.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    state: u64,
}

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 32 hexadecimal digits.
    pub(crate) fn hex(&mut self) -> String {
        format!("{:016x}{:016x}", self.number(), self.number())
    }

    /// A SID with this prefix.
    pub(crate) fn sid(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", self.hex())
    }

    /// True at this rate, from 0 to 1.
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits are exact, and enough for a rate"
    )]
    pub(crate) fn happens(&mut self, rate: f64) -> bool {
        ((self.number() >> 11) as f64 / (1_u64 << 53) as f64) < rate
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn a_seed_repeats_its_sids_and_another_has_others() {
        let sids = |seed| {
            let mut chance = Chance::new(seed);
            [chance.sid("FO"), chance.sid("FO")]
        };
        assert_eq!(sids(7), sids(7));
        assert_ne!(sids(7), sids(8));
        let [first, second] = sids(7);
        assert_ne!(first, second);
        assert_eq!((first.len(), &first[..2]), (34, "FO"));
    }

    #[test]
    fn a_rate_is_kept() {
        let mut chance = Chance::new(1);
        let happened = (0..10_000).filter(|_| chance.happens(0.25)).count();
        assert!((2_300..2_700).contains(&happened), "{happened}");
    }
}
