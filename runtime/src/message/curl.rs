//! A request as a curl command: for a person to read, to share and, with credentials of their own, to run.

use std::fmt::Write;

use http::{HeaderName, HeaderValue};

use crate::message::http_request::HttpRequest;

const MASKED: &str = "[masked]";

/// Words in the name of a header whose value is secret: `authorization`, `x-api-key`.
const SECRET_NAMES: [&str; 5] = ["auth", "cookie", "key", "secret", "token"];

impl HttpRequest {
    /// Returns the request as a curl command for a POSIX shell, with the credentials masked: the body that asks for a
    /// token, and every header that is marked as sensitive or has `auth`, `cookie`, `key`, `secret` or `token` in its
    /// name.
    ///
    /// Otherwise URL, headers and body are printed in full, personal data included. A body of bytes that are not text comes
    /// from `printf`.
    pub fn to_curl(&self) -> String {
        let mut command = format!("curl -X {} {}", self.method(), quoted(self.url()));
        for (name, value) in self.headers().values() {
            let text = if is_secret(name, value) {
                MASKED.into()
            } else {
                String::from_utf8_lossy(value.as_bytes())
            };
            // Writing to a `String` does not fail.
            let _ = write!(command, " -H {}", quoted(&header(name.as_str(), &text)));
        }
        if self.is_body_secret {
            command.push_str(" --data-raw '[masked]'");
        } else {
            self.add_body(&mut command);
        }
        command
    }

    /// An argument holds any text without a NUL; other bytes have to come through a pipe.
    fn add_body(&self, command: &mut String) {
        let body = self.body();
        if body.is_empty() {
            return;
        }
        match str::from_utf8(body) {
            Ok(text) if !text.contains('\0') => {
                // Writing to a `String` does not fail.
                let _ = write!(command, " --data-raw {}", quoted(text));
            }
            _ => *command = format!("printf '{}' | {command} --data-binary @-", printable(body)),
        }
    }
}

/// Writes bytes as `printf` of a POSIX shell reads them.
fn printable(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b'\\' | b'%' | b'\'' | 0..=31 | 127.. => _ = write!(out, "\\{byte:03o}"),
            byte => out.push(char::from(*byte)),
        }
    }
    out
}

fn is_secret(name: &HeaderName, value: &HeaderValue) -> bool {
    value.is_sensitive()
        || SECRET_NAMES
            .iter()
            .any(|secret| name.as_str().contains(secret))
}

/// curl sends a header without a value only where a semicolon takes the place of the colon.
fn header(name: &str, value: &str) -> String {
    if value.is_empty() {
        format!("{name};")
    } else {
        format!("{name}: {value}")
    }
}

/// Puts `text` between single quotes, within which a POSIX shell changes nothing.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bytes::Bytes;
    use http::{HeaderName, HeaderValue};

    use crate::{
        message::{headers::Headers, http_request::HttpRequest, url_text::UrlText},
        operation::{Operation, method::Method},
    };

    static PING: Operation =
        Operation::bare("Ping", Method::Get, "https://api.example.com", "/v1/Ping");

    fn curl(headers: Headers) -> String {
        let request = HttpRequest {
            operation: (&PING).into(),
            url: UrlText::new("https://api.example.com/v1/Ping".to_owned()),
            headers,
            body: Bytes::new(),
            is_body_secret: false,
            timeout: Some(Duration::ZERO),
            max_response_size: 0,
        };
        request.to_curl()
    }

    #[test]
    fn a_header_that_is_or_may_be_a_secret_is_masked() {
        for name in [
            "authorization",
            "proxy-authorization",
            "cookie",
            "x-api-key",
            "x-twilio-token",
            "client-secret",
            "x-auth-user",
        ] {
            let mut headers = Headers::default();
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static("s3cr3t"),
            );
            let curl = curl(headers);
            assert!(curl.ends_with(&format!(" -H '{name}: [masked]'")), "{curl}");
        }
        let mut headers = Headers::default();
        let mut sensitive = HeaderValue::from_static("s3cr3t");
        sensitive.set_sensitive(true);
        headers.insert(HeaderName::from_static("x-own"), sensitive);
        headers.insert(
            HeaderName::from_static("ui-version"),
            HeaderValue::from_static("2"),
        );
        let curl = curl(headers);
        assert!(
            curl.contains(" -H 'x-own: [masked]'") && curl.ends_with(" -H 'ui-version: 2'"),
            "{curl}"
        );
    }
}
