//! Requests in; those of visitors who ask too often are answered here.

use std::{
    net::SocketAddr,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};

use crate::{refusal::Refusal, visitor::Visitor};

/// After how many requests visitors are forgotten who have not come back for a while.
const REQUESTS_BETWEEN_SWEEPS: u32 = 1000;

/// How many requests each visitor may make in a minute.
pub(crate) struct VisitorLimit {
    limiter: DefaultKeyedRateLimiter<Visitor>,
    clock: DefaultClock,
    trusted_proxies: usize,
    requests: AtomicU32,
}

impl VisitorLimit {
    pub(crate) fn new(per_minute: u32, trusted_proxies: usize) -> Self {
        let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::keyed(Quota::per_minute(per_minute)),
            clock: DefaultClock::default(),
            trusted_proxies,
            requests: AtomicU32::new(1),
        }
    }

    /// Counts a request of this visitor. If it is one too many, the error is the time until the next one.
    fn count(&self, visitor: Visitor) -> Result<(), Duration> {
        let requests = self.requests.fetch_add(1, Ordering::Relaxed);
        if requests.is_multiple_of(REQUESTS_BETWEEN_SWEEPS) {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        let counted = self.limiter.check_key(&visitor);
        counted.map_err(|too_early| too_early.wait_time_from(self.clock.now()))
    }
}

/// Answers requests of visitors who ask too often.
pub(crate) async fn limit_visitor(
    State(limit): State<Arc<VisitorLimit>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let visitor = Visitor::of(peer, request.headers(), limit.trusted_proxies);
    match limit.count(visitor) {
        Ok(()) => next.run(request).await,
        Err(wait) => Refusal::TooOften(wait).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::{REQUESTS_BETWEEN_SWEEPS, SocketAddr, VisitorLimit};
    use crate::visitor::Visitor;
    use axum::http::HeaderMap;

    fn visitor(number: u32) -> Visitor {
        let peer = SocketAddr::from(([10, 0, 0, 0], 1));
        let mut headers = HeaderMap::new();
        let address = std::net::Ipv4Addr::from_bits(number).to_string();
        headers.insert("x-forwarded-for", address.parse().expect("a value"));
        Visitor::of(peer, &headers, 1)
    }

    #[test]
    fn visitors_do_not_count_for_each_other() {
        let limit = VisitorLimit::new(2, 0);
        for _ in 0..2 {
            assert_eq!(limit.count(visitor(1)), Ok(()));
        }
        let wait = limit.count(visitor(1)).expect_err("a third request");
        assert!(wait.as_secs() <= 30, "{wait:?}");
        assert_eq!(limit.count(visitor(2)), Ok(()));
    }

    #[test]
    fn many_visitors_do_not_fill_the_memory() {
        // Of a limit this high, a visitor is forgotten within a millisecond.
        let limit = VisitorLimit::new(100_000_000, 0);
        for number in 0..REQUESTS_BETWEEN_SWEEPS * 3 {
            assert_eq!(limit.count(visitor(number)), Ok(()));
        }
        assert!(limit.limiter.len() <= REQUESTS_BETWEEN_SWEEPS as usize * 2);
    }
}
