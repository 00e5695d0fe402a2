//! A token service and an API in one transport, which do as a test says at the moment.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::time::sleep;
use twilio_runtime::{
    Client, ClientBuilder, HttpRequest, HttpResponse, Scope, Transport, TransportFuture,
};

use super::token;

/// Gives out `t1`, `t2` and so on. A clone is the same service.
#[derive(Clone)]
pub struct Service(Arc<Mutex<State>>);

/// How the service is at the moment.
pub struct State {
    /// How long each answer takes.
    pub delay: Duration,
    /// How long the token service takes in addition.
    pub token_delay: Duration,
    pub token_status: u16,
    /// In seconds.
    pub lifetime: u32,
    /// Whether the API refuses a token of this number.
    pub refuses: fn(u32) -> bool,
    fetches: u32,
    seen: Vec<String>,
}

impl Default for Service {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            delay: Duration::ZERO,
            token_delay: Duration::ZERO,
            token_status: 200,
            lifetime: 3600,
            refuses: |_| false,
            fetches: 0,
            seen: Vec::new(),
        })))
    }
}

impl Service {
    pub fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.lock().expect("the state"));
    }

    pub fn client(&self, builder: ClientBuilder) -> Client {
        let builder = builder.transport(self.clone());
        builder.build().expect("a client")
    }

    pub fn scope(&self, builder: ClientBuilder) -> Scope {
        Scope::new(self.client(builder))
    }

    /// Returns how many tokens were asked for.
    pub fn fetches(&self) -> u32 {
        self.0.lock().expect("the state").fetches
    }

    /// Returns the token of every request to the API since the last time.
    pub fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("the state").seen)
    }

    fn fetch(&self) -> (HttpResponse, Duration) {
        let mut state = self.0.lock().expect("the state");
        state.fetches += 1;
        let body = token(state.fetches, state.lifetime);
        let answer = HttpResponse::new(state.token_status, body);
        (answer, state.delay + state.token_delay)
    }

    fn answer(&self, request: &HttpRequest) -> (HttpResponse, Duration) {
        let mut state = self.0.lock().expect("the state");
        let header = request.headers().get("authorization").expect("a token");
        let token = header.trim_start_matches("Bearer ").to_owned();
        let number = token.trim_start_matches('t').parse();
        let is_refused = (state.refuses)(number.expect("a number"));
        state.seen.push(token);
        let status = if is_refused { 401 } else { 201 };
        (HttpResponse::new(status, "{}"), state.delay)
    }
}

impl Transport for Service {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move {
            let (answer, delay) = match request.operation() {
                "FetchToken" => self.fetch(),
                _ => self.answer(&request),
            };
            // Where nobody can wait, there is no delay.
            if !delay.is_zero() {
                sleep(delay).await;
            }
            Ok(answer)
        })
    }
}
