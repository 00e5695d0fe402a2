//! The life of a call: attempts go out until one is final, and the last outcome comes out.

use std::time::Duration;

use crate::{
    call::{Call, answer::Answer, content_encoding},
    clock::{self, SleepFuture},
    credentials::Authorization,
    error::{Error, token_error::TokenError, transport_error::TransportError},
    message::{http_request::HttpRequest, http_response::HttpResponse, retry_after::retry_after},
    retry::{Attempt, is_retryable},
    throttle::Leave,
};

#[cfg(feature = "tracing")]
use crate::call::trace::in_span;

/// Without `tracing`, a call has no span.
#[cfg(not(feature = "tracing"))]
fn in_span<F: Future>(_: &Call, attempts: F) -> F {
    attempts
}

type Outcome = Result<HttpResponse, TransportError>;

/// What one attempt came to.
struct Exchange {
    outcome: Outcome,
    /// The credentials it was made with, where those can change.
    authorization: Option<Authorization>,
    /// How long the transport took, if there is a clock and attempts are observed.
    duration: Option<Duration>,
}

/// How far a call has come between two attempts.
struct Progress {
    /// When the call began, if there is a clock.
    began: Option<Duration>,
    /// What the clock showed after the last wait. Between two waits it is not asked again, because that is not free.
    now: Option<Duration>,
    attempts: u32,
    /// Whether the service may have seen one of them.
    was_sent: bool,
    /// Whether the call has asked for other credentials already.
    has_renewed: bool,
    /// The credentials of the last attempt, if they can change.
    authorization: Option<Authorization>,
}

/// What comes before the next attempt.
struct Pause {
    time: Duration,
    sleep: Option<SleepFuture>,
}

// Not generic on purpose: compiled once, not once per response type.
impl Call {
    /// Makes one attempt and no other.
    pub(crate) fn execute_once(&self) -> impl Future<Output = Result<Answer, Error>> + Send {
        in_span(self, self.attempt_once())
    }

    /// Makes attempts until one is final: it went well, may not be repeated, or was the last that the policy, the
    /// budget or the time allows.
    pub(crate) fn execute(&self) -> impl Future<Output = Result<Answer, Error>> + Send {
        in_span(self, self.attempt_until_final())
    }

    async fn attempt_once(&self) -> Result<Answer, Error> {
        let mut progress = self.begin();
        let turn = match self.turn(&mut progress).await {
            Ok(turn) => turn,
            Err(error) => return self.finish(Err(error), &progress),
        };
        let exchange = self.attempt(&progress).await;
        progress.count(&exchange);
        self.settle(turn, 1, &exchange.outcome);
        self.observe(1, &exchange, None);
        if let (Ok(response), Some(authorization)) = (&exchange.outcome, &exchange.authorization)
            && response.is_unauthorized()
        {
            // The next call begins with others.
            self.is_renewed(&mut progress, authorization);
        }
        self.finish(exchange.outcome, &progress)
    }

    async fn attempt_until_final(&self) -> Result<Answer, Error> {
        let mut progress = self.begin();
        let mut turn = match self.turn(&mut progress).await {
            Ok(turn) => turn,
            Err(error) => return self.finish(Err(error), &progress),
        };
        loop {
            let mut exchange = self.attempt(&progress).await;
            progress.count(&exchange);
            self.settle(turn, progress.attempts, &exchange.outcome);
            let authorization = exchange.authorization.take();
            let pause = self.pause(&mut progress, &exchange.outcome, authorization);
            let retry_in = pause.as_ref().map(|pause| pause.time);
            self.observe(progress.attempts, &exchange, retry_in);
            let Some(pause) = pause else {
                return self.finish(exchange.outcome, &progress);
            };
            if let Some(sleep) = pause.sleep {
                sleep.await;
            }
            progress.now = self.client.shared().now();
            turn = match self.turn(&mut progress).await {
                Ok(turn) => turn,
                // The last answer of the service is more helpful than an error about the time that is left.
                Err(_) => return self.finish(exchange.outcome, &progress),
            };
        }
    }

