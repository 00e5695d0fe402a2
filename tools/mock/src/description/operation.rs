//! The calls of an API.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::{Input, Type};

/// One call.
#[derive(Deserialize)]
pub(crate) struct Operation {
    /// The name that is unique in the API.
    pub(crate) call_name: String,
    pub(crate) verb: String,
    pub(crate) http_method: String,
    pub(crate) server: String,
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(default)]
    pub(crate) inputs: Vec<Input>,
    #[serde(default)]
    pub(crate) body: Option<Body>,
    pub(crate) response: Response,
    /// The status of a success.
    #[serde(default = "ok")]
    pub(crate) status: u16,
    /// The ways to authenticate; none if a caller needs no credentials.
    #[serde(default)]
    pub(crate) security: Vec<IgnoredAny>,
    #[serde(default)]
    response_examples: Vec<Example>,
}

fn ok() -> u16 {
    200
}

/// A parameter of the path.
#[derive(Deserialize)]
pub(crate) struct Parameter {
    #[serde(rename = "type")]
    pub(crate) ty: Type,
}

/// The body of a request.
#[derive(Deserialize)]
pub(crate) struct Body {
    pub(crate) encoding: Encoding,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Encoding {
    Form,
    Multipart,
    Json,
    Text,
    Bytes,
}

/// What a success returns.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Response {
    Empty,
    #[serde(alias = "optional")]
    One {
        #[serde(rename = "type")]
        ty: Type,
    },
    Page {
        #[serde(rename = "type")]
        ty: Type,
        key: String,
    },
    Text,
    Bytes,
    Location,
    ByStatus {
        #[serde(rename = "type")]
        ty: Type,
    },
}

#[derive(Deserialize)]
struct Example {
    value: Value,
}

impl Operation {
    /// The values that the document gives as examples of an answer.
    pub(crate) fn examples(&self) -> impl Iterator<Item = &Value> {
        self.response_examples.iter().map(|example| &example.value)
    }
}
