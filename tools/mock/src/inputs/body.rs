//! The body of a request in; its pairs or its JSON out.

use http_body_util::{BodyDataStream, Full};
use multer::Multipart;
use serde_json::Value;

use super::texts::Texts;
use crate::description::Encoding;
use crate::percent;
use crate::received::Received;
use crate::refusal::Refusal;

/// A body as its encoding has it.
pub(super) enum Body {
    None,
    Pairs(Texts),
    Json(Value),
    Raw(String),
}

/// Reads the body of an operation that takes one in this encoding.
pub(super) async fn read(encoding: Option<Encoding>, received: &Received) -> Result<Body, Refusal> {
    let text = || {
        let text = std::str::from_utf8(&received.body);
        text.map_err(|_| Refusal::of_input("The body is not UTF-8"))
    };
    let media_type = received.header("content-type").unwrap_or_default();
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match encoding {
        None => Ok(Body::None),
        Some(Encoding::Text | Encoding::Bytes) => Ok(Body::Raw(
            String::from_utf8_lossy(&received.body).into_owned(),
        )),
        Some(Encoding::Json) => json(text()?).map(Body::Json),
        Some(Encoding::Form | Encoding::Multipart) => match essence.as_str() {
            "multipart/form-data" => multipart(media_type, received).await,
            "" | "application/x-www-form-urlencoded" => {
                let pairs = percent::decode_pairs(text()?);
                let pairs = pairs
                    .map_err(|problem| Refusal::of_input(format!("Invalid post body: {problem}")));
                Ok(Body::Pairs(Texts::new(pairs?)))
            }
            _ if received.body.is_empty() => Ok(Body::Pairs(Texts::new(Vec::new()))),
            other => {
                let message = format!(
                    "The body has the content type {other}, expected application/x-www-form-urlencoded"
                );
                Err(Refusal::new(415, 20001, message))
            }
        },
    }
}

fn json(text: &str) -> Result<Value, Refusal> {
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(text)
        .map_err(|error| Refusal::of_input(format!("The body is not valid JSON: {error}")))
}

async fn multipart(media_type: &str, received: &Received) -> Result<Body, Refusal> {
    let refused =
        |error: multer::Error| Refusal::of_input(format!("Invalid multipart body: {error}"));
    let boundary = multer::parse_boundary(media_type).map_err(refused)?;
    let stream = BodyDataStream::new(Full::new(received.body.clone()));
    let mut parts = Multipart::new(stream, boundary);
    let mut pairs = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        let name = part.name().unwrap_or_default().to_owned();
        let content = part.bytes().await.map_err(refused)?;
        pairs.push((name, String::from_utf8_lossy(&content).into_owned()));
    }
    Ok(Body::Pairs(Texts::new(pairs)))
}
