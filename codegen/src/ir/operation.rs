//! Calls of the API.

use super::{Body, Docs, Input, Name, Response, Security};

/// The HTTP methods that OpenAPI knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the HTTP method of its name")]
pub enum HttpMethod {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
    Trace,
}

impl HttpMethod {
    /// The method as HTTP writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }
}

/// A value that the document gives as an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its name in the document.
    pub name: String,
    /// The value.
    pub value: serde_json::Value,
}

/// One call of the API.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The `operationId` (wire) and the name of the request builder (`CreateFlexFlow`).
    pub name: Name,
    /// What errors, traces and tests call it: the `operationId`, or that behind the module it is in (`v2::CreateWebChannel`)
    /// where another operation of the API has the same.
    pub call_name: String,
    /// The name of the handle's method: `create`.
    pub verb: String,
    /// The name of the struct of the required inputs, when there are four or more.
    pub required_struct: Option<String>,
    /// The name of the type of a listing's records, where it has none that is plain in the module.
    pub record: Option<String>,
    /// What it does.
    pub docs: Docs,
    /// The HTTP method.
    pub http_method: HttpMethod,
    /// Scheme and host that serve it, without a trailing slash.
    pub server: String,
    /// The path template as the document writes it.
    pub path: String,
    /// The chain of calls from the client to this operation's handle, outermost first.
    pub handle: Vec<super::Accessor>,
    /// The inputs, in the document's order.
    pub inputs: Vec<Input>,
    /// How the body is encoded.
    pub body: Body,
    /// What a success returns.
    pub response: Response,
    /// The status of a success: of those that the document has, the first exact one, else the start of a range.
    pub status: u16,
    /// The media type that the call asks for in `Accept`.
    pub accept: String,
    /// The ways to authenticate that the document names; one of them is enough.
    pub security: Vec<Security>,
    /// Whether the documentation of the crate begins with this call.
    pub is_first_example: bool,
    /// Whether it starts a web chat, to whose backend the documentation of the crate has a guide.
    pub starts_web_chat: bool,
    /// Examples of requests: a JSON object of form fields, or a JSON body.
    pub request_examples: Vec<Example>,
    /// Examples of successful responses.
    pub response_examples: Vec<Example>,
}

impl Operation {
    /// The inputs that are arguments of the handle's method.
    pub fn required_inputs(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| input.required)
    }

    /// The inputs that are setters of the builder.
    pub fn optional_inputs(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| !input.required)
    }
}
