//! A request as HTTP/1.1 writes it: request and target in, bytes out.

use zeroize::Zeroizing;

use super::target::Target;
use crate::http_request::HttpRequest;

/// More than what stands around the parts of a request: the version, `host`, the length of the body and line ends.
const AROUND: usize = 96;

/// Returns the head and the body of `request`. They hold credentials, so they are overwritten once they have left; what
/// TLS and the operating system copy of them is not.
pub(super) fn request(request: &HttpRequest, target: &Target) -> Zeroizing<Vec<u8>> {
    let (method, body) = (request.method(), request.body());
    // Room for all of it from the start, because a buffer that grows leaves its old memory behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(room(request, target)));
    let mut write = |parts: &[&[u8]]| parts.iter().for_each(|part| bytes.extend_from_slice(part));
    let (path, host) = (target.path.as_bytes(), target.host_header.as_bytes());
    write(&[method.as_str().as_bytes(), b" ", path, b" HTTP/1.1\r\n"]);
    write(&[b"host: ", host, b"\r\n"]);
    for (name, value) in headers(request) {
        write(&[name.as_bytes(), b": ", value, b"\r\n"]);
    }
    if !body.is_empty() || method.carries_body() {
        let length = body.len().to_string();
        write(&[b"content-length: ", length.as_bytes(), b"\r\n"]);
    }
    write(&[b"\r\n", body]);
    bytes
}

/// Returns as many bytes as the request has at most.
fn room(request: &HttpRequest, target: &Target) -> usize {
    let headers = headers(request).map(|(name, value)| name.len() + value.len() + 4);
    AROUND
        + target.path.len()
        + target.host_header.len()
        + headers.sum::<usize>()
        + request.body().len()
}

/// Returns the headers that are not this transport's own to tell.
fn headers(request: &HttpRequest) -> impl Iterator<Item = (&str, &[u8])> {
    let given = request.headers().iter();
    given.filter(|(name, _)| !matches!(*name, "host" | "content-length"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{request, room};
    use crate::{
        blocking_transport::target::Target,
        headers::Headers,
        http_request::HttpRequest,
        method::Method,
        operation::{BodyEncoding, Operation},
        url_text::UrlText,
    };

    static LONGEST_METHOD: Operation = Operation {
        id: "Ask",
        method: Method::Options,
        server: "http://localhost",
        path: "/",
        body: BodyEncoding::Json,
        media_type: "application/json",
        accept: "application/json",
        inputs: &[],
        response: None,
        statuses: &[],
    };

    #[test]
    fn a_credential_is_written_to_one_place_that_is_overwritten() {
        fn is_overwritten<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        for length in [0, 1, 100_000] {
            let mut headers = Headers::default();
            let value = "s".repeat(4096).parse().expect("a value");
            headers.insert(http::header::AUTHORIZATION, value);
            let asked = HttpRequest {
                operation: &LONGEST_METHOD,
                url: UrlText::new("http://localhost:1/v1?a=b".to_owned()),
                headers,
                body: vec![b'x'; length].into(),
                is_body_secret: false,
                timeout: Some(Duration::ZERO),
                max_response_size: 0,
            };
            let target = Target::of(asked.url()).expect("a target");
            let bytes = request(&asked, &target);
            is_overwritten(&bytes);
            assert_eq!(bytes.capacity(), room(&asked, &target), "it did not grow");
        }
    }
}
