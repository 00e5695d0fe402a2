//! The address that takes the place of the document's server: a text in, a checked prefix of URLs out.

use http::Uri;

use crate::error::configuration_error::ConfigurationError;

/// Scheme, authority and perhaps a path, without a slash at the end.
#[derive(Clone)]
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

#[cfg(test)]
mod tests {
    use super::BaseUrl;

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
}
