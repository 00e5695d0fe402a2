//! Why a proxy did not connect to the service: what it answered goes in, one line for the person who set it up comes out.

use std::{error::Error, fmt};

use hyper::{
    HeaderMap, StatusCode, ext::ReasonPhrase, header::PROXY_AUTHENTICATE, http::response::Parts,
};

use super::{Proxy, page_text};

/// How many ways to authenticate are named, and how long the name of one can be.
const SCHEMES: usize = 4;
const SCHEME_LENGTH: usize = 20;

/// A proxy's answer that is not a connection. It shows no credentials.
#[derive(Debug)]
pub(crate) struct Refusal {
    proxy: String,
    /// What the proxy was asked for: a host and a port.
    target: String,
    status: StatusCode,
    reason: String,
    /// The ways to authenticate that the proxy offers.
    schemes: Vec<String>,
    text: String,
    had_credentials: bool,
}

impl Refusal {
    /// Reads the answer to CONNECT: its head and the beginning of its body.
    pub(crate) fn of_tunnel(proxy: &Proxy, target: String, answer: &Parts, body: &[u8]) -> Self {
        let credentials = proxy.credentials.as_ref();
        let hide = |text: &str| {
            credentials.map_or_else(|| text.to_owned(), |credentials| credentials.hide(text))
        };
        let said = |bytes: &[u8]| {
            // Before tags and spaces go, because a credential can contain them; and after, because
            // a character that is not shown can split one.
            let text = page_text::of(&hide(&String::from_utf8_lossy(bytes)));
            // Cut last, because no part of a credential may be left.
            page_text::beginning(&hide(&text))
        };
        let mut refusal = Self::of_request(proxy, target, answer);
        if let Some(reason) = answer.extensions.get::<ReasonPhrase>() {
            refusal.reason = said(reason.as_bytes());
        }
        refusal.text = said(body);
        refusal
    }

    /// Reads the head of the answer to a request that the proxy was to pass on. The proxy's own words are left out, because
    /// they may repeat the URL, which holds personal values.
    #[cold]
    pub(crate) fn of_request(proxy: &Proxy, target: String, answer: &Parts) -> Self {
        let reason = answer.status.canonical_reason().unwrap_or_default();
        Self {
            proxy: proxy.to_string(),
            target,
            status: answer.status,
            reason: reason.to_owned(),
            schemes: schemes(&answer.headers),
            text: String::new(),
            had_credentials: proxy.credentials.is_some(),
        }
    }

    /// Whether the proxy will say the same at another time. It will not where it is busy or did not get through.
    pub(crate) fn is_lasting(&self) -> bool {
        !matches!(self.status.as_u16(), 429 | 502..=504)
    }

    /// What to do about it.
    fn advice(&self) -> Option<&'static str> {
        let takes_basic = || {
            let mut schemes = self.schemes.iter();
            self.schemes.is_empty() || schemes.any(|scheme| scheme.eq_ignore_ascii_case("basic"))
        };
        match self.status {
            StatusCode::PROXY_AUTHENTICATION_REQUIRED if !takes_basic() => {
                Some("only `Basic` is supported: ask who runs the proxy for it")
            }
            StatusCode::PROXY_AUTHENTICATION_REQUIRED if self.had_credentials => {
                Some("check the proxy's user and password: it does not accept those that are set")
            }
            StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                Some("set the proxy's user and password, by `Proxy::basic_auth` or in its address")
            }
            StatusCode::FORBIDDEN | StatusCode::METHOD_NOT_ALLOWED => {
                Some("ask who runs the proxy to allow that host and port")
            }
            _ => None,
        }
    }
}

/// Returns the names of the ways to authenticate. A value names one, or several with commas between them and between their
/// parameters.
fn schemes(headers: &HeaderMap) -> Vec<String> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let mut names = Vec::new();
    for value in headers.get_all(PROXY_AUTHENTICATE) {
        let value = value.to_str().unwrap_or_default().replace("\\\"", "");
        // A text in quotes can contain commas.
        let unquoted: String = value.split('"').step_by(2).collect();
        for challenge in unquoted.split(',') {
            let name = challenge.split_whitespace().next().unwrap_or_default();
            if (1..=SCHEME_LENGTH).contains(&name.len())
                && name.bytes().all(is_name)
                && names.len() < SCHEMES
            {
                names.push(name.to_owned());
            }
        }
    }
    names
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            proxy,
            target,
            status,
            reason,
            ..
        } = self;
        write!(
            f,
            "the proxy {proxy} refused to connect to {target}: status {}",
            status.as_str()
        )?;
        if !reason.is_empty() {
            write!(f, " {reason}")?;
        }
        for (at, scheme) in self.schemes.iter().enumerate() {
            f.write_str(if at == 0 { " (it asks for " } else { " or " })?;
            f.write_str(scheme)?;
        }
        if !self.schemes.is_empty() {
            f.write_str(")")?;
        }
        if !self.text.is_empty() {
            write!(f, ", {:?}", self.text)?;
        }
        match self.advice() {
            Some(advice) => write!(f, "; {advice}"),
            None => Ok(()),
        }
    }
}

