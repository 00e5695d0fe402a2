//! The public address of an application in; the headers and the path of a request in, the URL that Twilio called out.

use http::{HeaderMap, uri::Authority};

use super::{
    error::WebhookError,
    forwarded_header::{AddressParts, ForwardedHeader},
};
use crate::{error::Error, hosts::BaseUrl, message::url_parts::UrlParts};

/// The public address of an application, from which the URL is made that Twilio called and signed.
///
/// A server sees the path of a request and not the scheme and the host that the client used, least of all behind a proxy. So the
/// address is configured. Headers that claim to know it are not read unless they are named, because any client can send them.
///
/// # Examples
/// ```
/// use http::HeaderMap;
/// use twilio_runtime::{ForwardedHeader, WebhookAddress};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A proxy passes on `https://example.com/hooks/…` as `/…`.
/// let address = WebhookAddress::new("https://example.com/hooks")?;
/// let mut headers = HeaderMap::new();
/// headers.insert("x-forwarded-host", "other.example".parse()?);
/// assert_eq!(address.url(&headers, "/flex?a=1")?, "https://example.com/hooks/flex?a=1");
///
/// // The proxy serves several hosts, and sets this header for each request.
/// let address = address.trust(ForwardedHeader::XForwardedHost);
/// assert_eq!(address.url(&headers, "/flex?a=1")?, "https://other.example/hooks/flex?a=1");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct WebhookAddress {
    base: BaseUrl,
    trusted: Vec<ForwardedHeader>,
}

impl WebhookAddress {
    /// The address with this base URL: a scheme, a host, perhaps a port, and the part of the path that the application does not
    /// see.
    ///
    /// # Errors
    /// The text is not such a URL. [`is_configuration`](crate::Error::is_configuration) is true of the error.
    pub fn new(base_url: &str) -> Result<Self, Error> {
        Ok(Self {
            base: BaseUrl::parse(base_url).map_err(Error::configuration)?,
            trusted: Vec::new(),
        })
    }

    /// Trusts this header too: its value replaces that part of the base URL. If a request lacks it, the base URL is used. Of several
    /// trusted headers the one that was named last counts.
    #[must_use]
    pub fn trust(mut self, header: ForwardedHeader) -> Self {
        self.trusted.push(header);
        self
    }

    /// Returns the URL of a request with these headers and with this path and query, which it takes as they are.
    ///
    /// # Errors
    /// A trusted header occurs twice, or has several values, an invalid one, or a parameter twice.
    pub fn url(&self, headers: &HeaderMap, path_and_query: &str) -> Result<String, WebhookError> {
        let base = UrlParts::of(self.base.as_str());
        let mut found = AddressParts::default();
        for header in &self.trusted {
            let parts = header.read(headers)?;
            found.scheme = parts.scheme.or(found.scheme);
            found.authority = parts.authority.or(found.authority);
            found.port = parts.port.or(found.port);
        }
        let scheme = found.scheme.map(|scheme| format!("{scheme}://"));
        let scheme = scheme.as_deref().unwrap_or(base.scheme);
        let authority = found.authority.unwrap_or(base.authority);
        let authority = match found.port {
            Some(port) => with_port(authority, port),
            None => authority.to_owned(),
        };
        Ok([scheme, &authority, base.rest, path_and_query].concat())
    }
}

/// Returns an authority with this port in place of its own.
fn with_port(authority: &str, port: &str) -> String {
    let parsed: Result<Authority, _> = authority.parse();
    let host = parsed.as_ref().map_or(authority, Authority::host);
    format!("{host}:{port}")
}

/// With the path and the query of a request, as a server sees them.
#[cfg(feature = "webhooks-tower")]
impl WebhookAddress {
    pub(super) fn url_of(
        &self,
        headers: &HeaderMap,
        uri: &http::Uri,
    ) -> Result<String, WebhookError> {
        self.url(
            headers,
            uri.path_and_query().map_or("/", |path| path.as_str()),
        )
    }
}

impl std::fmt::Debug for WebhookAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookAddress")
            .field("base", &self.base.as_str())
            .field("trusted", &self.trusted)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::WebhookAddress;
    use crate::webhooks::{ForwardedHeader, WebhookError};

    const ALL: [ForwardedHeader; 5] = [
        ForwardedHeader::Host,
        ForwardedHeader::Forwarded,
        ForwardedHeader::XForwardedProto,
        ForwardedHeader::XForwardedHost,
        ForwardedHeader::XForwardedPort,
    ];

    fn url(
        trusted: &[ForwardedHeader],
        headers: &[(&'static str, &'static str)],
    ) -> Result<String, WebhookError> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        let address = WebhookAddress::new("https://a.example:8443/p/").expect("a base URL");
        let address = trusted
            .iter()
            .fold(address, |address, header| address.trust(*header));
        address.url(&map, "/x?y=%20+&z")
    }

    #[test]
    fn a_header_counts_only_where_it_is_trusted() {
        let headers = [
            ("host", "evil.example"),
            ("forwarded", "host=evil.example;proto=http"),
            ("x-forwarded-proto", "http"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-port", "1"),
        ];
        let base = "https://a.example:8443/p/x?y=%20+&z";
        assert_eq!(url(&[], &headers).as_deref(), Ok(base));
        assert_eq!(url(&ALL, &[]).as_deref(), Ok(base));
        assert_eq!(
            url(&[ForwardedHeader::XForwardedPort], &headers).as_deref(),
            Ok("https://a.example:1/p/x?y=%20+&z")
        );
        assert_eq!(
            url(&[ForwardedHeader::Host], &headers).as_deref(),
            Ok("https://evil.example/p/x?y=%20+&z")
        );
    }

    #[test]
    fn each_header_replaces_its_part() {
        for (name, value, expected) in [
            (
                "forwarded",
                "for=1.2.3.4; Host=\"b.example:9\";proto=HTTP",
                "http://b.example:9",
            ),
            ("x-forwarded-proto", "http", "http://a.example:8443"),
            ("x-forwarded-host", "[::1]", "https://[::1]"),
            ("x-forwarded-port", "443", "https://a.example:443"),
        ] {
            let expected = format!("{expected}/p/x?y=%20+&z");
            assert_eq!(url(&ALL, &[(name, value)]), Ok(expected), "{name}: {value}");
        }
    }

    #[test]
    fn what_may_be_of_another_proxy_or_of_a_client_is_refused() {
        for (name, value) in [
            ("x-forwarded-host", "evil.example, b.example"),
            ("x-forwarded-host", "u@b.example"),
            ("x-forwarded-host", "b.example/x"),
            ("x-forwarded-host", ""),
            ("x-forwarded-proto", "ftp"),
            ("x-forwarded-port", "+1"),
            ("x-forwarded-port", "65536"),
            ("forwarded", "host"),
            ("forwarded", "proto=http, proto=https"),
            ("forwarded", "host=a.example;host=b.example"),
            ("forwarded", "proto=https;Proto=http"),
            ("forwarded", "for=1.2.3.4;for=5.6.7.8"),
            ("forwarded", "host=\"b.example"),
            ("forwarded", "host=b.example\""),
            ("forwarded", "host=\"\"b.example\"\""),
            ("forwarded", "host=\""),
            ("forwarded", "for=\"a;host=b.example"),
        ] {
            let refused = url(&ALL, &[(name, value)]);
            assert_eq!(
                refused,
                Err(WebhookError::MalformedAddress),
                "{name}: {value}"
            );
        }
        let twice = [("host", "a.example"), ("host", "b.example")];
        assert_eq!(url(&ALL, &twice), Err(WebhookError::MalformedAddress));
    }
}
