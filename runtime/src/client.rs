//! The client under every generated one: what calls share.

use std::{fmt, sync::Arc, time::Duration};

use http::{
    HeaderValue,
    header::{ACCEPT, USER_AGENT},
};

use crate::{
    call::Limits,
    clock::Clock,
    credentials::CredentialSource,
    headers::Headers,
    hosts::{BaseUrl, Hosts},
    method::Method,
    raw::RawRequest,
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
    pub(crate) own_runtime: crate::blocking::RuntimeCell,
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

    /// Begins a call to a path of the API that the crate has no method for. On this type, which belongs to no API, the path is a
    /// whole URL, or [`host`](RawRequest::host) names the server; `request` of a generated client knows it.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Core, Error, Json, Method};
    /// # async fn example(client: Core) -> Result<(), Error> {
    /// let services: Json = client
    ///     .request(Method::Get, "/v1/Services")
    ///     .host("https://conversations.twilio.com")
    ///     .query("PageSize", 20)
    ///     .send()
    ///     .await?;
    /// # let _ = services;
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> RawRequest {
        RawRequest::new(self, "", method, path.as_ref())
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }

    pub(crate) fn hosts(&self) -> &Hosts {
        &self.0.hosts
    }

    pub(crate) fn max_response_size(&self) -> usize {
        self.0.max_response_size
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
