//! The settings of TLS, for each of the transports: root certificates in, a configuration out.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::CryptoProvider,
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
        let mut config = ClientConfig::builder_with_provider(provider()?)
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
            // A certificate of the system that can't be read is not a reason to fail: the Mozilla ones still work.
            #[cfg(feature = "native-roots")]
            store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
        for pem in &self.pems {
            add(&mut store, pem).ok_or(ConfigurationError::RootCertificates)?;
        }
        Ok(store)
    }
}

/// Returns what does the cryptography. A feature names it, so that an application with another default provider, or none,
/// is not disturbed. `ring` is on unless the defaults are off, so where both are, `aws-lc-rs` was asked for.
#[cfg(feature = "aws-lc-rs")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without a feature there may be none"
)]
fn provider() -> Result<Arc<CryptoProvider>, ConfigurationError> {
    Ok(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without a feature there may be none"
)]
fn provider() -> Result<Arc<CryptoProvider>, ConfigurationError> {
    Ok(Arc::new(rustls::crypto::ring::default_provider()))
}

/// Without either, the application brings one.
#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
fn provider() -> Result<Arc<CryptoProvider>, ConfigurationError> {
    let installed = CryptoProvider::get_default().cloned();
    installed.ok_or(ConfigurationError::TlsProvider)
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

#[cfg(all(test, not(any(feature = "ring", feature = "aws-lc-rs"))))]
mod tests {
    use super::Roots;

    #[test]
    fn without_a_feature_the_application_brings_the_cryptography() {
        let error = Roots::usual().config().expect_err("no provider");
        let text = error.to_string();
        assert!(
            text.contains("`ring`") && text.contains("`aws-lc-rs`"),
            "{text}"
        );
        let provider = rustls::crypto::ring::default_provider();
        provider.install_default().expect("the first");
        Roots::usual()
            .config()
            .expect("the provider of the process");
    }
}
