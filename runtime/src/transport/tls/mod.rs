//! The settings of TLS: root certificates and a certificate of the caller's in, configurations out.

mod advice;
mod failure;

pub(crate) use self::failure::TlsFailure;

use std::sync::Arc;

use rustls::{
    ClientConfig, ConfigBuilder, RootCertStore,
    client::WantsClientCert,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use zeroize::Zeroizing;

use crate::error::configuration_error::ConfigurationError;

/// What a transport trusts, and who it is.
pub(crate) struct TlsSettings {
    /// The certificates that the caller gave, unless some can't be read.
    roots: Option<RootCertStore>,
    /// Whether the certificates count that are trusted without having been given.
    has_usual: bool,
    identity: Option<Identity>,
}

/// What a transport shows to services that ask for a certificate.
struct Identity {
    chain: Vec<u8>,
    key: Zeroizing<Vec<u8>>,
    /// [`Self::complete`], as a pointer: a program that sets no certificate does not contain what reads one.
    complete: fn(&Self, Incomplete) -> Result<ClientConfig, ConfigurationError>,
}

/// A configuration that lacks only what a transport shows.
type Incomplete = ConfigBuilder<ClientConfig, WantsClientCert>;

/// The configurations that come of the settings.
#[derive(Clone)]
pub(crate) struct TlsConfigs {
    pub(crate) service: Arc<ClientConfig>,
    /// The same without the certificate of the caller, which is none of a proxy's business.
    pub(crate) proxy: Arc<ClientConfig>,
}

impl TlsSettings {
    /// The usual root certificates, no other, and no certificate of the caller.
    pub(crate) fn usual() -> Self {
        Self {
            roots: Some(RootCertStore::empty()),
            has_usual: true,
            identity: None,
        }
    }

    pub(crate) fn add_roots(&mut self, pem: &[u8]) {
        // At once, so that a program which adds none does not contain what reads one.
        self.roots = self.roots.take().and_then(|store| with(store, pem));
    }

    pub(crate) fn leave_out_usual_roots(&mut self) {
        self.has_usual = false;
    }

    pub(crate) fn set_identity(&mut self, chain: Vec<u8>, key: Vec<u8>) {
        let key = Zeroizing::new(key);
        self.identity = Some(Identity {
            chain,
            key,
            complete: Identity::complete,
        });
    }

    /// Returns configurations that trust the roots.
    pub(crate) fn configs(self) -> Result<TlsConfigs, ConfigurationError> {
        let provider = provider()?;
        let mut roots = self.roots.ok_or(ConfigurationError::RootCertificates)?;
        if self.has_usual {
            add_usual(&mut roots);
        }
        let roots = Arc::new(roots);
        let config = |identity| config(provider.clone(), roots.clone(), identity);
        let service = config(self.identity.as_ref())?;
        let proxy = match self.identity {
            Some(_) => config(None)?,
            None => service.clone(),
        };
        Ok(TlsConfigs { service, proxy })
    }
}

/// Adds the certificates that are trusted without having been given.
fn add_usual(store: &mut RootCertStore) {
    store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    // A certificate of the system that can't be read is not a reason to fail: the Mozilla ones still work.
    #[cfg(feature = "native-roots")]
    store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
}

/// Returns a store with the certificates of a PEM text too, of which there must be one.
fn with(mut store: RootCertStore, pem: &[u8]) -> Option<RootCertStore> {
    for certificate in certificates(pem)? {
        store.add(certificate).ok()?;
    }
    Some(store)
}

fn config(
    provider: Arc<CryptoProvider>,
    roots: Arc<RootCertStore>,
    identity: Option<&Identity>,
) -> Result<Arc<ClientConfig>, ConfigurationError> {
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigurationError::Tls(error.into()))?
        .with_root_certificates(roots);
    let mut config = match identity {
        None => builder.with_no_client_auth(),
        Some(identity) => (identity.complete)(identity, builder)?,
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

impl Identity {
    fn complete(&self, config: Incomplete) -> Result<ClientConfig, ConfigurationError> {
        config
            .with_client_auth_cert(self.certificates()?, self.private_key()?)
            .map_err(|error| ConfigurationError::ClientCertificate(unusable(&error)))
    }

    fn certificates(&self) -> Result<Vec<CertificateDer<'static>>, ConfigurationError> {
        let certificates = certificates(&self.chain);
        certificates.ok_or(ConfigurationError::ClientCertificate(
            "the chain is not in PEM form, or has no certificate",
        ))
    }

    fn private_key(&self) -> Result<PrivateKeyDer<'static>, ConfigurationError> {
        let is_encrypted = self.key.windows(9).any(|words| words == b"ENCRYPTED");
        PrivateKeyDer::from_pem_slice(&self.key).map_err(|_| {
            ConfigurationError::ClientCertificate(if is_encrypted {
                "the key is encrypted: decrypt it first"
            } else {
                "the key is missing or not in PEM form"
            })
        })
    }
}

/// Returns why a certificate and its key are of no use.
fn unusable(error: &rustls::Error) -> &'static str {
    match error {
        rustls::Error::InconsistentKeys(_) => "the key is not that of the first certificate",
        rustls::Error::InvalidCertificate(_) => "the first certificate can't be read",
        _ => "the key is broken, or of a kind that is not supported",
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

/// Returns the certificates of a PEM text, if all can be read and there is one.
fn certificates(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let certificates = CertificateDer::pem_slice_iter(pem);
    let certificates: Vec<_> = certificates.collect::<Result<_, _>>().ok()?;
    (!certificates.is_empty()).then_some(certificates)
}

#[cfg(all(test, not(any(feature = "ring", feature = "aws-lc-rs"))))]
mod tests {
    use super::TlsSettings;

    #[test]
    fn without_a_feature_the_application_brings_the_cryptography() {
        let error = TlsSettings::usual().configs().expect_err("no provider");
        let text = error.to_string();
        assert!(
            text.contains("`ring`") && text.contains("`aws-lc-rs`"),
            "{text}"
        );
        let provider = rustls::crypto::ring::default_provider();
        provider.install_default().expect("the first");
        TlsSettings::usual()
            .configs()
            .expect("the provider of the process");
    }
}
