//! The settings of TLS: root certificates in, a connector out.

use std::sync::Arc;

use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, pem::PemObject},
    },
};

use crate::configuration_error::ConfigurationError;

pub(super) fn connector(roots: RootCertStore) -> Result<TlsConnector, ConfigurationError> {
    // The provider is named, so that an application with another default provider, or none, is not disturbed.
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigurationError::Tls(error.into()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}

/// Returns the usual certificates, if they are wanted, and those in the PEM texts.
pub(super) fn roots(
    pems: &[Vec<u8>],
    has_usual: bool,
) -> Result<RootCertStore, ConfigurationError> {
    let mut roots = if has_usual {
        usual_roots()
    } else {
        RootCertStore::empty()
    };
    for pem in pems {
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|_| ConfigurationError::RootCertificates)?;
        if certificates.is_empty() {
            return Err(ConfigurationError::RootCertificates);
        }
        for certificate in certificates {
            roots
                .add(certificate)
                .map_err(|_| ConfigurationError::RootCertificates)?;
        }
    }
    Ok(roots)
}

#[cfg_attr(
    not(feature = "native-roots"),
    expect(unused_mut, reason = "only the feature adds to it")
)]
fn usual_roots() -> RootCertStore {
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    // A certificate of the system that can't be read is no reason to fail: the Mozilla ones still stand.
    #[cfg(feature = "native-roots")]
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}
