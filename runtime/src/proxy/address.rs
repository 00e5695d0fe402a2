//! The address of a proxy: a URL goes in, its parts or what is wrong with it come out.

use http::Uri;
use zeroize::Zeroizing;

use super::credentials::ProxyCredentials;
use crate::marks;

/// What is wrong with an address, as the end of a sentence that begins with it. It repeats nothing of the address, where a
/// password may be anywhere.
pub(crate) type Problem = &'static str;

const SCHEME: Problem = "does not begin with `http://` or `https://`";
const SOCKS: Problem = "names a SOCKS proxy, which only reqwest supports: use `ReqwestTransport` (feature `reqwest`) with a \
                        `reqwest::Client` that has reqwest's feature `socks`";
const NO_URL: Problem = "is not a URL";
const NO_HOST: Problem = "has no host";
const CREDENTIALS: Problem = "has credentials that are not percent-encoded UTF-8";

/// The parts of an address.
pub(super) struct Address {
    pub(super) is_tls: bool,
    /// The host, an IPv6 address without its brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) credentials: Option<ProxyCredentials>,
}

impl Address {
    /// Reads an address. Proxies of the environment are often written without a scheme, which is `http` then.
    pub(super) fn parse(url: &str) -> Result<Self, Problem> {
        let (is_tls, rest) = scheme(url.trim())?;
        let (user, rest) = user_and_rest(rest)?;
        // The credentials are left out, because what a URL is parsed into is not overwritten.
        let uri: Uri = format!("http://{rest}").parse().map_err(|_| NO_URL)?;
        let authority = uri.authority().ok_or(NO_HOST)?;
        let (host, port) = authority.as_str().split_at(authority.host().len());
        let bare = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        let host = bare.unwrap_or(host);
        if host.is_empty() {
            return Err(NO_HOST);
        }
        let port = match port.strip_prefix(':') {
            Some(port) => port.parse().ok().filter(|port| *port != 0).ok_or(NO_URL)?,
            None if is_tls => 443,
            None => 80,
        };
        Ok(Self {
            is_tls,
            host: host.to_owned(),
            port,
            credentials: user.map(credentials).transpose()?,
        })
    }
}

/// Returns whether the proxy is spoken to by TLS, and the address without its scheme.
fn scheme(url: &str) -> Result<(bool, &str), Problem> {
    match marks::split_once(url, "://") {
        None => Ok((false, url)),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => Ok((false, rest)),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => Ok((true, rest)),
        Some((scheme, _))
            if scheme
                .get(..5)
                .is_some_and(|begin| begin.eq_ignore_ascii_case("socks")) =>
        {
            Err(SOCKS)
        }
        Some(_) => Err(SCHEME),
    }
}

/// Returns the user and the password before the host, and the URL from the host on.
fn user_and_rest(url: &str) -> Result<(Option<&str>, &str), Problem> {
    let authority = url.split(['/', '?', '#']).next().unwrap_or_default();
    match url.rfind('@') {
        None => Ok((None, url)),
        // A password that holds one of these characters as it is would be taken for a host and a path.
        Some(at) if at > authority.len() => Err(CREDENTIALS),
        Some(at) => Ok((url.get(..at), url.get(at + 1..).unwrap_or_default())),
    }
}

fn credentials(user: &str) -> Result<ProxyCredentials, Problem> {
    let (username, password) = user.split_once(':').unwrap_or((user, ""));
    let pair = decoded(username).zip(decoded(password));
    pair.and_then(|(username, password)| ProxyCredentials::basic(&username, &password))
        .ok_or(CREDENTIALS)
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

#[cfg(test)]
mod tests {
    use super::{Address, CREDENTIALS, NO_HOST, NO_URL, Problem, SCHEME, SOCKS};

    /// Returns TLS, host, port and `Proxy-Authorization`.
    fn parts(url: &str) -> Result<(bool, String, u16, Option<String>), Problem> {
        let address = Address::parse(url)?;
        let header = address.credentials.map(|credentials| {
            let header = credentials.header().to_str();
            header.expect("ASCII").to_owned()
        });
        Ok((address.is_tls, address.host, address.port, header))
    }

    #[test]
    fn an_address_has_a_host_and_may_have_a_scheme_a_port_and_credentials() {
        let basic = Some("Basic YTpiOkA=".to_owned());
        for (url, is_tls, host, port, credentials) in [
            ("http://p:3128", false, "p", 3128, None),
            ("p:3128/", false, "p", 3128, None),
            ("HTTP://p", false, "p", 80, None),
            ("https://p", true, "p", 443, None),
            ("HTTPS://p:1/", true, "p", 1, None),
            ("http://[::1]:1", false, "::1", 1, None),
            ("http://[::1]", false, "::1", 80, None),
            ("http://a:b%3A%40@p:1", false, "p", 1, basic.clone()),
            (" http://p:1/\n", false, "p", 1, None),
            ("a:b%3A%40@p/?x#y", false, "p", 80, basic.clone()),
        ] {
            let expected = (is_tls, host.to_owned(), port, credentials);
            assert_eq!(parts(url), Ok(expected), "{url}");
        }
    }

    #[test]
    fn anything_else_has_a_problem() {
        for (url, expected) in [
            ("socks5://p:1", SOCKS),
            ("SOCKS5h://u:p@p:1", SOCKS),
            ("socks://p", SOCKS),
            ("ftp://p", SCHEME),
            ("é://p", SCHEME),
            ("http://", NO_URL),
            ("", NO_URL),
            ("http://a b", NO_URL),
            ("http://p:x", NO_URL),
            ("http://p:0", NO_URL),
            ("http://p:99999", NO_URL),
            ("http://a:b@", NO_URL),
            ("http://[]", NO_HOST),
            ("http://a:%zz@p", CREDENTIALS),
            ("http://a:1/2@p", CREDENTIALS),
            ("http://a:1#2@p", CREDENTIALS),
            ("http://a:%ff@p", CREDENTIALS),
            ("http://a:%4", NO_URL),
        ] {
            assert_eq!(parts(url), Err(expected), "{url}");
        }
    }
}
