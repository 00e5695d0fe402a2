//! A URL as it was received in; the texts of it that Twilio may have signed out.

use crate::message::url_parts::UrlParts;

/// Returns the URL as it is, and the other way to write it: with the usual port if it has none, without its port if it has one.
/// Which of the two Twilio signs depends on the product.
pub(super) fn spellings(url: &str) -> impl Iterator<Item = String> {
    [Some(url.to_owned()), other(url)].into_iter().flatten()
}

fn other(url: &str) -> Option<String> {
    let UrlParts {
        scheme,
        authority,
        rest,
    } = UrlParts::of(url);
    let usual = match scheme.to_ascii_lowercase().as_str() {
        "https://" => ":443",
        "http://" => ":80",
        _ => return None,
    };
    let host = host(authority);
    let port = if host.len() == authority.len() {
        usual
    } else {
        ""
    };
    Some([scheme, host, port, rest].concat())
}

/// Returns an authority without its port. Colons in a user name, a password or an IPv6 address begin no port.
fn host(authority: &str) -> &str {
    let host = authority.rfind(['@', ']']).map_or(0, |at| at + 1);
    let port = authority[host..].find(':');
    &authority[..port.map_or(authority.len(), |at| host + at)]
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_url_is_tried_with_and_without_its_port() {
        for (url, other) in [
            ("https://a.example/x?y", "https://a.example:443/x?y"),
            ("HTTP://a.example", "HTTP://a.example:80"),
            ("https://a.example:8443/x:1", "https://a.example/x:1"),
            ("https://u:p@a.example/x", "https://u:p@a.example:443/x"),
            ("https://u:p@a.example:1/", "https://u:p@a.example/"),
            ("http://[::1]/x", "http://[::1]:80/x"),
            ("http://[::1]:8080?x", "http://[::1]?x"),
        ] {
            assert_eq!(spellings(url).collect::<Vec<_>>(), [url, other]);
        }
        for url in ["", "/x", "a.example:1/x", "ftp://a.example/"] {
            assert_eq!(spellings(url).collect::<Vec<_>>(), [url]);
        }
    }
}
