//! A request as a curl command: for a person to read, to share and, with credentials of their own, to run.

use std::fmt::Write;

use crate::http_request::HttpRequest;

const MASKED: &str = "[masked]";

impl HttpRequest {
    /// Returns the request as a curl command for a POSIX shell, with the credentials masked.
    ///
    /// URL and body stand there in full, personal data included.
    pub fn to_curl(&self) -> String {
        let mut command = format!("curl -X {} {}", self.method(), quoted(self.url()));
        for (name, value) in self.headers().iter() {
            let value = if name == "authorization" {
                MASKED.into()
            } else {
                String::from_utf8_lossy(value)
            };
            // Writing to a `String` does not fail.
            let _ = write!(command, " -H {}", quoted(&header(name, &value)));
        }
        if !self.body().is_empty() {
            let body = if self.is_body_secret {
                MASKED.into()
            } else {
                String::from_utf8_lossy(self.body())
            };
            let _ = write!(command, " --data-raw {}", quoted(&body));
        }
        command
    }
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
