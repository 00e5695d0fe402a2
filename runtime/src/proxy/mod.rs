//! The proxy between a transport and the service: an address goes in, whom to connect to and how to ask comes out.

mod exceptions;
pub(crate) mod tunnel;

use std::{env, ffi::OsString, fmt};

use http::Uri;
use zeroize::Zeroizing;

use crate::{configuration_error::ConfigurationError, credentials::basic, error::Error};

/// An HTTP proxy that makes tunnels: it is asked to `CONNECT` to the service, and then passes the bytes on.
///
/// Calls over `https` are encrypted end to end, so it learns which host is called and nothing else. With a base URL of
/// `http` it can read them all, credentials included; send such calls through a proxy of your own only.
///
/// `Debug` shows its host and port. Its own credentials are kept in memory that is overwritten in the end. What the
/// environment, the caller's text and the operating system hold of them is not.
#[derive(Clone)]
pub struct Proxy {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// The value of `Proxy-Authorization`.
    authorization: Option<Zeroizing<Vec<u8>>>,
    exceptions: String,
}

impl Proxy {
    /// Returns the proxy at an address such as `http://proxy.example:3128` or, with credentials for the proxy,
    /// `http://user:password@proxy.example:3128`. Without a port it is 80.
    ///
    /// # Errors
    /// The address is invalid, or its scheme is not `http`.
    pub fn new(url: &str) -> Result<Self, Error> {
        Self::parse(url).map_err(Error::configuration)
    }

    /// Sets the credentials for the proxy itself.
    #[must_use]
    pub fn basic_auth(mut self, username: &str, password: &str) -> Self {
        self.authorization = Some(basic::scheme_and_value(username, password));
        self
    }

    /// Sets the hosts that are reached without the proxy, in the form of `NO_PROXY`: names and addresses with commas
    /// between them. A name matches its subdomains too, and `*` matches everything.
    #[must_use]
    pub fn except(mut self, hosts: impl Into<String>) -> Self {
        self.exceptions = hosts.into();
        self
    }

    /// Returns the proxy that was set, else that of the environment where it may be asked.
    pub(crate) fn settle(
        set: Option<Self>,
        reads_environment: bool,
    ) -> Result<Option<Self>, ConfigurationError> {
        match set {
            None if reads_environment => Self::from_environment(env::var_os),
            set => Ok(set),
        }
    }

