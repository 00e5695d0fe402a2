//! The origin of a URL: a URL goes in; its scheme, host and port come out.

use http::{
    Uri,
    uri::{Authority, Scheme},
};

/// Where HTTP leads: a scheme, a host and a port. Two are equal however their hosts and ports are written.
pub(crate) struct Origin {
    is_https: bool,
    authority: Authority,
}

impl Origin {
    /// Returns the origin of `url`, unless it has none, names a user, or is not for HTTP.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        Self::of(&url.parse().ok()?)
    }

    /// Returns the origin of `uri`, unless it has none, names a user, or is not for HTTP.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let is_https = is_https(uri)?;
        let authority = uri.authority()?;
        let is_host_alone = !authority.host().is_empty() && !authority.as_str().contains('@');
        is_host_alone.then(|| Self {
            is_https,
            authority: authority.clone(),
        })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.is_https
    }

    /// Returns the host, an IPv6 address without its brackets.
    pub(crate) fn host(&self) -> &str {
        let host = self.authority.host();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    pub(crate) fn port(&self) -> u16 {
        let port = self.authority.port_u16();
        port.unwrap_or(usual_port(self.is_https))
    }
}

/// What a transport needs of it.
#[cfg(feature = "http-client")]
impl Origin {
    /// Whether `uri` has this origin, with host and port written in the same way but for the case of letters.
    pub(crate) fn is_of(&self, uri: &Uri) -> bool {
        let is_same = |authority: &Authority| {
            // The usual case, and quicker than a comparison without regard to case.
            authority.as_str() == self.authority.as_str() || *authority == self.authority
        };
        is_https(uri) == Some(self.is_https) && uri.authority().is_some_and(is_same)
    }

    /// Returns the host as a URL writes it, with its port.
    pub(crate) fn host_and_port(&self) -> String {
        format!("{}:{}", self.authority.host(), self.port())
    }

    /// Returns what `Host` names: the host, with the port unless it is the usual one.
    pub(crate) fn host_header(&self) -> &str {
        if self.authority.port_u16() == Some(usual_port(self.is_https)) {
            self.authority.host()
        } else {
            self.authority.as_str()
        }
    }
}

impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.is_https == other.is_https
            && self.host().eq_ignore_ascii_case(other.host())
            && self.port() == other.port()
    }
}

/// Returns the port of a URL that names none.
pub(crate) fn usual_port(is_https: bool) -> u16 {
    if is_https { 443 } else { 80 }
}

fn is_https(uri: &Uri) -> Option<bool> {
    let scheme = uri.scheme()?;
    if *scheme == Scheme::HTTPS {
        Some(true)
    } else if *scheme == Scheme::HTTP {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_the_same_however_it_is_written() {
        for (one, other, is_same) in [
            ("https://a.example", "https://A.example:443/x?y", true),
            ("HTTP://a.example/", "http://a.example:80", true),
            ("http://[::1]:1", "http://[::1]:1/x", true),
            ("https://a.example", "http://a.example:443", false),
            ("https://a.example", "https://a.example:8443", false),
            ("https://a.example", "https://b.example", false),
        ] {
            let origin = |url| Origin::parse(url).expect("an origin");
            assert_eq!(origin(one) == origin(other), is_same, "{one} {other}");
        }
    }

    #[test]
    fn without_a_host_or_with_a_user_there_is_no_origin() {
        for url in [
            "",
            "/x",
            "a.example",
            "ftp://a.example",
            "http://:80",
            "https://u@a.example",
            "https://u:p@a.example",
        ] {
            assert!(Origin::parse(url).is_none(), "{url}");
        }
    }
}
