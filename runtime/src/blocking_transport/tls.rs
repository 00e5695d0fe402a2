//! The settings of TLS: root certificates in, a configuration out.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

use crate::configuration_error::ConfigurationError;

/// Returns a configuration that trusts the usual certificates, if they are wanted, and those in the PEM texts.
pub(super) fn config(
    pems: &[Vec<u8>],
    has_usual_roots: bool,
) -> Result<Arc<ClientConfig>, ConfigurationError> {
    let mut roots = RootCertStore::empty();
    if has_usual_roots {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        // A certificate of the system that can't be read is no reason to fail: the Mozilla ones still stand.
        #[cfg(feature = "native-roots")]
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    for pem in pems {
        add(&mut roots, pem).ok_or(ConfigurationError::RootCertificates)?;
    }
    // The provider is named, so that an application with another default provider, or none, is not disturbed.
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigurationError::Tls(error.into()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Adds the certificates of a PEM text, of which there must be one.
fn add(roots: &mut RootCertStore, pem: &[u8]) -> Option<()> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .ok()?;
    (!certificates.is_empty()).then_some(())?;
    certificates
        .into_iter()
        .try_for_each(|certificate| roots.add(certificate))
        .ok()
}
