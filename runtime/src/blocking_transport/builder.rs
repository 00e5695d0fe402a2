//! The settings of the blocking transport: a time limit, proxy and root certificates in, a transport out.

use std::{fmt, time::Duration};

use super::{BlockingTransport, dialer::Dialer, pool::Pool};
use crate::{configuration_error::ConfigurationError, error::Error, proxy::Proxy, tls::Roots};

/// As long as that of the default transport.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Configures a [`BlockingTransport`].
///
/// # Examples
/// ```
/// # use twilio_runtime::{BlockingTransport, Client, ClientBuilder, Error, Proxy};
/// fn behind_a_proxy(builder: ClientBuilder<Client>) -> Result<ClientBuilder<Client>, Error> {
///     let proxy = Proxy::new("http://proxy.example:3128")?.basic_auth("user", "password");
///     let transport = BlockingTransport::builder().proxy(proxy).build()?;
///     Ok(builder.blocking().transport(transport))
/// }
/// ```
#[must_use = "a builder makes a transport only when it is built"]
pub struct BlockingTransportBuilder {
    connect_timeout: Duration,
    proxy: Option<Proxy>,
    reads_environment: bool,
    roots: Roots,
}

impl BlockingTransportBuilder {
    pub(super) fn new() -> Self {
        Self {
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
    pub fn build(self) -> Result<BlockingTransport, Error> {
        self.try_build().map_err(Error::configuration)
    }

    pub(crate) fn try_build(self) -> Result<BlockingTransport, ConfigurationError> {
        let proxy = Proxy::settle(self.proxy, self.reads_environment)?;
        Ok(BlockingTransport {
            dialer: Dialer::new(self.roots.config()?, self.connect_timeout, proxy),
            pool: Pool::default(),
        })
    }
}

/// Shows no credential.
impl fmt::Debug for BlockingTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingTransportBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}
