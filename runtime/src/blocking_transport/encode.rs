//! A request as HTTP/1.1 writes it: request and target in, bytes out.

use super::target::Target;
use crate::http_request::HttpRequest;

/// Returns the head and the body of `request`.
pub(super) fn request(request: &HttpRequest, target: &Target) -> Vec<u8> {
    let (method, body) = (request.method(), request.body());
    let mut bytes = format!(
        "{method} {} HTTP/1.1\r\nhost: {}\r\n",
        target.path, target.host_header
    )
    .into_bytes();
    let given = request.headers().iter();
    // The length of the body is this transport's to tell.
    for (name, value) in given.filter(|(name, _)| !matches!(*name, "host" | "content-length")) {
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value);
        bytes.extend_from_slice(b"\r\n");
    }
    if !body.is_empty() || method.carries_body() {
        bytes.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}
