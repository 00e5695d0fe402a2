//! The settings of the transports, which are the same for each: a time limit, proxy and certificates in, a
//! transport out.

use std::{env, fmt, time::Duration};

use crate::{
    error::{Error, configuration_error::ConfigurationError},
    transport::{
        proxy::{Proxies, Proxy},
        tls::{TlsConfigs, TlsSettings},
    },
};

/// Connecting takes two round trips with TLS. Ten seconds leave room for three lost packets, which are sent again after
/// 1, 2 and 4 seconds, and are what the strictest of the official clients allows for a whole exchange.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A little less than the minute after which load balancers usually close a silent connection, so that a request seldom
/// meets one that is just being closed.
const IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// More than most programs have calls at once, so that none of the connections of a burst is closed only to be made
/// again.
const MAX_IDLE: usize = 256;

/// Configures a transport of this crate.
///
/// It is part of a build with the feature `http-client`, which is on by default.
///
/// # Examples
/// ```
/// # #[cfg(feature = "http-client")]
/// # mod example {
/// # use twilio_runtime::{Client, ClientBuilder, Error, HttpTransport, Proxy};
/// fn behind_a_proxy(builder: ClientBuilder<Client>) -> Result<ClientBuilder<Client>, Error> {
///     let proxy = Proxy::new("http://proxy.example:3128")?.basic_auth("user", "password");
///     Ok(builder.transport(HttpTransport::builder().proxy(proxy).build()?))
/// }
/// # }
/// ```
#[must_use = "a builder makes a transport only when it is built"]
pub struct TransportBuilder<T> {
    connect_timeout: Duration,
    proxy: Option<Proxy>,
    reads_environment: bool,
    tls: TlsSettings,
    pool: PoolLimits,
    tcp_keepalive: Option<Duration>,
    make: fn(Dialing) -> T,
}

/// What idle connections may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PoolLimits {
    /// How long a connection is kept for its next request.
    pub(crate) idle_timeout: Duration,
    /// How many are kept for each origin.
    pub(crate) max_idle: usize,
}

/// How a transport makes connections.
pub(crate) struct Dialing {
    pub(crate) tls: TlsConfigs,
    pub(crate) timeout: Duration,
    pub(crate) proxies: Proxies,
    pub(crate) pool: PoolLimits,
    pub(crate) tcp_keepalive: Option<Duration>,
}

impl<T> TransportBuilder<T> {
    pub(crate) fn new(make: fn(Dialing) -> T) -> Self {
        Self {
            make,
            connect_timeout: CONNECT_TIMEOUT,
            proxy: None,
            reads_environment: true,
            tls: TlsSettings::usual(),
            pool: PoolLimits {
                idle_timeout: IDLE_TIMEOUT,
                max_idle: MAX_IDLE,
            },
            tcp_keepalive: None,
        }
    }

