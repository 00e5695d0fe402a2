//! Whether two URLs share an origin, and what an error may show of a URL.

use http::Uri;

use super::twilio_host::TwilioHost;
use crate::marks;

/// A scheme, a host in lower case and a port.
#[derive(PartialEq)]
pub(super) struct Origin {
    is_https: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// Returns the origin of `url`, unless it has none, names a user, or is not for HTTP.
    pub(super) fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let is_https = match uri.scheme_str()? {
            scheme if scheme.eq_ignore_ascii_case("https") => true,
            scheme if scheme.eq_ignore_ascii_case("http") => false,
            _ => return None,
        };
        let authority = uri
            .authority()
            .filter(|authority| !authority.as_str().contains('@'))?;
        let usual = if is_https { 443 } else { 80 };
        Some(Self {
            is_https,
            host: authority.host().to_ascii_lowercase(),
            port: authority.port_u16().unwrap_or(usual),
        })
    }

    /// Whether both are the same origin, or the same product of Twilio in different regions or edges.
    pub(super) fn serves_product_of(&self, other: &Self) -> bool {
        self == other || self.is_rewrite_of(other)
    }

    /// Whether it is one of Twilio's, where credentials are safe on the way.
    pub(super) fn is_twilio(&self) -> bool {
        self.is_https && self.port == 443 && TwilioHost::parse(&self.host).is_some()
    }

    fn is_rewrite_of(&self, other: &Self) -> bool {
        let hosts = (
            TwilioHost::parse(&self.host),
            TwilioHost::parse(&other.host),
        );
        matches!(hosts, (Some(here), Some(there)) if here.is_same_product(&there))
            && self.is_https
            && other.is_https
            && self.port == other.port
    }
}

/// Returns a URL as an error may show it: without the query, which can hold personal data, and without a user name.
pub(crate) fn displayable(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    match marks::split_once(url, "://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = authority.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{path}")
        }
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::displayable;

    #[test]
    fn an_error_shows_no_query_and_no_user() {
        assert_eq!(
            displayable("https://u:p@evil.example/x?secret#y"),
            "https://evil.example/x"
        );
        assert_eq!(
            displayable("https://evil.example?secret"),
            "https://evil.example"
        );
    }
}
