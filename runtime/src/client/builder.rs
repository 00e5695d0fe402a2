//! Settings in, a client out: of the runtime's own type, or of any generated type around it.

use std::{fmt, marker::PhantomData, time::Duration};

use crate::{
    client::{Client, environment, settings::ClientSettings},
    clock::Clock,
    credentials::Credentials,
    error::Error,
    retry::{Attempt, RetryBudget, RetryPolicy},
    throttle,
    transport::Transport,
};

/// Configures a client and builds it as a `C`.
///
/// `builder` of the client begins one. Only the [credentials](Self::credentials) are required; every method
/// documents its default and the reason for it. `Debug` shows no credential.
///
/// # Examples
/// ```
/// # use std::time::Duration;
/// # use twilio_runtime::{Client, ClientBuilder, Error};
/// fn configured(builder: ClientBuilder<Client>) -> Result<Client, Error> {
///     builder
///         .environment()?
///         .timeout(Duration::from_secs(20))
///         .max_concurrency(20)
///         .on_warning(|warning| eprintln!("{warning}"))
///         .build()
/// }
/// ```
#[must_use = "a builder makes a client only when it is built"]
pub struct ClientBuilder<C = Client> {
    settings: ClientSettings,
    client: PhantomData<fn() -> C>,
}

/// Who calls, and where to.
impl<C: From<Client>> ClientBuilder<C> {
    /// Begins a client that calls itself `product` in its `User-Agent`, such as `twilio-flex-rust/1.0.0`.
    pub fn new(product: &'static str) -> Self {
        Self {
            settings: ClientSettings::new(product),
            client: PhantomData,
        }
    }

    /// Reads settings from the environment: the credentials as [`Credentials::from_env`] reads them, and the edge and the
    /// region of `TWILIO_EDGE` and `TWILIO_REGION` where they are not empty.
    ///
    /// # Errors
    /// A variable of the credentials is missing, half of an API key is, or one is not Unicode or holds what
    /// [no service would take](Credentials#errors). The error names it.
    pub fn environment(mut self) -> Result<Self, Error> {
        let environment =
            environment::read(&|name| std::env::var_os(name)).map_err(Error::configuration)?;
        self.settings.credentials = Some(environment.credentials);
        self.settings.hosts.edge = environment.edge.or(self.settings.hosts.edge);
        self.settings.hosts.region = environment.region.or(self.settings.hosts.region);
        Ok(self)
    }

    /// Sets the credentials. They are required.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.settings.credentials = Some(credentials);
        self
    }

    /// Sets the region that handles requests, such as `ie1`: `flex-api.twilio.com` becomes `flex-api.ie1.twilio.com`.
    /// A host that names a region already gets this one instead, and hosts of others than Twilio stay.
    ///
    /// Twilio routes a host with a region and no [`edge`](Self::edge) to `us1`, so set both, or let the
    /// [nearest edge](Self::nearest_edge) be taken. Without one there is a [warning](Self::on_warning).
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings.hosts.region = Some(region.into());
        self
    }

    /// Sets the edge where requests enter Twilio's network, such as `dublin`: `flex-api.twilio.com` becomes
    /// `flex-api.dublin.us1.twilio.com`, or `flex-api.dublin.ie1.twilio.com` in the region `ie1`.
    pub fn edge(mut self, edge: impl Into<String>) -> Self {
        self.settings.hosts.edge = Some(edge.into());
        self
    }

    /// Sets the edge next to the region where a region is set and no edge: `dublin` for `ie1`.
    ///
    /// | region | edge | region | edge | region | edge |
    /// |---|---|---|---|---|---|
    /// | `au1` | `sydney` | `ie1` | `dublin` | `sg1` | `singapore` |
    /// | `br1` | `sao-paulo` | `jp1` | `tokyo` | `us1` | `ashburn` |
    /// | `de1` | `frankfurt` | `jp2` | `osaka` | `us2` | `umatilla` |
    ///
    /// Any other region stays without an edge.
    pub fn nearest_edge(mut self) -> Self {
        self.settings.is_edge_nearest = true;
        self
    }

    /// Sends everything to this address in place of the one in the document: `http` or `https`, a host, perhaps a port
    /// and a path that all others are put behind, such as `http://localhost:4010/flex`. It wins over region and edge.
    ///
    /// The credentials go there, and nowhere else. A gateway may leave the links to other pages as they are: one that
    /// names the host of the document, or the same product of Twilio in any region or edge, is followed behind this
    /// address. A link to any other origin is an error, of which [`is_page_link`](Error::is_page_link) is true.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Client, ClientBuilder, Error};
    /// fn behind_a_gateway(builder: ClientBuilder<Client>) -> Result<Client, Error> {
    ///     builder.environment()?.base_url("https://gateway.example/twilio").build()
    /// }
    /// ```
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url = Some(base_url.into());
        self
    }

    /// Adds the caller's own product to the `User-Agent`, such as `acme-contact-center/2.1`. Each call adds one, in the
    /// order of the calls: a library names itself, and so does the application above it.
    pub fn user_agent_extension(mut self, extension: impl Into<String>) -> Self {
        let mut extensions = self.settings.user_agent_extension.take();
        if let Some(extensions) = &mut extensions {
            extensions.push(' ');
            extensions.push_str(&extension.into());
        } else {
            extensions = Some(extension.into());
        }
        self.settings.user_agent_extension = extensions;
        self
    }
}

