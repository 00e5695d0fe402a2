//! The kinds of clients that meet each fault.

use super::Call;
use crate::support::Haste;
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

/// Those that have the default transport.
pub const OWN: &[Kind] = &[
    Kind::Asynchronous,
    #[cfg(feature = "blocking")]
    Kind::Blocking,
];

impl Kind {
    /// Makes `builder` one of a client of this kind.
    pub fn client(self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Asynchronous => builder,
            #[cfg(feature = "blocking")]
            Self::Blocking => builder.blocking(),
            #[cfg(feature = "reqwest")]
            Self::Reqwest => {
                let policy = reqwest::redirect::Policy::none();
                let client = reqwest::Client::builder().redirect(policy).build();
                let client = client.expect("a client of reqwest");
                builder.transport(twilio_runtime::ReqwestTransport::new(client))
            }
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
