//! The client under every generated one: what calls share.

pub(crate) mod builder;
mod environment;
pub(crate) mod limits;
mod settings;
mod warning;

use std::{fmt, sync::Arc, time::Duration};

use http::{
    HeaderValue,
    header::{ACCEPT, USER_AGENT},
};

#[cfg(feature = "blocking")]
use crate::task::blocking::runtime::RuntimeCell;
use crate::{
    client::limits::Limits,
    clock::Clock,
    credentials::{CredentialSource, TokenClient},
    hosts::{BaseUrl, Hosts},
    message::headers::Headers,
    retry::{Attempt, Jitter, RetryBudget},
    throttle::Gate,
    transport::Transport,
};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The connections, credentials, token, limits and settings that calls share. A clone shares them too, and costs nothing.
///
/// Each generated crate has a `Client` around it. Those of several crates share all of this where one is made from the core of
/// the other, with `Client::from_core(other.as_core())`. Generated crates name it `Core`.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

/// What [`ClientBuilder::on_attempt`](crate::ClientBuilder::on_attempt) takes.
pub(crate) type OnAttempt = Box<dyn Fn(&Attempt<'_>) + Send + Sync>;

/// What [`ClientBuilder`](crate::ClientBuilder) settles.
pub(crate) struct Shared {
    pub(crate) transport: Box<dyn Transport>,
    /// Shared with what outlives the client, such as a token that is measured by it.
    pub(crate) clock: Option<Arc<dyn Clock>>,
    /// Whether its calls may block any thread.
    #[cfg(feature = "blocking")]
    pub(crate) is_blocking: bool,
    /// What drives calls that block.
    #[cfg(feature = "blocking")]
    pub(crate) own_runtime: RuntimeCell,
    pub(crate) account_sid: Option<String>,
    pub(crate) credentials: CredentialSource,
    pub(crate) user_agent: HeaderValue,
    pub(crate) hosts: Hosts,
    pub(crate) limits: Limits,
    pub(crate) max_response_size: usize,
    /// Whether the first mismatch in an answer is an error.
    pub(crate) is_strict: bool,
    pub(crate) retry_budget: RetryBudget,
    pub(crate) jitter: Jitter,
    pub(crate) throttle: Option<Box<dyn Gate>>,
    pub(crate) on_attempt: Option<OnAttempt>,
}

impl Client {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// Returns the SID of the account that the credentials belong to, where it is known.
    pub fn account_sid(&self) -> Option<&str> {
        self.0.account_sid.as_deref()
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.0
    }

    pub(crate) fn hosts(&self) -> &Hosts {
        &self.0.hosts
    }

    /// Adds the headers of every request but for the credentials.
    pub(crate) fn write_headers(&self, headers: &mut Headers) {
        headers.insert(USER_AGENT, self.0.user_agent.clone());
        headers.insert(ACCEPT, JSON);
    }
}

impl Shared {
    /// Returns the time on the client's clock, if it has one.
    pub(crate) fn now(&self) -> Option<Duration> {
        self.clock.as_ref().map(|clock| clock.now())
    }

    /// Returns the time since `earlier`, which is zero where nobody can tell.
    pub(crate) fn since(&self, earlier: Option<Duration>) -> Duration {
        self.now()
            .zip(earlier)
            .map_or(Duration::ZERO, |(now, earlier)| now.saturating_sub(earlier))
    }
}

impl TokenClient for Shared {
    fn transport(&self) -> &dyn Transport {
        &*self.transport
    }

    fn clock(&self) -> Option<&Arc<dyn Clock>> {
        self.clock.as_ref()
    }

    fn user_agent(&self) -> &HeaderValue {
        &self.user_agent
    }

    fn max_response_size(&self) -> usize {
        self.max_response_size
    }
}

/// Shows no credential.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Hosts {
            base_url,
            edge,
            region,
        } = &self.0.hosts;
        f.debug_struct("Client")
            .field("account_sid", &self.0.account_sid)
            .field("base_url", &base_url.as_ref().map(BaseUrl::as_str))
            .field("edge", edge)
            .field("region", region)
            .field("timeout", &self.0.limits.total)
            .finish_non_exhaustive()
    }
}
