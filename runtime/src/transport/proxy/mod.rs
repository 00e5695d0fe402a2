//! The proxy between a transport and the service: an address goes in, whom to connect to and how to ask comes out.

mod address;
mod credentials;
mod environment;
mod exceptions;
mod failure;
mod page_text;
mod refusal;

pub(crate) use self::{failure::ProxyFailure, refusal::Refusal};

use std::{fmt, sync::Arc};

use http::HeaderValue;

use self::{address::Address, credentials::ProxyCredentials, exceptions::Exceptions};
use crate::error::{
    Error,
    configuration_error::{ConfigurationError, Problem},
};

/// An HTTP proxy.
///
/// It is part of a build with the feature `http-client`, which is on by default.
///
/// Over `https`, it is asked to `CONNECT` to the service and then passes the bytes on. Calls are encrypted end to end, so
/// it learns which host is called and nothing else. With a base URL of `http` it gets the requests themselves, because
/// many proxies make tunnels for `https` alone: it can read them all, credentials included. Send such calls through a
/// proxy of your own only.
///
/// The proxy itself is spoken to in the clear, or by TLS where its address begins with `https`. Its certificate is checked
/// with the [roots](crate::TransportBuilder::root_certificates) that count for services. For SOCKS, make a
/// `reqwest::Client` with reqwest's feature `socks`, and give it to the client by `ReqwestTransport` (feature `reqwest`).
///
/// A proxy that refuses is an error with its status and what to do about it, and for a refused `CONNECT` with the proxy's
/// own words. Only statuses 429, 502, 503 and 504 of a proxy are retried.
///
/// `Debug` and `Display` show its address without credentials. Those are kept in memory that is overwritten in the end. What
/// the environment, the caller's text and the operating system hold of them is not.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Error, Proxy};
/// # fn example() -> Result<(), Error> {
/// let proxy = Proxy::new("https://proxy.example:8443")?
///     .basic_auth("user", "password")
///     .except("localhost, .internal.example, 10.0.0.0/8, 2001:db8::/32, build.example:8080");
/// assert_eq!(proxy.to_string(), "https://proxy.example:8443");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Proxy {
    pub(crate) is_tls: bool,
    /// The host, an IPv6 address without its brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    credentials: Option<ProxyCredentials>,
    exceptions: Exceptions,
}

impl Proxy {
    /// Returns the proxy at an address such as `http://proxy.example:3128`, `https://proxy.example` or, with credentials for
    /// the proxy, `http://user:password@proxy.example:3128`. Without a port it is 80, and with `https` 443.
    ///
    /// # Errors
    /// The address is invalid, or its scheme is neither `http` nor `https`. The error repeats nothing of it.
    pub fn new(url: &str) -> Result<Self, Error> {
        let invalid = |problem| Error::configuration(ConfigurationError::Proxy(problem));
        Self::parse(url).map_err(invalid)
    }

    /// Sets the credentials for the proxy itself.
    #[must_use]
    pub fn basic_auth(mut self, username: &str, password: &str) -> Self {
        self.credentials = ProxyCredentials::basic(username, password);
        self
    }

    /// Sets the hosts that are reached without the proxy, in the form of `NO_PROXY`, with commas between them:
    ///
    /// | entry | matches |
    /// |---|---|
    /// | `example.com`, `.example.com`, `*.example.com` | the name and its subdomains |
    /// | `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]` | the address |
    /// | `10.0.0.0/8`, `2001:db8::/32` | the addresses of the network |
    /// | one of these with a port, such as `example.com:8443` | the same at that port alone; an IPv6 address is in brackets |
    /// | `*` | everything |
    ///
    /// A host is compared as the URL writes it: a name is not looked up to compare its address.
    #[must_use]
    pub fn except(self, hosts: impl AsRef<str>) -> Self {
        self.without(Exceptions::new(hosts.as_ref()))
    }

    fn without(mut self, exceptions: Exceptions) -> Self {
        self.exceptions = exceptions;
        self
    }

    /// Returns the value of `Proxy-Authorization`.
    pub(crate) fn authorization(&self) -> Option<&HeaderValue> {
        self.credentials.as_ref().map(ProxyCredentials::header)
    }

    fn parse(url: &str) -> Result<Self, Problem> {
        let address = Address::parse(url)?;
        Ok(Self {
            is_tls: address.is_tls,
            host: address.host,
            port: address.port,
            credentials: address.credentials,
            exceptions: Exceptions::default(),
        })
    }
}

/// Shows the address without credentials.
impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_tls { "https" } else { "http" };
        let (host, port) = (&self.host, self.port);
        if host.contains(':') {
            write!(f, "{scheme}://[{host}]:{port}")
        } else {
            write!(f, "{scheme}://{host}:{port}")
        }
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Proxy").field(&self.to_string()).finish()
    }
}

/// The proxies of a transport, one for each scheme of a URL.
#[derive(Clone, Default)]
pub(crate) struct Proxies {
    http: Option<Arc<Proxy>>,
    https: Option<Arc<Proxy>>,
}

impl Proxies {
    /// Returns the proxy that the caller set, for every scheme.
    pub(crate) fn set(proxy: Proxy) -> Self {
        let proxy = Some(Arc::new(proxy));
        Self {
            http: proxy.clone(),
            https: proxy,
        }
    }

    /// Returns the proxy through which a host is reached, if there is one: for `https` or `http`, and a host without
    /// brackets.
    pub(crate) fn of(&self, is_tls: bool, host: &str, port: u16) -> Option<&Arc<Proxy>> {
        let proxy = if is_tls { &self.https } else { &self.http };
        let proxy = proxy.as_ref();
        proxy.filter(|proxy| !proxy.exceptions.includes(host, port))
    }
}

#[cfg(test)]
mod tests {
    use super::Proxy;

    #[test]
    fn only_the_address_is_shown() {
        let proxy = Proxy::new("http://user:s3cret@p:1").expect("a proxy");
        assert_eq!(
            format!("{proxy} {proxy:?}"),
            "http://p:1 Proxy(\"http://p:1\")"
        );
        let proxy = Proxy::new("https://[::1]").expect("a proxy");
        assert_eq!(proxy.to_string(), "https://[::1]:443");
    }
}