    /// Returns the proxy of the environment, if `lookup` finds the name of one.
    fn from_environment(
        lookup: impl Fn(&'static str) -> Option<OsString>,
    ) -> Result<Option<Self>, ConfigurationError> {
        let read = |names: [&'static str; 2]| {
            let found = names
                .into_iter()
                .find_map(|name| lookup(name).map(|value| (name, value)))
                .filter(|(_, value)| !value.is_empty());
            let Some((name, value)) = found else {
                return Ok(None);
            };
            // The same memory, so that no credentials are left behind where it is not Unicode.
            match String::from_utf8(value.into_encoded_bytes()) {
                Ok(text) => Ok(Some(Zeroizing::new(text))),
                Err(error) => {
                    drop(Zeroizing::new(error.into_bytes()));
                    Err(ConfigurationError::NotUnicode(name))
                }
            }
        };
        let Some(url) = read(["https_proxy", "HTTPS_PROXY"])? else {
            return Ok(None);
        };
        let proxy = Self::parse(&url)?;
        Ok(Some(match read(["no_proxy", "NO_PROXY"])? {
            Some(exceptions) => proxy.except(exceptions.as_str()),
            None => proxy,
        }))
    }

    /// Whether connections to `host` go through the proxy.
    pub(crate) fn serves(&self, host: &str) -> bool {
        !exceptions::includes(&self.exceptions, host)
    }

    fn parse(url: &str) -> Result<Self, ConfigurationError> {
        let problem = ConfigurationError::Proxy;
        let rest = match url.split_once("://") {
            // Proxies of the environment are often written without a scheme.
            None => url,
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
            Some(_) => return Err(problem("does not begin with `http://`")),
        };
        let (user, rest) = user_and_rest(rest);
        // The credentials are left out, because what a URL is parsed into is not overwritten.
        let uri: Uri = format!("http://{rest}")
            .parse()
            .map_err(|_| problem("is not a URL"))?;
        let authority = uri.authority().ok_or(problem("has no host"))?;
        if authority.host().is_empty() {
            return Err(problem("has no host"));
        }
        let host = authority
            .host()
            .trim_start_matches('[')
            .trim_end_matches(']');
        let proxy = Self {
            host: host.to_owned(),
            port: authority.port_u16().unwrap_or(80),
            authorization: None,
            exceptions: String::new(),
        };
        let Some(user) = user else {
            return Ok(proxy);
        };
        let (username, password) = user.split_once(':').unwrap_or((user, ""));
        match (decoded(username), decoded(password)) {
            (Some(username), Some(password)) => Ok(proxy.basic_auth(&username, &password)),
            _ => Err(problem(
                "holds credentials that are not percent-encoded UTF-8",
            )),
        }
    }
}

/// Returns the user and the password before the host, and the URL from the host on.
fn user_and_rest(url: &str) -> (Option<&str>, &str) {
    let authority = url.split(['/', '?', '#']).next().unwrap_or_default();
    match authority.rfind('@') {
        Some(at) => (url.get(..at), url.get(at + 1..).unwrap_or_default()),
        None => (None, url),
    }
}

/// Returns a part of a URL without its percent-encoding.
fn decoded(text: &str) -> Option<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            u8::try_from(digit(rest.next()?)? << 4 | digit(rest.next()?)?).ok()?
        } else {
            byte
        });
    }
    std::str::from_utf8(&bytes)
        .ok()
        .map(|text| Zeroizing::new(text.to_owned()))
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::Proxy;

    fn parts(url: &str) -> Option<(String, u16, Option<String>)> {
        let proxy = Proxy::new(url).ok()?;
        let authorization = proxy
            .authorization
            .map(|bytes| String::from_utf8(bytes.to_vec()).expect("ASCII"));
        Some((proxy.host, proxy.port, authorization))
    }

    #[test]
    fn an_address_may_bring_credentials() {
        let basic = Some("Basic YTpiOkA=".to_owned());
        for (url, expected) in [
            ("http://p:3128", Some(("p".to_owned(), 3128, None))),
            ("p:3128/", Some(("p".to_owned(), 3128, None))),
            ("HTTP://p", Some(("p".to_owned(), 80, None))),
            ("http://[::1]:1", Some(("::1".to_owned(), 1, None))),
            (
                "http://a:b%3A%40@p:1",
                Some(("p".to_owned(), 1, basic.clone())),
            ),
            ("https://p:1", None),
            ("socks5://p:1", None),
            ("http://", None),
            ("", None),
            ("http://a:%zz@p", None),
            ("http://a:%ff@p", None),
            ("http://a:b@", None),
            ("http://p/@q", Some(("p".to_owned(), 80, None))),
            (
                "a:b%3A%40@p/?x#y",
                Some(("p".to_owned(), 80, basic.clone())),
            ),
        ] {
            assert_eq!(parts(url), expected, "{url}");
        }
    }

    #[test]
    fn the_environment_names_a_proxy_and_who_does_without() {
        let from = |variables: &[(&str, &str)]| {
            let lookup = |name: &str| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| OsString::from(value))
            };
            Proxy::from_environment(lookup).map_err(|error| error.to_string())
        };
        assert!(from(&[]).expect("no proxy").is_none());
        assert!(from(&[("HTTPS_PROXY", "")]).expect("no proxy").is_none());
        assert!(
            from(&[("HTTP_PROXY", "http://p")])
                .expect("no proxy")
                .is_none()
        );
        let proxy = from(&[("HTTPS_PROXY", "http://p"), ("no_proxy", "localhost")]);
        let proxy = proxy.expect("a proxy").expect("a proxy");
        assert!(proxy.serves("flex-api.twilio.com") && !proxy.serves("localhost"));
        let error = from(&[("https_proxy", "https://user:s3cret@p")]).expect_err("a TLS proxy");
        assert!(!error.contains("s3cret"), "{error}");
    }

    #[test]
    fn debug_shows_no_credential() {
        let proxy = Proxy::new("http://user:s3cret@p:1").expect("a proxy");
        let shown = format!("{proxy:?}");
        assert!(
            !shown.contains("s3cret") && !shown.contains("user"),
            "{shown}"
        );
    }
}
