//! What a service of these tests needs for TLS: a certificate in PEM form goes in, the configuration comes out.

use std::sync::Arc;

use rustls::{
    RootCertStore, ServerConfig, SupportedProtocolVersion,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::WebPkiClientVerifier,
};

pub const CERTIFICATE: &[u8] = include_bytes!("certificate.pem");
pub const EXPIRED: &[u8] = include_bytes!("expired.pem");
pub const OTHER_HOSTS: &[u8] = include_bytes!("other_hosts.pem");
pub const AUTHORITY: &[u8] = include_bytes!("authority.pem");
/// The key of the certificates of services.
pub const KEY: &[u8] = include_bytes!("key.pem");

/// Returns the configuration of a service with this certificate.
pub fn with_certificate(certificate: &[u8]) -> Arc<ServerConfig> {
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![der(certificate)], key());
    Arc::new(config.expect("a configuration"))
}

/// Returns the configuration of a service that only clients with the certificate of these tests can talk to.
pub fn for_known_clients(version: &'static SupportedProtocolVersion) -> Arc<ServerConfig> {
    let provider = Arc::new(ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(der(CERTIFICATE)).expect("a root");
    let clients = WebPkiClientVerifier::builder_with_provider(roots.into(), provider.clone());
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])
        .expect("a version")
        .with_client_cert_verifier(clients.build().expect("a verifier"))
        .with_single_cert(vec![der(CERTIFICATE)], key());
    Arc::new(config.expect("a configuration"))
}

fn der(certificate: &[u8]) -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(certificate).expect("a certificate")
}

fn key() -> PrivateKeyDer<'static> {
    PrivateKeyDer::from_pem_slice(KEY).expect("a key")
}
