//! What a builder gathers and what it has to agree with: settings in, the shared part of a client out.

use std::{sync::Arc, time::Duration};

use http::HeaderValue;

#[cfg(feature = "blocking")]
use crate::task::blocking::runtime::RuntimeCell;
use crate::{
    client::{
        Client, OnAttempt, Shared,
        limits::Limits,
        warning::{OnWarning, warn},
    },
    clock::Clock,
    credentials::Credentials,
    encoding::header,
    error::configuration_error::ConfigurationError,
    hosts::{BaseUrl, Hosts, nearest_edge},
    retry::{Jitter, RetryBudget, RetryPolicy},
    throttle::{Gate, MakeGate},
    transport::Transport,
};

const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
const MAX_RESPONSE_SIZE: usize = 16 * 1024 * 1024;

/// The settings of a client to be.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the builder, and any of them goes with any other"
)]
pub(crate) struct ClientSettings {
    pub(crate) product: &'static str,
    pub(crate) user_agent_extension: Option<String>,
    pub(crate) credentials: Option<Credentials>,
    /// What the caller gave, to be checked.
    pub(crate) base_url: Option<String>,
    pub(crate) hosts: Hosts,
    /// Whether the edge follows the region, where none is set.
    pub(crate) is_edge_nearest: bool,
    pub(crate) limits: Limits,
    #[cfg(feature = "http-client")]
    pub(crate) connect_timeout: Option<Duration>,
    #[cfg(feature = "http-client")]
    pub(crate) has_environment_proxy: bool,
    /// Whether calls of the client may block any thread.
    #[cfg(feature = "blocking")]
    pub(crate) is_blocking: bool,
    pub(crate) max_response_size: usize,
    pub(crate) is_strict: bool,
    pub(crate) retry_budget: RetryBudget,
    pub(crate) jitter_seed: Option<u64>,
    pub(crate) max_concurrency: Option<usize>,
    pub(crate) rate_limit: Option<u32>,
    /// Makes the limits, if there are any. A program that sets none does not contain how they work.
    pub(crate) throttle: Option<MakeGate>,
    pub(crate) transport: Option<Box<dyn Transport>>,
    pub(crate) clock: Option<Box<dyn Clock>>,
    pub(crate) on_attempt: Option<OnAttempt>,
    pub(crate) on_warning: Option<OnWarning>,
}

// Not generic on purpose: compiled once, not once per client type.
impl ClientSettings {
    pub(crate) fn new(product: &'static str) -> Self {
        Self {
            product,
            user_agent_extension: None,
            credentials: None,
            base_url: None,
            hosts: Hosts::default(),
            is_edge_nearest: false,
            limits: Limits {
                total: TIMEOUT,
                attempt: ATTEMPT_TIMEOUT,
                retry: RetryPolicy::default(),
            },
            #[cfg(feature = "http-client")]
            connect_timeout: None,
            #[cfg(feature = "http-client")]
            has_environment_proxy: true,
            #[cfg(feature = "blocking")]
            is_blocking: false,
            max_response_size: MAX_RESPONSE_SIZE,
            is_strict: false,
            retry_budget: RetryBudget::default(),
            jitter_seed: None,
            max_concurrency: None,
            rate_limit: None,
            throttle: None,
            transport: None,
            clock: None,
            on_attempt: None,
            on_warning: None,
        }
    }

    pub(crate) fn build(mut self) -> Result<Client, ConfigurationError> {
        let credentials = self
            .credentials
            .take()
            .ok_or(ConfigurationError::Credentials)?;
        let user_agent = user_agent(self.product, self.user_agent_extension.as_deref())?;
        self.complete_hosts()?;
        self.warn();
        let transport = self.take_transport()?;
        #[cfg(feature = "blocking")]
        let own_runtime = RuntimeCell::default();
        #[cfg(feature = "blocking")]
        let handle = self.started(&own_runtime)?;
        // The clock of a client that blocks is that of its own runtime, which no test pauses.
        #[cfg(feature = "blocking")]
        let _entered = handle.as_ref().map(tokio::runtime::Handle::enter);
        let clock = self.clock.take().or_else(default_clock);
        let throttle = self.throttle(clock.is_some())?;
        let source = credentials.source()?;
        Ok(Client::new(Shared {
            transport,
            clock: clock.map(Arc::from),
            #[cfg(feature = "blocking")]
            is_blocking: self.is_blocking,
            #[cfg(feature = "blocking")]
            own_runtime,
            account_sid: credentials.account_sid().map(str::to_owned),
            credentials: source,
            user_agent,
            hosts: self.hosts,
            limits: self.limits,
            max_response_size: self.max_response_size,
            is_strict: self.is_strict,
            retry_budget: self.retry_budget,
            jitter: self.jitter_seed.map_or_else(Jitter::new, Jitter::seeded),
            throttle,
            on_attempt: self.on_attempt,
        }))
    }

