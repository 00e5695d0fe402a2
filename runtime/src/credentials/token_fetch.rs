//! The right to fetch a token: what the token service answered goes in, everybody who waits for it goes on.

use std::{sync::Arc, time::Duration};

use super::{authorization::Authorization, moment::Moment, token::Token, token_cache::TokenCache};
use crate::{
    clock::{self, Clock},
    error::transport_error::TransportError,
};

/// How often a fetch shows that somebody goes on with it.
const BEAT: Duration = Duration::from_millis(500);

/// A token, and how long it lasts if that is known.
pub(super) type Fetched = Result<(Authorization, Option<Duration>), TransportError>;

/// The right to fetch a token. Without a result, such as when the call is given up, it goes to the next that waits.
pub(super) struct Fetch {
    cache: Arc<TokenCache>,
    number: u64,
    began: Option<Moment>,
}

impl Fetch {
    pub(super) fn new(cache: Arc<TokenCache>, number: u64, began: Option<Moment>) -> Self {
        Self {
            cache,
            number,
            began,
        }
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Goes on with `fetching`, and lets the others know from time to time that somebody does.
    pub(super) async fn watch<F: Future + Unpin>(
        &self,
        clock: Option<&Arc<dyn Clock>>,
        mut fetching: F,
    ) -> F::Output {
        loop {
            let beat = clock.and_then(|clock| Some((clock, clock.sleep(BEAT)?)));
            let Some((clock, beat)) = beat else {
                self.cache.hear(self.number, None);
                return fetching.await;
            };
            if let Some(fetched) = clock::before(beat, &mut fetching).await {
                return fetched;
            }
            self.cache.hear(self.number, Some(Moment::now(clock)));
        }
    }

    /// Hands the result to everybody who waits. The lifetime of the token counts from when it was asked for.
    pub(super) fn finish(self, clock: Option<&Arc<dyn Clock>>, fetched: Fetched) {
        match fetched {
            Ok((authorization, lifetime)) => {
                let token = Token::new(authorization, self.began.clone(), lifetime);
                self.cache.succeed(self.number, token);
            }
            Err(failure) => {
                let now = clock.map(Moment::now);
                self.cache.fail(self.number, failure, now);
            }
        }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.cache.end(self.number);
    }
}