    /// Sets the time that connecting may take: the lookup of the host's address, the proxy and TLS included. Without
    /// it, 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long a connection is kept open for its next request. Without it, 50 seconds, a little less than the minute
    /// after which load balancers usually close a silent connection. A service that asks for less with a `Keep-Alive`
    /// header gets less.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.pool.idle_timeout = timeout;
        self
    }

    /// Sets how many connections are kept open for the next requests to one origin. Without it, 256; with 0, each request
    /// makes a connection of its own. It does not limit how many are in use at once.
    pub fn pool_max_idle(mut self, connections: usize) -> Self {
        self.pool.max_idle = connections;
        self
    }

    /// Sets the silence after which the operating system asks whether the other end of a connection is still there, and
    /// closes the connection if it is not. Without it, or with `None`, the system does not ask.
    pub fn tcp_keepalive(mut self, time: impl Into<Option<Duration>>) -> Self {
        self.tcp_keepalive = time.into();
        self
    }

    /// Makes all connections through this proxy, whatever the environment names.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = Some(proxy);
        self
    }

    /// Ignores the proxies that the environment names.
    ///
    /// Without this and a [proxy](Self::proxy), the variables below count, in lower case or else in upper case; an empty one is
    /// not set. They are read once, when the transport is built.
    ///
    /// | variable | what it sets |
    /// |---|---|
    /// | `HTTPS_PROXY` | the proxy for `https`, which is everything but for some [base URLs](crate::ClientBuilder::base_url) |
    /// | `HTTP_PROXY` | the proxy for a base URL of `http`; in upper case not within CGI (`REQUEST_METHOD` is set), where whoever sends a request can set it |
    /// | `ALL_PROXY` | the proxy for either, where its own variable is not set |
    /// | `NO_PROXY` | the hosts that are reached directly, as [`Proxy::except`] reads them; `localhost` and the loopback addresses always are |
    ///
    /// An address is one that [`Proxy::new`] takes. Any other that would count is an error of [`build`](Self::build), which
    /// names the variable.
    pub fn without_environment_proxy(mut self) -> Self {
        self.reads_environment = false;
        self
    }

    /// Also trusts the certificates in this PEM text, such as the bundle of a company. It counts for services and for
    /// proxies.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "http-client")]
    /// # mod example {
    /// # use twilio_runtime::HttpTransport;
    /// fn trusting() -> Result<HttpTransport, Box<dyn std::error::Error>> {
    ///     let bundle = std::fs::read("/etc/company/roots.pem")?;
    ///     Ok(HttpTransport::builder().root_certificates(bundle).build()?)
    /// }
    /// # }
    /// ```
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.add_roots(&pem.into());
        self
    }

    /// Trusts the [given](Self::root_certificates) certificates and no others.
    pub fn without_usual_roots(mut self) -> Self {
        self.tls.leave_out_usual_roots();
        self
    }

    /// Shows this certificate to services that ask for one, as gateways with mutual TLS do. A proxy does not see it.
    ///
    /// `chain` is a PEM text with the certificate first, then those that lead to a root; `key` one with the private key of
    /// the certificate, in PKCS #8, PKCS #1 or SEC1, not encrypted. `Debug` does not show them. The memory of `key` is
    /// overwritten once the transport is built; what TLS makes of it stays as long as the transport.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "http-client")]
    /// # mod example {
    /// # use twilio_runtime::HttpTransport;
    /// fn with_certificate() -> Result<HttpTransport, Box<dyn std::error::Error>> {
    ///     let chain = std::fs::read("/etc/company/client.pem")?;
    ///     let key = std::fs::read("/etc/company/client.key")?;
    ///     Ok(HttpTransport::builder().client_certificate(chain, key).build()?)
    /// }
    /// # }
    /// ```
    pub fn client_certificate(
        mut self,
        chain: impl Into<Vec<u8>>,
        key: impl Into<Vec<u8>>,
    ) -> Self {
        self.tls.set_identity(chain.into(), key.into());
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Root certificates or a client certificate that can't be read, a variable of the environment that holds no address of a
    /// proxy, or TLS that can't be set up: it takes the feature `ring` or `aws-lc-rs`, or a default provider of rustls that the
    /// application installed.
    pub fn build(self) -> Result<T, Error> {
        self.try_build().map_err(Error::configuration)
    }

    pub(crate) fn try_build(self) -> Result<T, ConfigurationError> {
        let proxies = match self.proxy {
            Some(proxy) => Proxies::set(proxy),
            None if self.reads_environment => Proxies::from_environment(&|name| env::var_os(name))?,
            None => Proxies::default(),
        };
        Ok((self.make)(Dialing {
            tls: self.tls.configs()?,
            timeout: self.connect_timeout,
            proxies,
            pool: self.pool,
            tcp_keepalive: self.tcp_keepalive,
        }))
    }
}

/// Shows no credential.
impl<T> fmt::Debug for TransportBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}