/// How long, how often and how much.
impl<C: From<Client>> ClientBuilder<C> {
    /// Sets the time a call may take in all: every attempt, and the waits between them. Without it, 60 seconds. For a
    /// listing it counts anew for each page.
    ///
    /// That is time for a second attempt where the first one met with silence for its whole
    /// [`attempt_timeout`](Self::attempt_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.limits.total = timeout;
        self
    }

    /// Sets the time one attempt may take, from connecting to the last byte of the response. Without it, 30 seconds.
    ///
    /// That is what Twilio's clients for Node.js and Java and its command line allow, so an answer that those would get
    /// is not given up here. A response that trickles in does not outlast it.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.limits.attempt = timeout;
        self
    }

    /// Sets the time that connecting may take, TLS included. Without it, 10 seconds.
    ///
    /// Connecting takes two round trips with TLS. Ten seconds leave room for three lost packets, and leave time for
    /// further attempts within the [`timeout`](Self::timeout) of the call.
    ///
    /// It counts for the transport that the client makes itself. One that is given to it has its own.
    ///
    /// It is part of a build with the feature `http-client`, which is on by default.
    #[cfg(feature = "http-client")]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = Some(timeout);
        self
    }

    /// Ignores the proxies that the environment names, as
    /// [`TransportBuilder::without_environment_proxy`](crate::TransportBuilder::without_environment_proxy) describes.
    ///
    /// It counts for the transport that the client makes itself.
    ///
    /// It is part of a build with the feature `http-client`, which is on by default.
    #[cfg(feature = "http-client")]
    pub fn without_environment_proxy(mut self) -> Self {
        self.settings.has_environment_proxy = false;
        self
    }

    /// Sets how many bytes the body of a response may have. Without it, 16 MiB, of which a full page of a thousand
    /// records with 16 KiB each is the rare example.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.settings.max_response_size = bytes;
        self
    }

    /// Makes the first part of an answer that is not what the API's description specifies an error, of which
    /// [`is_decode`](Error::is_decode) is true, for tests of contracts and the like. `with_strict_reading` of a request
    /// does so for one call, or undoes it.
    ///
    /// Without it, such a part costs at most its own field, and is listed in [`Response::mismatches`],
    /// [`Page::mismatches`] and `mismatches` of each model: the service has acted on the request, whatever it answers.
    ///
    /// [`Response::mismatches`]: crate::Response::mismatches
    /// [`Page::mismatches`]: crate::Page::mismatches
    pub fn strict_reading(mut self) -> Self {
        self.settings.is_strict = true;
        self
    }

    /// Sets how calls are repeated. Without it, [`RetryPolicy::default`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.limits.retry = policy;
        self
    }

    /// Sets how many retries all calls may make together. Without it, a budget of 100, for the reasons that
    /// [`RetryBudget`] gives.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings.retry_budget = budget;
        self
    }

    /// Sets how many requests may be under way at once. Without it, there is no limit, because how much an account may
    /// do is known to its owner alone.
    ///
    /// A call over the limit waits for its turn, first come, first served. The wait counts for the
    /// [`timeout`](Self::timeout) of the call: one whose turn would come too late fails with an error of which
    /// [`is_timeout`](Error::is_timeout) is true and [`was_sent`](Error::was_sent) is not. What counts is each attempt
    /// and not the wait before the next one.
    ///
    /// With this or [`rate_limit`](Self::rate_limit), the whole client heeds a refusal because of too many requests
    /// (status 429): no call sends anything before the time is over that `Retry-After` asks for, or without one the
    /// longest wait of the [`RetryPolicy`]; five minutes at most, so that a wrong header can't stop a program for good.
    /// After it half as many requests may be under way as there were, and one more with each answer. Without either,
    /// only the call that was refused waits.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.settings.max_concurrency = Some(requests);
        self.settings.throttle = Some(throttle::gate);
        self
    }

    /// Sets how many requests may begin in a second, attempts counted one by one. Without it, there is no limit.
    ///
    /// They are spread over the second: no more than a tenth of them begin at once, which is as even as timers allow. A
    /// call waits for its turn as with [`max_concurrency`](Self::max_concurrency), and the client heeds refusals in the
    /// same way. The limit is this client's and its clones'; that of an account is shared by all programs that use it.
    pub fn rate_limit(mut self, per_second: u32) -> Self {
        self.settings.rate_limit = Some(per_second);
        self.settings.throttle = Some(throttle::gate);
        self
    }

    /// Makes the random part of the waits between attempts the same each time, for tests.
    pub fn jitter_seed(mut self, seed: u64) -> Self {
        self.settings.jitter_seed = Some(seed);
        self
    }
}

