//! The settings of TLS as tokio takes them.

use tokio_rustls::TlsConnector;

use crate::{configuration_error::ConfigurationError, tls::Roots};

pub(super) fn connector(roots: &Roots) -> Result<TlsConnector, ConfigurationError> {
    roots.config().map(TlsConnector::from)
}
