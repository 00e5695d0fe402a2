//! How far an exchange came before the network failed.

use std::fmt;

/// The step of an exchange in which the network failed or the time ran out.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Error, NetworkStage};
/// fn is_worth_a_look_at_the_certificates(error: &Error) -> bool {
///     error.stage() == Some(NetworkStage::Tls)
/// }
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetworkStage {
    /// The addresses of the host were looked up, or with a proxy those of the proxy.
    Dns,
    /// A TCP connection was opened.
    Connect,
    /// The proxy was asked for a connection to the service.
    Proxy,
    /// TLS was negotiated, with the service or the proxy.
    Tls,
    /// The request was sent, or the beginning of its response awaited.
    Sending,
    /// The response had begun, and its body was read.
    Receiving,
}

impl fmt::Display for NetworkStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Dns => "DNS lookup",
            Self::Connect => "TCP connect",
            Self::Proxy => "proxy request",
            Self::Tls => "TLS handshake",
            Self::Sending => "sending the request",
            Self::Receiving => "receiving the response",
        })
    }
}
