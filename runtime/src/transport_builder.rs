//! The settings of the transports, which are the same for each: a time limit, proxy and root certificates in, a
//! transport out.

use std::{fmt, sync::Arc, time::Duration};

use rustls::ClientConfig;

use crate::{configuration_error::ConfigurationError, error::Error, proxy::Proxy, tls::Roots};

/// Connecting takes two round trips with TLS. Ten seconds leave room for three lost packets, which are sent again after
/// 1, 2 and 4 seconds, and are what the strictest of the official clients allows for a whole exchange.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Configures a transport of this crate.
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
    roots: Roots,
    make: fn(Dialing) -> T,
}

/// How a transport makes connections.
pub(crate) struct Dialing {
    pub(crate) tls: Arc<ClientConfig>,
    pub(crate) timeout: Duration,
    pub(crate) proxy: Option<Proxy>,
}

impl<T> TransportBuilder<T> {
    pub(crate) fn new(make: fn(Dialing) -> T) -> Self {
        Self {
            make,
            connect_timeout: CONNECT_TIMEOUT,
            proxy: None,
            reads_environment: false,
            roots: Roots::usual(),
        }
    }

    /// Sets the time that connecting may take: the lookup of the host's address, the proxy and TLS included. Without
    /// it, 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Makes all connections through this proxy.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = Some(proxy);
        self
    }

    /// Makes connections through the proxy that the environment names, if it names one: `HTTPS_PROXY`, but not for the
    /// hosts in `NO_PROXY`, or the same names in lower case. A proxy that is [set](Self::proxy) wins.
    ///
    /// This is done only where it is asked for, because whoever sets such a variable sees which hosts a program talks
    /// to.
    pub fn environment_proxy(mut self) -> Self {
        self.reads_environment = true;
        self
    }

    /// Also trusts the certificates in this PEM text, such as the bundle of a company.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.add(pem.into());
        self
    }

    /// Trusts the [given](Self::root_certificates) certificates and no others.
    pub fn without_usual_roots(mut self) -> Self {
        self.roots.leave_out_usual();
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Root certificates that can't be read, a proxy of the environment that is none, or TLS that can't be set up: it takes the
    /// feature `ring` or `aws-lc-rs`, or a default provider of rustls that the application installed.
    pub fn build(self) -> Result<T, Error> {
        self.try_build().map_err(Error::configuration)
    }

    pub(crate) fn try_build(self) -> Result<T, ConfigurationError> {
        let proxy = Proxy::settle(self.proxy, self.reads_environment)?;
        Ok((self.make)(Dialing {
            tls: self.roots.config()?,
            timeout: self.connect_timeout,
            proxy,
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