/// The transport, the clock and the observers.
impl<C: From<Client>> ClientBuilder<C> {
    /// Sends through this transport in place of the default one. An `Arc` of a transport is one too.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Box::new(transport));
        self
    }

    /// Takes the time from this clock. Without it, from tokio where the feature `tokio` is on, as it is with the
    /// features `http-client` and `reqwest`.
    ///
    /// A client without a clock can't wait: it sends each request once, and a
    /// [`rate_limit`](Self::rate_limit) is refused.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.settings.clock = Some(Box::new(clock));
        self
    }

    /// Makes the client one whose calls may block any thread, such as the main thread of a program without an
    /// asynchronous runtime.
    ///
    /// It is part of a build with the feature `blocking`.
    ///
    /// Its requests are sent with `send_blocking`, and its listings read with `blocking`. The thread that makes a call
    /// runs it, and with it every function that was given to the client. A thread in the background drives the sockets
    /// and timers until the last clone of the client is dropped; a listing that is read ahead has another for each page.
    /// So a call also comes to an end on a thread of an asynchronous runtime, but it stops that thread for as long.
    ///
    /// Without this, `send_blocking` works outside of asynchronous runtimes only, and the thread in the background is
    /// started by the first call. `send` needs the runtime it is awaited on, with this or without it.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Client, ClientBuilder, Error};
    /// fn waiting(builder: ClientBuilder<Client>) -> Result<Client, Error> {
    ///     builder.environment()?.blocking().build()
    /// }
    /// ```
    #[cfg(feature = "blocking")]
    pub fn blocking(mut self) -> Self {
        self.settings.is_blocking = true;
        self
    }

    /// Calls this function after each attempt of each call. It should return at once, because the call waits for it.
    ///
    /// With the feature `tracing`, subscribers of that crate learn the same without it: each call is a span and each
    /// attempt an event, with the attributes that OpenTelemetry gives an HTTP client. They name the operation and its
    /// path as the document writes it, and hold no value of an input and no credential. So there is a `url.template` and
    /// no `url.full`, which would hold personal data.
    pub fn on_attempt(mut self, observer: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.settings.on_attempt = Some(Box::new(observer));
        self
    }

    /// Calls this function while the client is built, once for each setting that is allowed but seldom meant, with a
    /// sentence for people: a region without an edge, and a region or an edge beside a base URL.
    ///
    /// Without it, the sentence is an event of `tracing` where that feature is on. Else the standard error of the
    /// program gets it, once: requests that go to another region than somebody has asked for are worth it.
    pub fn on_warning(mut self, observer: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.settings.on_warning = Some(Box::new(observer));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// Missing credentials or such as [no service would take](Credentials#errors), a base URL that is none, a region or an
    /// edge that can't be part of a host, a `User-Agent` that a header can't carry, a limit of zero, or no transport where the feature `http-client` is off and none was
    /// given, or a rate limit where there is no clock, or no thread for a client that [blocks](Self::blocking), or a
    /// variable of the environment that should name a proxy and does not.
    pub fn build(self) -> Result<C, Error> {
        self.settings
            .build()
            .map(C::from)
            .map_err(Error::configuration)
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("product", &self.settings.product)
            .field("credentials", &self.settings.credentials)
            .field("timeout", &self.settings.limits.total)
            .finish_non_exhaustive()
    }
}