    fn complete_hosts(&mut self) -> Result<(), ConfigurationError> {
        let hosts = &mut self.hosts;
        hosts.base_url = self.base_url.as_deref().map(BaseUrl::parse).transpose()?;
        if self.is_edge_nearest && hosts.edge.is_none() {
            let edge = hosts.region.as_deref().and_then(nearest_edge);
            hosts.edge = edge.map(str::to_owned);
        }
        check_label("region", hosts.region.as_deref())?;
        check_label("edge", hosts.edge.as_deref())
    }

    fn throttle(&self, has_clock: bool) -> Result<Option<Box<dyn Gate>>, ConfigurationError> {
        let (concurrency, rate) = (self.max_concurrency, self.rate_limit);
        if concurrency == Some(0) {
            return Err(ConfigurationError::Limit("concurrency", "is zero"));
        }
        if rate == Some(0) {
            return Err(ConfigurationError::Limit("rate", "is zero"));
        }
        if rate.is_some() && !has_clock {
            return Err(ConfigurationError::Limit("rate", "needs a clock"));
        }
        Ok(self.throttle.map(|gate| gate(concurrency, rate)))
    }

    fn warn(&self) {
        let listener = self.on_warning.as_ref();
        let Hosts {
            base_url,
            edge,
            region,
        } = &self.hosts;
        if base_url.is_some() && (edge.is_some() || region.is_some()) {
            warn(
                listener,
                "region and edge have no effect, because a base URL is set",
            );
        } else if let (Some(region), None) = (region, edge) {
            let text = format!(
                "the region {region} is set without an edge: Twilio handles such requests in us1, so set the edge too"
            );
            warn(listener, &text);
        }
    }

    /// Starts the runtime for calls that block. Other clients start it with their first such call.
    #[cfg(feature = "blocking")]
    fn started(
        &self,
        own: &RuntimeCell,
    ) -> Result<Option<tokio::runtime::Handle>, ConfigurationError> {
        let handle = self.is_blocking.then(|| own.started()).transpose();
        handle.map_err(ConfigurationError::Runtime)
    }

    #[cfg(feature = "http-client")]
    fn take_transport(&mut self) -> Result<Box<dyn Transport>, ConfigurationError> {
        use crate::transport::http_transport::HttpTransport;
        if let Some(transport) = self.transport.take() {
            return Ok(transport);
        }
        let mut builder = HttpTransport::builder();
        if !self.has_environment_proxy {
            builder = builder.without_environment_proxy();
        }
        if let Some(timeout) = self.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        Ok(Box::new(builder.try_build()?))
    }

    #[cfg(not(feature = "http-client"))]
    fn take_transport(&mut self) -> Result<Box<dyn Transport>, ConfigurationError> {
        self.transport.take().ok_or(ConfigurationError::Transport)
    }
}

fn default_clock() -> Option<Box<dyn Clock>> {
    #[cfg(feature = "tokio")]
    let clock: Option<Box<dyn Clock>> =
        Some(Box::new(crate::clock::tokio_clock::TokioClock::new()));
    #[cfg(not(feature = "tokio"))]
    let clock = None;
    clock
}

/// Checks that a part of a host is one, so that it can't lead the credentials to another host.
fn check_label(setting: &'static str, label: Option<&str>) -> Result<(), ConfigurationError> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match label {
        Some(label) if !is_label(label) => Err(ConfigurationError::HostLabel(setting)),
        Some(_) | None => Ok(()),
    }
}

/// The version of the compiler, or where it does not say, the least that can have been.
const RUST: &str = match option_env!("TWILIO_RUNTIME_RUSTC") {
    Some(version) => version,
    None => env!("CARGO_PKG_RUST_VERSION"),
};

fn user_agent(product: &str, extension: Option<&str>) -> Result<HeaderValue, ConfigurationError> {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let separator = if extension.is_some() { " " } else { "" };
    let text = format!(
        "{product} ({os} {arch}) rust/{RUST}{separator}{}",
        extension.unwrap_or_default()
    );
    header::value(&text).ok_or(ConfigurationError::UserAgent)
}
