//! The kinds of clients that meet each fault.

use super::Call;
#[cfg(feature = "reqwest")]
use crate::support::reqwest_client;
use crate::{support::Haste, tls_service::trusting};
use std::time::Duration;
#[cfg(feature = "reqwest")]
use twilio_runtime::ReqwestTransport;
use twilio_runtime::{ClientBuilder, Error, Scope};

/// How a client sends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Through the default transport, on the runtime of the test.
    Asynchronous,
    /// Through the default transport, on a thread that waits.
    #[cfg(feature = "blocking")]
    Blocking,
    /// Through a client of reqwest.
    #[cfg(feature = "reqwest")]
    Reqwest,
}

pub const KINDS: &[Kind] = &[
    Kind::Asynchronous,
    #[cfg(feature = "blocking")]
    Kind::Blocking,
    #[cfg(feature = "reqwest")]
    Kind::Reqwest,
];

impl Kind {
    /// Makes `builder` one of a client of this kind.
    pub fn client(self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Asynchronous => builder,
            #[cfg(feature = "blocking")]
            Self::Blocking => builder.blocking(),
            #[cfg(feature = "reqwest")]
            Self::Reqwest => builder.transport(transport(reqwest_client(&[]))),
        }
    }

    /// Makes `builder` one of a client of this kind that trusts this certificate alone.
    pub fn trusting(self, builder: ClientBuilder, certificate: &[u8]) -> ClientBuilder {
        match self {
            #[cfg(feature = "reqwest")]
            Self::Reqwest => builder.transport(transport(reqwest_client(&[certificate]))),
            _ => {
                let transport = trusting(certificate).build().expect("a transport");
                self.client(builder).transport(transport)
            }
        }
    }

    /// Makes `builder` one of a client of this kind that connects in this time, or not at all.
    pub fn connecting_within(self, builder: ClientBuilder, time: Duration) -> ClientBuilder {
        match self {
            #[cfg(feature = "reqwest")]
            Self::Reqwest => {
                builder.transport(transport(reqwest_client(&[]).connect_timeout(time)))
            }
            _ => self.client(builder.connect_timeout(time)),
        }
    }

    pub async fn make(self, call: Call, scope: &Scope) -> Result<(), Error> {
        match self {
            #[cfg(feature = "blocking")]
            Self::Blocking => {
                let scope = scope.clone();
                let call = tokio::task::spawn_blocking(move || call.make_blocking(&scope));
                call.await.expect("no panic")
            }
            _ => call.make(scope).await,
        }
    }

    /// Returns a time that passes at once while the service is silent, unless the client is one whose time is its own.
    pub fn haste(self) -> Option<Haste> {
        match self {
            #[cfg(feature = "blocking")]
            Self::Blocking => None,
            _ => Some(Haste::default()),
        }
    }
}

#[cfg(feature = "reqwest")]
fn transport(settings: reqwest::ClientBuilder) -> ReqwestTransport {
    ReqwestTransport::build(settings).expect("a transport of reqwest")
}
