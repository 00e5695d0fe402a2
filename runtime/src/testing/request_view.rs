//! A request taken apart: the bytes to be sent go in, names and values that can be compared come out.

use serde_json::Value;

use crate::{
    encoding::percent::decoded,
    message::{http_request::HttpRequest, url_parts::split_origin},
    operation::{BodyEncoding, Location, operation_ref::OperationRef},
};

/// Names and values, in the order they are sent in.
pub(crate) type Pairs = Vec<(String, String)>;

/// A request by its parts.
pub(crate) struct RequestView {
    pub(crate) operation: OperationRef,
    /// The path of the URL, as it is sent.
    pub(crate) path: String,
    pub(crate) query: Pairs,
    pub(crate) form: Pairs,
    pub(crate) parts: Vec<SentPart>,
    pub(crate) json: Option<Value>,
    /// A body that is text or bytes.
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) headers: Pairs,
}

/// One part of a multipart body.
pub(crate) struct SentPart {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) content: Vec<u8>,
}

impl RequestView {
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let operation = request.operation.clone();
        let (_, target) = split_origin(request.url());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = if path.is_empty() { "/" } else { path };
        let mut view = Self {
            operation,
            path: path.to_owned(),
            query: pairs(query.as_bytes()),
            form: Pairs::new(),
            parts: Vec::new(),
            json: None,
            body: None,
            headers: request
                .headers()
                .iter()
                .map(|(name, value)| (name.to_owned(), String::from_utf8_lossy(value).into_owned()))
                .collect(),
        };
        view.read_body(request);
        view
    }

    fn read_body(&mut self, request: &HttpRequest) {
        let body = request.body();
        match self.operation.body {
            BodyEncoding::Form => self.form = pairs(body),
            BodyEncoding::Multipart => self.parts = sent_parts(request),
            _ if body.is_empty() => {}
            BodyEncoding::Json => {
                self.json = Some(serde_json::from_slice(body).unwrap_or_default());
            }
            BodyEncoding::Text | BodyEncoding::Bytes => self.body = Some(body.to_vec()),
            BodyEncoding::None => {}
        }
    }

    /// Returns the names and values at a location.
    pub(crate) fn pairs(&self, location: Location) -> &Pairs {
        match location {
            Location::Query => &self.query,
            Location::Header => &self.headers,
            Location::Form | Location::Part | Location::Body => &self.form,
        }
    }

    /// Returns every value under `name`, which only headers compare without regard to case.
    pub(crate) fn values(&self, location: Location, name: &str) -> Vec<&str> {
        let is_named = |other: &str| match location {
            Location::Header => other.eq_ignore_ascii_case(name),
            _ => other == name,
        };
        self.pairs(location)
            .iter()
            .filter(|(other, _)| is_named(other))
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

fn sent_parts(request: &HttpRequest) -> Vec<SentPart> {
    let parts = request.parts().into_iter();
    parts
        .map(|part| SentPart {
            name: part.name,
            file_name: part.file_name,
            media_type: part.media_type,
            content: part.content.to_vec(),
        })
        .collect()
}

fn pairs(text: &[u8]) -> Pairs {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut parts = pair.splitn(2, |byte| *byte == b'=');
            let mut next = || decoded(parts.next().unwrap_or_default());
            (next(), next())
        })
        .collect()
}
