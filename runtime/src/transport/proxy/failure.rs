//! Why there is no way through a proxy that has not refused: which proxy and what it did in, one line out.

use std::{error::Error, fmt};

use super::Proxy;

/// A failure between the client and a proxy.
#[derive(Debug)]
pub(crate) struct ProxyFailure {
    proxy: String,
    /// The end of a sentence that begins with the proxy.
    what: &'static str,
    source: Box<dyn Error + Send + Sync>,
}

impl ProxyFailure {
    #[cold]
    pub(crate) fn new(
        proxy: &Proxy,
        what: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            proxy: proxy.to_string(),
            what,
            source: source.into(),
        }
    }
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the proxy {} {}", self.proxy, self.what)
    }
}

impl Error for ProxyFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
