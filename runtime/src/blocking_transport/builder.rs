//! The settings of the blocking transport: a time limit and root certificates in, a transport out.

use std::time::Duration;

use super::{BlockingTransport, dialer::Dialer, pool::Pool, tls};
use crate::{configuration_error::ConfigurationError, error::Error};

/// As long as that of the default transport.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Configures a [`BlockingTransport`].
#[derive(Debug)]
#[must_use = "a builder makes a transport only when it is built"]
pub struct BlockingTransportBuilder {
    connect_timeout: Duration,
    root_certificates: Vec<Vec<u8>>,
    has_usual_roots: bool,
}

impl BlockingTransportBuilder {
    pub(super) fn new() -> Self {
        Self {
            connect_timeout: CONNECT_TIMEOUT,
            root_certificates: Vec::new(),
            has_usual_roots: true,
        }
    }

    /// Sets the time that connecting may take, TLS included. Without it, 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Also trusts the certificates in this PEM text, such as the bundle of a company.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Trusts the [given](Self::root_certificates) certificates and no others.
    pub fn without_usual_roots(mut self) -> Self {
        self.has_usual_roots = false;
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Root certificates that can't be read, or TLS that can't be set up.
    pub fn build(self) -> Result<BlockingTransport, Error> {
        self.try_build().map_err(Error::configuration)
    }

    pub(crate) fn try_build(self) -> Result<BlockingTransport, ConfigurationError> {
        let tls = tls::config(&self.root_certificates, self.has_usual_roots)?;
        Ok(BlockingTransport {
            dialer: Dialer::new(tls, self.connect_timeout),
            pool: Pool::default(),
        })
    }
}
