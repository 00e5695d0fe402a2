//! The words that make a tunnel: the proxy and the service go in, what to write comes out; what the proxy answers goes
//! in byte by byte, whether the tunnel stands comes out.

use std::io;

use zeroize::Zeroizing;

use super::Proxy;

/// A proxy has little to say.
const LONGEST_ANSWER: usize = 16 * 1024;

/// Returns what asks `proxy` for a tunnel to `target`, a host as a URL writes it with its port.
pub(crate) fn request(proxy: &Proxy, target: &str) -> Zeroizing<Vec<u8>> {
    let authorization = proxy.authorization();
    let authorization = authorization.map_or(&[][..], http::HeaderValue::as_bytes);
    let head = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
    let mut text = Zeroizing::new(Vec::with_capacity(head.len() + authorization.len() + 32));
    text.extend_from_slice(head.as_bytes());
    if !authorization.is_empty() {
        text.extend_from_slice(b"Proxy-Authorization: ");
        text.extend_from_slice(authorization);
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b"\r\n");
    text
}

/// What the proxy has answered so far.
#[derive(Default)]
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    /// Takes the next byte, and tells whether it was the last before those of the service.
    ///
    /// # Errors
    /// The proxy refuses, or does not speak as one.
    pub(crate) fn is_complete_with(&mut self, byte: u8) -> io::Result<bool> {
        self.0.push(byte);
        if self.0.len() > LONGEST_ANSWER {
            return Err(no_proxy());
        }
        if !self.0.ends_with(b"\r\n\r\n") {
            return Ok(false);
        }
        match status(&self.0) {
            Some(200..=299) => Ok(true),
            Some(status) => Err(io::Error::other(format!(
                "the proxy refused with status {status}"
            ))),
            None => Err(no_proxy()),
        }
    }
}

fn no_proxy() -> io::Error {
    io::Error::other("the proxy did not answer as one")
}

/// Returns the status of an answer that begins like `HTTP/1.1 200 `.
fn status(answer: &[u8]) -> Option<u16> {
    let line = answer.strip_prefix(b"HTTP/1.")?;
    let digits = line.get(2..5).filter(|_| line.get(1) == Some(&b' '))?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::status;

    #[test]
    fn only_an_http_answer_has_a_status() {
        for (answer, expected) in [
            ("HTTP/1.1 200 Connection established\r\n\r\n", Some(200)),
            ("HTTP/1.0 407\r\n\r\n", Some(407)),
            ("HTTP/1.1200\r\n\r\n", None),
            ("HTTP/2 200\r\n\r\n", None),
            ("SSH-2.0\r\n\r\n", None),
            ("HTTP/1.1 é0\r\n\r\n", None),
            ("\r\n\r\n", None),
        ] {
            assert_eq!(status(answer.as_bytes()), expected, "{answer}");
        }
    }
}
