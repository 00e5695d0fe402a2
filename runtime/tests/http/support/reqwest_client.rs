//! Clients of reqwest for services on this machine: the roots that they trust go in, settings come out.

use reqwest::{Certificate, Client, ClientBuilder};

/// Begins a client that trusts these certificates alone, and takes no notice of the proxies of the environment.
pub fn reqwest_client(roots: &[&[u8]]) -> ClientBuilder {
    // The reqwest of these tests brings no cryptography. It is an error if another test was the first, and no matter.
    drop(rustls::crypto::ring::default_provider().install_default());
    let roots = roots.iter().map(|pem| Certificate::from_pem(pem));
    let roots: Result<Vec<_>, _> = roots.collect();
    Client::builder()
        .no_proxy()
        .tls_certs_only(roots.expect("certificates"))
}
