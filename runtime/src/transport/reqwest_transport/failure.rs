//! What it means that reqwest failed: its error goes in, and whether the request was sent and whether another attempt may
//! bring more comes out.

use reqwest::{Error, Url};

use super::certificate_failure::CertificateFailure;
use crate::error::{network_stage::NetworkStage, transport_error::TransportError};

/// Returns what the failure means, without the URL, which can contain personal data.
pub(super) fn failure(error: Error, url: &Url, has_begun: bool) -> TransportError {
    let error = error.without_url();
    if error.is_redirect() {
        return redirected();
    }
    if error.is_builder() {
        return TransportError::unsent(error);
    }
    let peer = host_and_port(url);
    #[cfg(feature = "http-client")]
    if let Some(failure) = of_rustls(&error, &peer, has_begun) {
        return failure;
    }
    if has_begun {
        interruption(error)
    } else if error.is_timeout() {
        TransportError::connect_timeout()
    } else {
        match CertificateFailure::new(&peer, error) {
            Ok(failure) => of_tls(TransportError::connect_denied(failure), peer),
            Err(error) => TransportError::connect(error),
        }
    }
}

/// Returns what the failure of an exchange that had begun means.
pub(super) fn interruption(error: Error) -> TransportError {
    if error.is_timeout() {
        TransportError::timeout()
    } else {
        TransportError::interrupted(error.without_url())
    }
}

/// To repeat the request would lead to the same place.
pub(super) fn redirected() -> TransportError {
    TransportError::misdirected(
        "the `reqwest::Client` followed a redirect: build it with `redirect(Policy::none())`, or the transport with \
         `ReqwestTransport::build`",
    )
}

/// Returns what a failure of rustls means, unless the request may have arrived.
#[cfg(feature = "http-client")]
fn of_rustls(error: &Error, peer: &str, has_begun: bool) -> Option<TransportError> {
    use crate::transport::tls::TlsFailure;

    let failure = TlsFailure::of_reqwest(peer, error)?;
    // A service that refuses the certificate of the client has read nothing of the request.
    if has_begun && !failure.is_of_client_certificate() {
        return None;
    }
    let failure = if failure.is_lasting() {
        TransportError::connect_denied(failure)
    } else {
        TransportError::connect(failure)
    };
    Some(of_tls(failure, peer.to_owned()))
}

fn of_tls(failure: TransportError, peer: String) -> TransportError {
    failure.with_stage(NetworkStage::Tls).with_address(peer)
}

fn host_and_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port_or_known_default() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
