//! What to do about a certificate: who makes the connections goes in, the settings to name in a message come out.

/// The settings of a transport, as the parts of sentences that name them.
#[derive(Debug)]
pub(super) struct Advice {
    /// The setting that trusts a root certificate.
    pub(super) root: &'static str,
    /// Where trusted roots may come from apart from that, as the end of a sentence.
    pub(super) other_roots: &'static str,
    /// What follows if the other end requires a certificate of the client, as the end of a sentence.
    pub(super) client_certificate: &'static str,
}

/// For a service that the default transport connects to.
pub(super) const SERVICE: Advice = Advice {
    root: "`TransportBuilder::root_certificates`",
    other_roots: OTHER_ROOTS,
    client_certificate: ", or does not accept the one it got: set one with `TransportBuilder::client_certificate`",
};

/// For a proxy that the default transport connects to.
pub(super) const PROXY: Advice = Advice {
    client_certificate: ", which is supported for services only",
    ..SERVICE
};

/// For what a client of reqwest connects to.
#[cfg(feature = "reqwest")]
pub(super) const REQWEST: Advice = Advice {
    root: "`reqwest::ClientBuilder::tls_certs_merge`",
    other_roots: "",
    client_certificate: ", or does not accept the one it got: set one with `reqwest::ClientBuilder::identity`",
};

#[cfg(not(feature = "native-roots"))]
const OTHER_ROOTS: &str = ", or those of the operating system with the feature `native-roots`";
#[cfg(feature = "native-roots")]
const OTHER_ROOTS: &str = ", or add it to those of the operating system";
