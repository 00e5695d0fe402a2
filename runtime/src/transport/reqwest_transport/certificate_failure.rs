//! A failure of certificates, by its text: an error of a TLS library that this crate does not know goes in, one line for
//! the person who set up reqwest comes out.

use std::{error::Error, fmt};

use crate::transport::causes::causes;

/// A connection that failed because of a certificate.
#[derive(Debug)]
pub(super) struct CertificateFailure {
    /// Who is at the other end, such as `flex-api.twilio.com:443`.
    peer: String,
    error: reqwest::Error,
}

impl CertificateFailure {
    /// Makes one of a failure to connect that is about a certificate, and gives any other error back.
    pub(super) fn new(peer: &str, error: reqwest::Error) -> Result<Self, reqwest::Error> {
        if error.is_connect() && mentions_certificate(&error) {
            let peer = peer.to_owned();
            Ok(Self { peer, error })
        } else {
            Err(error)
        }
    }
}

/// What the texts about certificates contain, in lower case. rustls, OpenSSL, Schannel and Secure Transport all write of
/// certificates; the alert for one whose authority is unknown does without the word.
const WORDS: [&str; 3] = ["certificate", "unknownca", "unknown ca"];

/// Whether a cause is about a certificate.
fn mentions_certificate(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| {
        let text = cause.to_string().to_ascii_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    })
}

impl fmt::Display for CertificateFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "TLS: no connection to {} because of a certificate; if that of the service is genuine, trust its root with \
             `reqwest::ClientBuilder::tls_certs_merge`; if the service requires one, set it with \
             `reqwest::ClientBuilder::identity`",
            self.peer
        )
    }
}

impl Error for CertificateFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::mentions_certificate;

    #[test]
    fn the_libraries_that_reqwest_may_use_all_name_the_certificate() {
        for (text, expected) in [
            ("invalid peer certificate: UnknownIssuer", true),
            ("received fatal alert: CertificateRequired", true),
            ("received fatal alert: UnknownCA", true),
            ("error:0A000418:SSL routines::tlsv1 alert unknown ca", true),
            (
                "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed",
                true,
            ),
            ("The certificate was not trusted.", true),
            (
                "A certificate chain processed, but terminated in a root certificate which is not trusted by the trust \
                 provider.",
                true,
            ),
            ("tls handshake eof", false),
            ("received fatal alert: HandshakeFailure", false),
            ("Connection refused (os error 111)", false),
        ] {
            let error = io::Error::other(io::Error::other(text));
            assert_eq!(mentions_certificate(&error), expected, "{text}");
        }
    }
}