    fn begin(&self) -> Progress {
        let now = self.client.shared().now();
        Progress {
            began: now,
            now,
            attempts: 0,
            was_sent: false,
            has_renewed: false,
            authorization: None,
        }
    }

    /// Waits until the limits of the client allow a request, if it has any.
    async fn turn(
        &self,
        progress: &mut Progress,
    ) -> Result<Option<Box<dyn Leave + '_>>, TransportError> {
        let shared = self.client.shared();
        let Some(throttle) = &shared.throttle else {
            return Ok(None);
        };
        let time = self.time_left(progress);
        let turn = throttle.enter(shared.clock.as_deref(), time).await?;
        progress.now = shared.now();
        Ok(Some(turn))
    }

    async fn attempt(&self, progress: &Progress) -> Exchange {
        let time = self.limits.attempt.min(self.time_left(progress));
        let (request, authorization) = match self.fixed_request(time) {
            Some(request) => (request, None),
            // Boxed, so that calls with credentials that never change are not the larger for it.
            None => match Box::pin(self.asked_request(time)).await {
                Ok((request, authorization)) => (request, Some(authorization)),
                Err(error) => {
                    return Exchange {
                        outcome: Err(error),
                        authorization: None,
                        duration: None,
                    };
                }
            },
        };
        let shared = self.client.shared();
        let began = match authorization {
            // Asking for the credentials may have taken time.
            Some(_) => shared.now(),
            None => progress.now,
        };
        let sent = self.send(request);
        let outcome = self.checked(sent.await);
        Exchange {
            outcome,
            authorization,
            duration: began
                .filter(|_| self.is_observed())
                .map(|_| shared.since(began)),
        }
    }

    /// Hands the request to the transport, and stops waiting for one that does not keep time itself.
    // Not an `async fn`, whose future would keep the request.
    fn send(&self, request: HttpRequest) -> impl Future<Output = Outcome> + Send {
        let shared = self.client.shared();
        let transport = &shared.transport;
        let sleep = match (&shared.clock, request.timeout) {
            (Some(clock), Some(time)) if !transport.keeps_time() => clock.sleep(time),
            _ => None,
        };
        let response = transport.send(request);
        async move {
            match sleep {
                Some(sleep) => Box::pin(clock::before(sleep, response))
                    .await
                    .unwrap_or_else(|| Err(TransportError::timeout())),
                None => response.await,
            }
        }
    }

    /// Ends the turn after an attempt, of which there were `made`, and lets the client learn from the outcome.
    fn settle(&self, turn: Option<Box<dyn Leave + '_>>, made: u32, outcome: &Outcome) {
        let (Some(turn), Ok(response)) = (turn, outcome) else {
            return;
        };
        if !response.is_too_many() {
            turn.answered();
        } else if let Some(now) = self.client.shared().now() {
            let asked = retry_after(&response.headers);
            turn.refused(
                now,
                asked.unwrap_or_else(|| self.limits.retry.longest_delay(made)),
            );
        }
    }

    /// Returns a request, unless its credentials can change.
    fn fixed_request(&self, time: Duration) -> Option<HttpRequest> {
        let fixed = self.client.shared().credentials.fixed();
        let header = fixed.and_then(Authorization::header);
        (fixed.is_some() || self.has_own_authorization()).then(|| self.request(header, time))
    }

    /// Returns a request and the credentials in it, which have to be asked for.
    async fn asked_request(
        &self,
        time: Duration,
    ) -> Result<(HttpRequest, Authorization), TransportError> {
        let shared = self.client.shared();
        let asked_at = shared.now();
        let authorization = shared.credentials.authorization(shared, time).await?;
        let time = time.saturating_sub(shared.since(asked_at));
        let request = self.request(authorization.header(), time);
        Ok((request, authorization))
    }

    /// Checks the size of a response, because a transport of the user's own may not have looked, and decodes its body.
    fn checked(&self, outcome: Outcome) -> Outcome {
        let limit = self.client.shared().max_response_size;
        match outcome {
            Ok(response) if response.body.len() > limit => Err(TransportError::too_large(limit)),
            outcome => content_encoding::decode(outcome?, limit),
        }
    }

    /// Settles whether another attempt follows, and what comes before it.
    fn pause(
        &self,
        progress: &mut Progress,
        outcome: &Outcome,
        authorization: Option<Authorization>,
    ) -> Option<Pause> {
        let shared = self.client.shared();
        if let (Ok(response), Some(authorization)) = (outcome, authorization)
            && response.is_unauthorized()
            && self.is_renewed(progress, &authorization)
        {
            return Some(Pause {
                time: Duration::ZERO,
                sleep: None,
            });
        }
        if !self.is_repeated(progress.attempts, outcome) {
            // The service is able to answer, whatever the answer is.
            if outcome.is_ok() {
                shared.retry_budget.put_back();
            }
            return None;
        }
        progress.now = shared.now();
        let policy = &self.limits.retry;
        if !policy.allows_another(progress.attempts) {
            return None;
        }
        let asked = match outcome {
            Ok(response) => retry_after(&response.headers),
            Err(error) => error.token_error().and_then(TokenError::retry_after),
        };
        let time = policy.delay(progress.attempts, asked, &shared.jitter);
        if time >= self.time_left(progress) {
            return None;
        }
        let sleep = Some(shared.clock.as_ref()?.sleep(time)?);
        shared.retry_budget.take().then_some(Pause { time, sleep })
    }

    /// Learns that the service refused the credentials, and settles whether the request is sent with others. The method
    /// does not matter, because the service has not acted on it.
    fn is_renewed(&self, progress: &mut Progress, authorization: &Authorization) -> bool {
        let credentials = &self.client.shared().credentials;
        let has_other = credentials.reject(authorization, &**self.client.shared());
        progress.now = self.client.shared().now();
        let is_first = !std::mem::replace(&mut progress.has_renewed, true);
        has_other && is_first && !self.time_left(progress).is_zero()
    }

    /// Whether such an outcome is followed by another attempt, if there may be one.
    fn is_repeated(&self, number: u32, outcome: &Outcome) -> bool {
        is_retryable(self.operation.method, outcome)
            || self.limits.retry.adds(|| Attempt {
                operation: &self.operation,
                number,
                outcome,
                duration: None,
                retry_in: None,
            })
    }

    fn time_left(&self, progress: &Progress) -> Duration {
        let spent = progress.now.zip(progress.began);
        let spent = spent.map_or(Duration::ZERO, |(now, began)| now.saturating_sub(began));
        self.limits.total.saturating_sub(spent)
    }

    /// Whether attempts are observed.
    fn is_observed(&self) -> bool {
        cfg!(feature = "tracing") || self.client.shared().on_attempt.is_some()
    }

    fn observe(&self, number: u32, exchange: &Exchange, retry_in: Option<Duration>) {
        let attempt = Attempt {
            operation: &self.operation,
            number,
            outcome: &exchange.outcome,
            duration: exchange.duration,
            retry_in,
        };
        #[cfg(feature = "tracing")]
        crate::call::trace::attempt(&attempt);
        if let Some(on_attempt) = &self.client.shared().on_attempt {
            on_attempt(&attempt);
        }
    }

    fn finish(&self, outcome: Outcome, progress: &Progress) -> Result<Answer, Error> {
        let attempts = progress.attempts;
        match outcome {
            Ok(response) => Ok(Answer {
                response,
                attempts,
                authorization: progress.authorization.clone(),
                #[cfg(feature = "tracing")]
                span: tracing::Span::none(),
            }),
            Err(error) => Err(Error::transport(self.operation.id.clone(), error)
                .after(attempts)
                .sent(progress.was_sent)),
        }
    }
}

impl Progress {
    /// Notes that an attempt was made.
    fn count(&mut self, exchange: &Exchange) {
        self.attempts += 1;
        let outcome = exchange.outcome.as_ref();
        self.was_sent |= outcome.map_or_else(TransportError::was_sent, |_| true);
        self.authorization.clone_from(&exchange.authorization);
    }
}
