//! The verdict on one kind of change, with its reason.

use crate::diff::report::Verdict;

/// What a change means to a user.
#[derive(Debug, Clone, Copy)]
pub(in crate::diff) struct Ruling {
    pub(in crate::diff) verdict: Verdict,
    pub(in crate::diff) reason: &'static str,
    pub(in crate::diff) behaviour: bool,
    pub(in crate::diff) exposes: bool,
}

pub(super) const fn ruling(verdict: Verdict, reason: &'static str) -> Ruling {
    Ruling {
        verdict,
        reason,
        behaviour: false,
        exposes: false,
    }
}

pub(super) const fn behaviour(verdict: Verdict, reason: &'static str) -> Ruling {
    Ruling {
        behaviour: true,
        ..ruling(verdict, reason)
    }
}

pub(super) const fn exposing(ruling: Ruling, reason: &'static str) -> Ruling {
    Ruling {
        reason,
        exposes: true,
        ..ruling
    }
}
