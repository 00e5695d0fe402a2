//! A tunnel through a proxy: a connection to the proxy goes in, and leads to the service when this is done.

use std::io::{self, ErrorKind};

use tokio::net::TcpStream;
use zeroize::Zeroizing;

use super::{origin::Origin, proxy::Proxy};

/// A proxy has little to say.
const LONGEST_ANSWER: usize = 16 * 1024;

/// Asks the proxy at the other end of `stream` for a tunnel to `origin`.
pub(super) async fn open(stream: &TcpStream, proxy: &Proxy, origin: &Origin) -> io::Result<()> {
    write(stream, &request(proxy, origin)).await?;
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        read_byte(stream, &mut answer).await?;
        if answer.len() > LONGEST_ANSWER {
            return Err(io::Error::other("the proxy did not answer as one"));
        }
    }
    match status(&answer) {
        Some(200..=299) => Ok(()),
        Some(status) => Err(io::Error::other(format!(
            "the proxy refused with status {status}"
        ))),
        None => Err(io::Error::other("the proxy did not answer as one")),
    }
}

fn request(proxy: &Proxy, origin: &Origin) -> Zeroizing<Vec<u8>> {
    let target = origin.host_and_port();
    let authorization = proxy
        .authorization
        .as_deref()
        .map_or(&[][..], Vec::as_slice);
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

async fn write(stream: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads one byte and no more, because what comes after the answer belongs to the service.
async fn read_byte(stream: &TcpStream, answer: &mut Vec<u8>) -> io::Result<()> {
    let mut byte = [0];
    loop {
        match stream.try_read(&mut byte) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::WouldBlock => stream.readable().await?,
            Err(error) => return Err(error),
        }
    }
    answer.extend_from_slice(&byte);
    Ok(())
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
