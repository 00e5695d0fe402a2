//! The time of a new record out: that of the machine, or one that a seed repeats.

use jiff::{Timestamp, Unit};

/// When the first record of a seeded server is made: 2026-01-01T00:00:00Z.
const BEGINNING: i64 = 1_767_225_600;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub(crate) enum Clock {
    /// The machine.
    Machine,
    /// Each look at it is a second after the one before.
    Steps(i64),
}

impl Clock {
    /// A clock that steps from the same beginning each time.
    pub(crate) fn steps() -> Self {
        Self::Steps(BEGINNING)
    }

    /// The time as Twilio writes it, such as `2026-01-01T00:00:00Z`.
    pub(crate) fn now(&mut self) -> String {
        match self {
            Self::Machine => {
                let now = Timestamp::now();
                now.round(Unit::Second).unwrap_or(now).to_string()
            }
            Self::Steps(seconds) => {
                let now = Timestamp::from_second(*seconds).unwrap_or_default();
                *seconds += 1;
                now.to_string()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_stepping_clock_repeats_itself() {
        let mut clock = Clock::steps();
        assert_eq!(clock.now(), "2026-01-01T00:00:00Z");
        assert_eq!(clock.now(), "2026-01-01T00:00:01Z");
    }

    #[test]
    fn the_time_of_the_machine_has_no_fraction() {
        let now = Clock::Machine.now();
        assert_eq!((now.len(), &now[19..]), (20, "Z"), "{now}");
    }
}
