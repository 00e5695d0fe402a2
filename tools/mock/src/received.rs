//! A request of HTTP in; its parts, decoded, out.

use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};
use http_body::Body;
use http_body_util::BodyExt as _;

use crate::percent;
use crate::refusal::Refusal;

/// The largest body that is read.
const MOST_BYTES: usize = 4 << 20;

/// How much of a larger body is passed over, so that its sender can read why it was refused.
const MOST_PASSED: usize = 64 << 20;

/// A request.
pub(crate) struct Received {
    pub(crate) method: Method,
    /// The path as it was sent.
    pub(crate) path: String,
    /// The segments of the path.
    pub(crate) segments: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    /// Decodes the head of a request.
    pub(crate) fn new(parts: Parts, body: Bytes) -> Result<Self, Refusal> {
        let path = parts.uri.path().to_owned();
        let segments = path.trim_start_matches('/').split('/');
        let decoded = segments.map(|segment| percent::decode(segment).map(Into::into));
        let segments: Result<Vec<String>, String> = decoded.collect();
        let refused =
            |place: &str, problem: String| Refusal::of_input(format!("Invalid {place}: {problem}"));
        let query = percent::decode_pairs(parts.uri.query().unwrap_or_default());
        Ok(Self {
            method: parts.method,
            segments: segments.map_err(|problem| refused("path", problem))?,
            query: query.map_err(|problem| refused("query", problem))?,
            path,
            headers: parts.headers,
            body,
        })
    }

    /// The value of a header, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Reads a body, if it is complete within `patience` and not too large.
pub(crate) async fn read_body<B>(body: B, patience: Duration) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
{
    let read = tokio::time::timeout(patience, collect(body)).await;
    read.unwrap_or_else(|_| {
        let message = format!("The body was not complete after {} s", patience.as_secs());
        Err(Refusal::new(408, 20001, message))
    })
}

async fn collect<B>(mut body: B) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
{
    let mut read = Vec::new();
    let mut passed = 0;
    while let Some(frame) = body.frame().await {
        let frame =
            frame.map_err(|_| Refusal::of_input("The body ended before it was complete"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        passed += data.len();
        if passed <= MOST_BYTES {
            read.extend_from_slice(&data);
        } else if passed <= MOST_PASSED {
            read = Vec::new();
        } else {
            break;
        }
    }
    if passed > MOST_BYTES {
        let message = format!("The body has more than {MOST_BYTES} bytes");
        return Err(Refusal::new(413, 20001, message));
    }
    Ok(read.into())
}
