//! Nothing in, an HTTP client for the tests out.

use std::sync::Once;

use reqwest::Client;
use rustls::crypto::ring;

static CRYPTOGRAPHY: Once = Once::new();

/// Returns a client that needs no TLS. It is built with TLS all the same, and that with a cryptography which has to be there.
pub(crate) fn client() -> Client {
    CRYPTOGRAPHY.call_once(|| {
        let installed = ring::default_provider().install_default();
        installed.expect("no other cryptography");
    });
    Client::builder().no_proxy().build().expect("a client")
}
