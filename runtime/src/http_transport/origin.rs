//! A place that requests go to: a URL goes in, what a request and a connection need to know of it comes out.

use std::sync::Arc;

use hyper::{
    Uri,
    header::HeaderValue,
    http::uri::{Authority, Scheme},
};

use super::idle::Idle;
use crate::proxy::{Proxies, Proxy};

/// A scheme, a host and a port.
pub(super) struct Origin {
    is_tls: bool,
    authority: Authority,
    host_header: HeaderValue,
    /// The proxy through which it is reached.
    proxy: Option<Arc<Proxy>>,
    /// The open connections to it that no request uses.
    pub(super) idle: Idle,
}

impl Origin {
    /// Returns the origin of `uri`, if it has one that HTTP can reach.
    pub(super) fn of(uri: &Uri, proxies: &Proxies) -> Option<Self> {
        let is_tls = is_tls(uri)?;
        let authority = uri.authority()?.clone();
        // The default port does not belong into the header.
        let is_default_port = authority.port_u16() == Some(if is_tls { 443 } else { 80 });
        let host = if is_default_port {
            authority.host()
        } else {
            authority.as_str()
        };
        let host_header = HeaderValue::from_str(host).ok()?;
        let proxy = proxies.of(is_tls, bare_host(&authority), port(&authority, is_tls));
        Some(Self {
            proxy: proxy.cloned(),
            is_tls,
            authority,
            host_header,
            idle: Idle::default(),
        })
    }

    pub(super) fn is_origin_of(&self, uri: &Uri) -> bool {
        let is_same = |authority: &Authority| {
            // The usual case, and quicker than a comparison without regard to case.
            authority.as_str() == self.authority.as_str() || *authority == self.authority
        };
        is_tls(uri) == Some(self.is_tls) && uri.authority().is_some_and(is_same)
    }

    pub(super) fn is_tls(&self) -> bool {
        self.is_tls
    }

    /// Returns the host, an IPv6 address without its brackets.
    pub(super) fn host(&self) -> &str {
        bare_host(&self.authority)
    }

    pub(super) fn port(&self) -> u16 {
        port(&self.authority, self.is_tls)
    }

    /// Returns the host as a URL writes it, with its port.
    pub(super) fn host_and_port(&self) -> String {
        format!("{}:{}", self.authority.host(), self.port())
    }

    pub(super) fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_deref()
    }

    /// Returns the proxy that gets the requests themselves, because many make tunnels for TLS alone.
    pub(super) fn forwarder(&self) -> Option<&Proxy> {
        self.proxy.as_deref().filter(|_| !self.is_tls)
    }

    pub(super) fn host_header(&self) -> HeaderValue {
        self.host_header.clone()
    }
}

fn bare_host(authority: &Authority) -> &str {
    let host = authority.host();
    host.trim_start_matches('[').trim_end_matches(']')
}

fn port(authority: &Authority, is_tls: bool) -> u16 {
    let usual = if is_tls { 443 } else { 80 };
    authority.port_u16().unwrap_or(usual)
}

fn is_tls(uri: &Uri) -> Option<bool> {
    let scheme = uri.scheme()?;
    if *scheme == Scheme::HTTPS {
        Some(true)
    } else if *scheme == Scheme::HTTP {
        Some(false)
    } else {
        None
    }
}
