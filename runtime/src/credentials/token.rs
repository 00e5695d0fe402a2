//! An access token and its age: what the token service answered goes in, whether the token is good comes out.

use std::time::Duration;

use super::{authorization::Authorization, moment::Moment};

/// A token is renewed this long before it expires, or in the second half of its life if that is shorter.
const RENEWED_BEFORE: Duration = Duration::from_secs(30);

/// A token and how long it lasts.
pub(super) struct Token {
    pub(super) authorization: Authorization,
    /// When it was asked for, if there is a clock.
    asked: Option<Moment>,
    lifetime: Option<Duration>,
}

/// How a token is at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Good,
    /// Still good, but about to expire.
    Ageing,
    Expired,
}

impl Token {
    pub(super) fn new(
        authorization: Authorization,
        asked: Option<Moment>,
        lifetime: Option<Duration>,
    ) -> Self {
        Self {
            authorization,
            asked,
            lifetime,
        }
    }

    pub(super) fn condition(&self) -> Condition {
        let (Some(asked), Some(lifetime)) = (&self.asked, self.lifetime) else {
            // It is used until the service refuses it.
            return Condition::Good;
        };
        let left = lifetime.saturating_sub(asked.elapsed());
        if left.is_zero() {
            Condition::Expired
        } else if left <= RENEWED_BEFORE.min(lifetime / 2) {
            Condition::Ageing
        } else {
            Condition::Good
        }
    }

    /// Whether it is what a request with `authorization` carried.
    pub(super) fn is(&self, authorization: &Authorization) -> bool {
        self.authorization == *authorization
    }
}
