//! The parts of a URL: its text goes in; the scheme, the authority and the rest come out as they are written, or the text
//! that an error may show.

/// The parts of a URL. Together they are its whole text.
#[derive(Debug, PartialEq)]
pub(crate) struct UrlParts<'a> {
    /// Such as `https://`, and empty in a path alone.
    pub(crate) scheme: &'a str,
    /// The host, with the user and the port that are named.
    pub(crate) authority: &'a str,
    /// The path, the query and the fragment.
    pub(crate) rest: &'a str,
}

impl<'a> UrlParts<'a> {
    pub(crate) fn of(url: &'a str) -> Self {
        let end_of_authority = |text: &str| text.find(['/', '?', '#']).unwrap_or(text.len());
        let at = end_of_authority(url);
        let has_scheme = url[..at].ends_with(':') && url[at..].starts_with("//");
        let (scheme, url) = url.split_at(if has_scheme { at + "//".len() } else { 0 });
        let (authority, rest) = url.split_at(end_of_authority(url));
        Self {
            scheme,
            authority,
            rest,
        }
    }

    /// Returns the path, without query and fragment.
    pub(crate) fn path(&self) -> &'a str {
        self.rest.split(['?', '#']).next().unwrap_or_default()
    }
}

/// Splits a URL behind its host and port.
pub(crate) fn split_origin(url: &str) -> (&str, &str) {
    url.split_at(url.len() - UrlParts::of(url).rest.len())
}

/// Returns a URL as an error may show it: without the query, which can hold personal data, and without a user name.
pub(crate) fn displayable(url: &str) -> String {
    let parts = UrlParts::of(url);
    let host = match parts.scheme {
        "" => parts.authority,
        _ => parts.authority.rsplit('@').next().unwrap_or_default(),
    };
    [parts.scheme, host, parts.path()].concat()
}

#[cfg(test)]
mod tests {
    use super::{UrlParts, displayable, split_origin};

    #[test]
    fn a_url_is_cut_before_its_path() {
        for (url, scheme, authority, rest) in [
            ("https://a:1/b?c#d", "https://", "a:1", "/b?c#d"),
            ("https://u:p@a", "https://", "u:p@a", ""),
            ("http://a?b=c://d", "http://", "a", "?b=c://d"),
            ("/a?b=https://c", "", "", "/a?b=https://c"),
            ("//a/b", "", "", "//a/b"),
            ("a:1/b", "", "a:1", "/b"),
            ("", "", "", ""),
        ] {
            let expected = UrlParts {
                scheme,
                authority,
                rest,
            };
            assert_eq!(UrlParts::of(url), expected, "{url}");
            let origin = [scheme, authority].concat();
            assert_eq!(split_origin(url), (&*origin, rest), "{url}");
        }
    }

    #[test]
    fn an_error_shows_no_query_and_no_user() {
        for (url, shown) in [
            (
                "https://u:p@evil.example/x?secret#y",
                "https://evil.example/x",
            ),
            ("https://evil.example?secret", "https://evil.example"),
            ("/x?next=https://u:p@evil.example", "/x"),
        ] {
            assert_eq!(displayable(url), shown);
        }
    }
}
