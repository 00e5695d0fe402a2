//! Where requests may go: the configured base, and whether a page link stays on its origin.

use http::Uri;

use crate::configuration_error::ConfigurationError;

/// Scheme, authority and perhaps a path, without a slash at the end.
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigurationError> {
        let uri: Uri = text
            .parse()
            .map_err(|_| ConfigurationError::BaseUrl("is not a URL"))?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err(ConfigurationError::BaseUrl(
                "does not begin with `https://` or `http://`",
            ));
        }
        if uri.host().is_none_or(str::is_empty) {
            return Err(ConfigurationError::BaseUrl("has no host"));
        }
        if uri
            .authority()
            .is_some_and(|authority| authority.as_str().contains('@'))
        {
            return Err(ConfigurationError::BaseUrl(
                "holds a user name or a password",
            ));
        }
        if text.contains(['?', '#']) {
            return Err(ConfigurationError::BaseUrl("has a query or a fragment"));
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns `link` as a whole URL, if it is on the origin of `prefix`: what stands before the path of every request.
///
/// A link that is a path alone, which the older APIs send, is put behind the prefix.
pub(crate) fn resolve(prefix: &str, link: &str) -> Option<String> {
    if link.starts_with('/') {
        let resolved = format!("{prefix}{link}");
        return resolved.parse::<Uri>().is_ok().then_some(resolved);
    }
    let is_same = origin(&prefix.parse().ok()?)? == origin(&link.parse().ok()?)?;
    is_same.then(|| link.to_owned())
}

/// Returns a link as an error may show it: without the query, which can hold personal data, and without a user name.
pub(crate) fn displayable(link: &str) -> String {
    let link = link.split(['?', '#']).next().unwrap_or_default();
    match link.split_once("://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = authority.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{path}")
        }
        None => link.to_owned(),
    }
}

fn origin(uri: &Uri) -> Option<(bool, String, u16)> {
    let is_https = match uri.scheme_str()? {
        scheme if scheme.eq_ignore_ascii_case("https") => true,
        scheme if scheme.eq_ignore_ascii_case("http") => false,
        _ => return None,
    };
    let authority = uri
        .authority()
        .filter(|authority| !authority.as_str().contains('@'))?;
    let port = authority
        .port_u16()
        .unwrap_or(if is_https { 443 } else { 80 });
    Some((is_https, authority.host().to_ascii_lowercase(), port))
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, displayable, resolve};

    #[test]
    fn a_base_is_scheme_host_and_path() {
        let parse = |text| {
            BaseUrl::parse(text)
                .map(|base| base.as_str().to_owned())
                .ok()
        };
        assert_eq!(
            parse("http://localhost:1/").as_deref(),
            Some("http://localhost:1")
        );
        assert_eq!(
            parse("https://a.example/p/q/").as_deref(),
            Some("https://a.example/p/q")
        );
        for text in [
            "",
            "a.example",
            "/p",
            "ftp://a.example",
            "https://u:p@a.example",
            "https://a.example?x",
            "https://a.example/#x",
            "https://a b",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_link_must_stay_on_the_origin() {
        let here = "https://flex-api.twilio.com";
        for link in [
            "https://flex-api.twilio.com/v1?Page=1",
            "https://FLEX-API.twilio.com:443/v1",
        ] {
            assert_eq!(resolve(here, link).as_deref(), Some(link));
        }
        assert_eq!(
            resolve("http://h/p", "/v1?Page=1").as_deref(),
            Some("http://h/p/v1?Page=1")
        );
        assert_eq!(
            resolve(here, "//evil.example/v1").as_deref(),
            Some("https://flex-api.twilio.com//evil.example/v1")
        );
        for link in [
            "http://flex-api.twilio.com/v1",
            "https://flex-api.twilio.com:8443/v1",
            "https://flex-api.twilio.com.evil.example/v1",
            "https://flex-api.twilio.com@evil.example/v1",
            "https://user@flex-api.twilio.com/v1",
            "https://evil.example\\@flex-api.twilio.com/",
            "flex-api.twilio.com",
            "",
        ] {
            assert_eq!(resolve(here, link), None, "{link}");
        }
    }

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
