//! What the document says about an operation, as static data: the `request!` macro writes one per request type.

use crate::{method::Method, model::Fields};

/// One operation of the API.
#[derive(Debug)]
pub struct Operation {
    /// The document's `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The server the document gives, without a slash at the end.
    pub server: &'static str,
    /// The path with its parameters in braces, such as `/v1/FlexFlows/{Sid}`.
    pub path: &'static str,
    /// How the body is encoded.
    pub body: BodyEncoding,
    /// The inputs but for those in the path, in the order of the document.
    pub inputs: &'static [Input],
    /// The fields of the model that a response is, or holds any number of, for those who have to know which of them are
    /// personal.
    pub response: Option<Fields>,
}

/// How the body of an operation is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyEncoding {
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/json`.
    Json,
    /// The operation takes no body.
    None,
}

/// One input of an operation.
#[derive(Debug)]
pub struct Input {
    /// The name of its setter.
    pub name: &'static str,
    /// Its name on the wire.
    pub wire: &'static str,
    /// Where it goes.
    pub location: Location,
    /// Whether its value is personal data or a secret.
    pub personal: bool,
}

/// Where an input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A pair of the form body.
    Form,
    /// A pair of the query.
    Query,
    /// A header.
    Header,
    /// The JSON body as a whole.
    Body,
}
