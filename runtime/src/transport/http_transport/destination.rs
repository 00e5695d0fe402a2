//! A place that requests go to: a URL goes in, what a request and a connection need to know of it comes out.

use std::sync::Arc;

use hyper::{Uri, header::HeaderValue};

use super::idle::Idle;
use crate::{
    message::origin::Origin,
    transport::proxy::{Proxies, Proxy},
};

/// An origin, the way to it, and its open connections.
pub(super) struct Destination {
    pub(super) origin: Origin,
    host_header: HeaderValue,
    /// The proxy through which it is reached.
    proxy: Option<Arc<Proxy>>,
    /// The open connections to it that no request uses.
    pub(super) idle: Idle,
}

impl Destination {
    /// Returns where requests to `uri` go, if HTTP can reach it.
    pub(super) fn of(uri: &Uri, proxies: &Proxies) -> Option<Self> {
        let origin = Origin::of(uri)?;
        let proxy = proxies.of(origin.is_https(), origin.host(), origin.port());
        Some(Self {
            host_header: HeaderValue::from_str(origin.host_header()).ok()?,
            proxy: proxy.cloned(),
            origin,
            idle: Idle::default(),
        })
    }

    pub(super) fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_deref()
    }

    /// Returns the proxy that gets the requests themselves, because many make tunnels for TLS alone.
    pub(super) fn forwarder(&self) -> Option<&Proxy> {
        self.proxy.as_deref().filter(|_| !self.origin.is_https())
    }

    pub(super) fn host_header(&self) -> HeaderValue {
        self.host_header.clone()
    }
}
