//! The settings of TLS, for each of the transports: root certificates in, a configuration out.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

use crate::configuration_error::ConfigurationError;

/// What a transport trusts.
pub(crate) struct Roots {
    /// PEM texts that the caller gave.
    pems: Vec<Vec<u8>>,
    /// Whether the certificates count that are trusted without having been given.
    has_usual: bool,
}

impl Roots {
    /// The usual certificates, and no other.
    pub(crate) fn usual() -> Self {
        Self {
            pems: Vec::new(),
            has_usual: true,
        }
    }

    pub(crate) fn add(&mut self, pem: Vec<u8>) {
        self.pems.push(pem);
    }

    pub(crate) fn leave_out_usual(&mut self) {
        self.has_usual = false;
    }

    /// Returns a configuration that trusts them.
    pub(crate) fn config(&self) -> Result<Arc<ClientConfig>, ConfigurationError> {
        // The provider is named, so that an application with another default provider, or none, is not disturbed.
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| ConfigurationError::Tls(error.into()))?
            .with_root_certificates(self.store()?)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    fn store(&self) -> Result<RootCertStore, ConfigurationError> {
        let mut store = RootCertStore::empty();
        if self.has_usual {
            store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
            // A certificate of the system that can't be read is no reason to fail: the Mozilla ones still stand.
            #[cfg(feature = "native-roots")]
            store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
        for pem in &self.pems {
            add(&mut store, pem).ok_or(ConfigurationError::RootCertificates)?;
        }
        Ok(store)
    }
}

/// Adds the certificates of a PEM text, of which there must be one.
fn add(store: &mut RootCertStore, pem: &[u8]) -> Option<()> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .ok()?;
    (!certificates.is_empty()).then_some(())?;
    certificates
        .into_iter()
        .try_for_each(|certificate| store.add(certificate))
        .ok()
}
