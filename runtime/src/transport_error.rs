//! Why an exchange brought no response: what happened, whether the service may have seen the request, and the cause.

use std::{error::Error, fmt};

/// An exchange that brought no response.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Box<dyn Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    ConnectTimeout,
    Unsent,
    Interrupted,
    Timeout,
}

impl TransportError {
    /// There was no connection, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Connect,
            source: Some(source.into()),
        }
    }

    /// The time ran out before there was a connection, so nothing was sent.
    pub fn connect_timeout() -> Self {
        Self {
            kind: Kind::ConnectTimeout,
            source: None,
        }
    }

    /// The transport could not begin for a reason of its own, and nothing was sent.
    pub fn unsent(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Unsent,
            source: Some(source.into()),
        }
    }

    /// The connection failed after the request began to leave: the service may have acted on it.
    pub fn interrupted(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Interrupted,
            source: Some(source.into()),
        }
    }

    /// The time ran out after the request began to leave: the service may have acted on it.
    pub fn timeout() -> Self {
        Self {
            kind: Kind::Timeout,
            source: None,
        }
    }

    /// Whether there was no connection.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, Kind::Connect | Kind::ConnectTimeout)
    }

    /// Whether the time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::ConnectTimeout | Kind::Timeout)
    }

    /// Whether the service may have seen the request.
    pub fn was_sent(&self) -> bool {
        matches!(self.kind, Kind::Interrupted | Kind::Timeout)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Connect => "could not connect",
            Kind::ConnectTimeout => "timed out while connecting",
            Kind::Unsent => "could not send the request",
            Kind::Interrupted => "connection failed before the response was complete",
            Kind::Timeout => "timed out before the response was complete",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