impl Error for Refusal {}

#[cfg(test)]
mod tests {
    use hyper::{
        HeaderMap, Response,
        ext::ReasonPhrase,
        header::{HeaderValue, PROXY_AUTHENTICATE},
    };

    use super::{Proxy, Refusal, schemes};

    fn shown(proxy: &str, status: u16, schemes: &[&'static str], body: &str) -> String {
        let answer = Response::builder().status(status);
        let answer = schemes.iter().fold(answer, |answer, scheme| {
            answer.header(PROXY_AUTHENTICATE, *scheme)
        });
        refusal(proxy, answer.body(()).expect("an answer"), body)
    }

    fn refusal(proxy: &str, answer: Response<()>, body: &str) -> String {
        let proxy = Proxy::new(proxy).expect("a proxy");
        let target = "api.example.com:443".to_owned();
        let (answer, ()) = answer.into_parts();
        Refusal::of_tunnel(&proxy, target, &answer, body.as_bytes()).to_string()
    }

    #[test]
    fn what_the_proxy_says_and_what_to_do_is_one_line() {
        for (proxy, status, schemes, body, expected) in [
            (
                "http://p:1",
                407,
                &["Basic realm=\"a, b\"", "NTLM"][..],
                "",
                "the proxy http://p:1 refused to connect to api.example.com:443: status 407 Proxy Authentication Required \
                 (it asks for Basic or NTLM); set the proxy's user and password, by `Proxy::basic_auth` or in its address",
            ),
            (
                "https://u:s3cret@[::1]:1",
                407,
                &["Basic realm=x"],
                "<b>No s3cret</b>\n for u: dTpzM2NyZXQ=",
                "the proxy https://[::1]:1 refused to connect to api.example.com:443: status 407 Proxy Authentication Required \
                 (it asks for Basic), \"No [hidden] for [hidden]: [hidden]\"; check the proxy's user and password: it does \
                 not accept those that are set",
            ),
            (
                "p",
                407,
                &["Negotiate"],
                "",
                "the proxy http://p:80 refused to connect to api.example.com:443: status 407 Proxy Authentication Required \
                 (it asks for Negotiate); only `Basic` is supported: ask who runs the proxy for it",
            ),
            (
                "p",
                403,
                &[],
                "<html><body>Blocked by\npolicy</body></html>",
                "the proxy http://p:80 refused to connect to api.example.com:443: status 403 Forbidden, \"Blocked by policy\"; \
                 ask who runs the proxy to allow that host and port",
            ),
            (
                "p",
                599,
                &[],
                "",
                "the proxy http://p:80 refused to connect to api.example.com:443: status 599",
            ),
        ] {
            assert_eq!(shown(proxy, status, schemes, body), expected);
        }
    }

    #[test]
    fn the_words_beside_the_status_are_those_of_the_proxy() {
        let reason = ReasonPhrase::from_static(b"No s3cret\t<b>here");
        let answer = Response::builder().status(502).extension(reason);
        let shown = refusal("http://u:s3cret@p", answer.body(()).expect("an answer"), "");
        assert!(shown.ends_with("status 502 No [hidden] here"), "{shown}");
    }

    #[test]
    fn no_part_of_a_credential_is_left() {
        for (proxy, text) in [
            ("http://u:s3%3Cb%3Ecret@p", "No s3<b>cret"),
            ("http://u:s3%20%20cret@p", "No s3  cret"),
            ("http://u:s3cret@p", "No s3\u{200b}cret"),
            ("http://s3cret99:s3cret@p", "No s3cret99"),
        ] {
            let shown = shown(proxy, 403, &[], text);
            for part in ["s3", "cret", "99"] {
                assert!(!shown.contains(part), "{part} in {shown}");
            }
        }
    }

    #[test]
    fn a_page_takes_time_in_proportion_to_its_length() {
        assert!(shown("p", 502, &[], &"<head>".repeat(10_000)).ends_with("status 502 Bad Gateway"));
    }

    #[test]
    fn names_of_schemes_are_words() {
        let mut headers = HeaderMap::new();
        for value in [
            "Digest realm=x, nonce=\"y\", Basic realm=z",
            "<b>",
            "",
            "Kerberos realm=\"Access, please login\"",
            r#"Negotiate realm="a \", basic b""#,
        ] {
            headers.append(PROXY_AUTHENTICATE, HeaderValue::from_static(value));
        }
        assert_eq!(
            schemes(&headers),
            ["Digest", "Basic", "Kerberos", "Negotiate"]
        );
    }
}
