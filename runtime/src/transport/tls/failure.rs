//! Why there is no TLS with somebody: an error of rustls in, one line for the person who set the client up out.

use std::{borrow::Cow, error::Error, fmt};

use rustls::{AlertDescription, CertificateError};

use super::advice::{self, Advice};
use crate::transport::{causes::causes, proxy::Proxy};

/// How many of the names in a certificate are shown.
const NAMES: usize = 3;

const DAY: u64 = 24 * 60 * 60;

/// A handshake that failed.
#[derive(Debug)]
pub(crate) struct TlsFailure {
    /// Who is at the other end, such as `flex-api.twilio.com:443`.
    peer: String,
    advice: &'static Advice,
    error: rustls::Error,
}

impl TlsFailure {
    /// Returns the failure with a proxy that `error` is or was caused by, if it is one of TLS.
    pub(crate) fn of_proxy(proxy: &Proxy, error: &(dyn Error + 'static)) -> Option<Self> {
        Self::find(&format!("the proxy {proxy}"), &advice::PROXY, error)
    }

    /// Returns the failure with a service that `error` is or was caused by, if it is one of TLS.
    pub(crate) fn of(peer: &str, error: &(dyn Error + 'static)) -> Option<Self> {
        Self::find(peer, &advice::SERVICE, error)
    }

    /// Returns the failure of a client of reqwest that `error` is or was caused by, if it is one of rustls.
    #[cfg(feature = "reqwest")]
    pub(crate) fn of_reqwest(peer: &str, error: &(dyn Error + 'static)) -> Option<Self> {
        Self::find(peer, &advice::REQWEST, error)
    }

    #[cold]
    fn find(peer: &str, advice: &'static Advice, error: &(dyn Error + 'static)) -> Option<Self> {
        let found = causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>())?;
        Some(Self {
            peer: peer.to_owned(),
            advice,
            error: found.clone(),
        })
    }

    /// Whether it will be the same at another attempt.
    pub(crate) fn is_lasting(&self) -> bool {
        matches!(
            self.error,
            rustls::Error::InvalidCertificate(_)
                | rustls::Error::NoCertificatesPresented
                | rustls::Error::PeerIncompatible(_)
        ) || self.is_of_client_certificate()
            || matches!(
                self.error,
                rustls::Error::AlertReceived(
                    AlertDescription::HandshakeFailure
                        | AlertDescription::ProtocolVersion
                        | AlertDescription::InsufficientSecurity
                        | AlertDescription::UnrecognisedName
                )
            )
    }

    /// Whether the other end wants a certificate of the client, or another one. In TLS 1.3 it reports that only after the client
    /// takes the handshake for complete, and reads nothing that was sent by then.
    pub(crate) fn is_of_client_certificate(&self) -> bool {
        matches!(
            self.error,
            rustls::Error::AlertReceived(
                AlertDescription::NoCertificate
                    | AlertDescription::BadCertificate
                    | AlertDescription::UnsupportedCertificate
                    | AlertDescription::CertificateRevoked
                    | AlertDescription::CertificateExpired
                    | AlertDescription::CertificateUnknown
                    | AlertDescription::CertificateRequired
                    | AlertDescription::UnknownCA
                    | AlertDescription::AccessDenied
            )
        )
    }
}

/// Returns what is wrong with the certificate of the other end, as the end of a sentence that begins with it.
fn problem(error: &CertificateError, advice: &Advice) -> Cow<'static, str> {
    let problem = match error {
        CertificateError::UnknownIssuer => {
            let Advice {
                root, other_roots, ..
            } = advice;
            return format!(
                "is not signed by a trusted authority; if it is genuine, trust its root with {root}{other_roots}"
            )
            .into();
        }
        CertificateError::Expired => "has expired",
        CertificateError::ExpiredContext { time, not_after } => {
            let days = time.as_secs().saturating_sub(not_after.as_secs()) / DAY;
            return format!("has expired, {days} days ago by the clock of this machine").into();
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "is not valid yet: is the clock of this machine right?"
        }
        CertificateError::NotValidForName => "is for another host",
        CertificateError::NotValidForNameContext { presented, .. } => {
            return ("is for another host: ".to_owned() + &names(presented)).into();
        }
        CertificateError::Revoked => "was revoked",
        // webpki's words for a certificate that was made to sign others.
        CertificateError::Other(other) if other.to_string() == "CaUsedAsEndEntity" => {
            return format!(
                "is a CA certificate, which is not valid for a server: issue one for the server with it, and trust it with {}",
                advice.root
            )
            .into();
        }
        _ => "is not accepted",
    };
    problem.into()
}

/// Returns the first of the names in a certificate, which rustls writes like `DnsName("a.example")`.
fn names(presented: &[String]) -> String {
    let mut out = String::new();
    for (at, name) in presented.iter().enumerate() {
        if at == NAMES {
            out.push_str(" and others");
            break;
        }
        out.push_str(if at == 0 { "" } else { ", " });
        out.push_str(name.split('"').nth(1).unwrap_or(name));
    }
    out
}

impl fmt::Display for TlsFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peer = &self.peer;
        match &self.error {
            rustls::Error::InvalidCertificate(error) => {
                write!(
                    f,
                    "TLS: the certificate of {peer} {}",
                    problem(error, self.advice)
                )
            }
            rustls::Error::NoCertificatesPresented => {
                write!(f, "TLS: {peer} sent no certificate")
            }
            rustls::Error::InvalidMessage(_) => write!(f, "TLS: {peer} does not seem to speak TLS"),
            _ if self.is_of_client_certificate() => {
                let advice = self.advice.client_certificate;
                write!(f, "TLS: {peer} requires a client certificate{advice}")
            }
            _ => write!(f, "TLS: the handshake with {peer} failed"),
        }
    }
}

impl Error for TlsFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}
