//! One call in the making: an operation, the scope it is called in, its inputs and its call options go in; an HTTP
//! request comes out, or the response to it.
//!
//! Nothing here but the last step of decoding is generic, so all request types share one compiled body.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, header::CONTENT_TYPE};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    client::Client,
    decode,
    encoding::{header, path, plain::Plain},
    error::Error,
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    input_buffer::{EncodedInputs, InputBuffer},
    invalid_input::{InvalidInput, Refusal},
    operation::{BodyEncoding, Operation},
    page::Page,
    scope::Scope,
    sid::SidError,
};

const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Those of every request, a header parameter, and the ones the transport adds.
const USUAL_HEADERS: usize = 8;

/// A call in the making, under every type that `request!` declares.
pub struct Request {
    operation: &'static Operation,
    scope: Scope,
    inputs: InputBuffer,
    options: CallOptions,
}

/// What a caller sets for one call beside the inputs of the operation.
#[derive(Default)]
struct CallOptions {
    timeout: Option<Duration>,
    headers: Vec<(HeaderName, HeaderValue)>,
    refused: Option<InvalidInput>,
}

/// How the inputs are set. The number is the input's place in [`Operation::inputs`].
impl Request {
    /// Begins a call of `operation`.
    pub fn new(operation: &'static Operation, scope: &Scope) -> Self {
        let (scope, inputs) = (scope.clone(), InputBuffer::new(operation.inputs));
        Self {
            operation,
            scope,
            inputs,
            options: CallOptions::default(),
        }
    }

    /// Begins an input; what was set there before no longer counts.
    pub fn begin(&mut self, position: u16) {
        self.inputs.begin(position);
    }

    /// Adds a text to the input that was begun last.
    pub fn append_text(&mut self, position: u16, text: &str) {
        self.inputs.append_text(position, text);
    }

    /// Adds a SID, given as what its conversion returned, to the input that was begun last.
    pub fn append_sid<S: AsRef<str>, E: Into<SidError>>(
        &mut self,
        position: u16,
        sid: Result<S, E>,
    ) {
        match sid {
            Ok(sid) => self.inputs.append_text(position, sid.as_ref()),
            Err(error) => self.inputs.refuse_sid(position, error.into()),
        }
    }

    /// Adds a boolean or a number to the input that was begun last.
    pub fn append_plain(&mut self, position: u16, value: impl Into<Plain>) {
        self.inputs.append_plain(position, value.into());
    }

    /// Adds a free-form JSON value to the input that was begun last, or sets the JSON body.
    pub fn append_json(&mut self, position: u16, value: &impl Serialize) {
        self.inputs
            .append_json(position, serde_json::to_string(value));
    }

    /// Adds a header of the caller's own. It replaces what the client or an input would send under that name.
    pub fn add_header(&mut self, name: &str, value: &str) {
        let refusal = match (header::name(name), header::value(value)) {
            (Some(name), Some(value)) => return self.options.headers.push((name, value)),
            (None, _) => Refusal::HeaderName,
            (_, None) => Refusal::HeaderValue,
        };
        self.options
            .refused
            .get_or_insert_with(|| InvalidInput::new(name.to_owned(), refusal));
    }

    /// Sets the time the whole exchange may take.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.options.timeout = Some(timeout);
    }

    pub(crate) fn inputs(&mut self) -> &mut InputBuffer {
        &mut self.inputs
    }
}

/// How the call is made.
impl Request {
    /// Returns the HTTP request without sending it.
    ///
    /// # Errors
    /// An input that can't be sent.
    pub fn prepare(self) -> Result<HttpRequest, Error> {
        self.into_http().map(|(_, request)| request)
    }

    /// Sends exactly once and returns the response, whatever its status.
    ///
    /// # Errors
    /// An input that can't be sent, or no response.
    pub async fn send_raw(self) -> Result<HttpResponse, Error> {
        let (client, request) = self.into_http()?;
        client.execute(request).await
    }

    /// Sends and decodes the body of the response.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status other than 2xx, or a body of another shape.
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, Error> {
        let operation = self.operation;
        let response = decode::success(operation, self.send_raw().await?)?;
        decode::body(operation, response)
    }

    /// Sends and ignores the body of the response.
    ///
    /// # Errors
    /// An input that can't be sent, no response, or a status other than 2xx.
    pub async fn send_unit(self) -> Result<(), Error> {
        let operation = self.operation;
        decode::success(operation, self.send_raw().await?).map(drop)
    }

    /// Sends and decodes one page, whose records stand under `key`.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status other than 200, or a body of another shape.
    pub async fn send_page<T: DeserializeOwned>(self, key: &'static str) -> Result<Page<T>, Error> {
        let operation = self.operation;
        decode::page(operation, key, self.send_raw().await?)
    }

    pub(crate) fn into_http(self) -> Result<(Client, HttpRequest), Error> {
        let operation = self.operation;
        self.try_into_http()
            .map_err(|refused| Error::invalid(operation.id, refused))
    }

    fn try_into_http(self) -> Result<(Client, HttpRequest), InvalidInput> {
        let Self {
            operation,
            scope,
            inputs,
            options,
        } = self;
        if let Some(refused) = scope.refused {
            return Err((*refused).clone());
        }
        if let Some(refused) = options.refused {
            return Err(refused);
        }
        let inputs = inputs.finish()?;
        let url = write_url(
            scope.client.prefix(operation),
            operation,
            &scope.values,
            &inputs.query,
        )?;
        let timeout = Some(options.timeout.unwrap_or_else(|| scope.client.timeout()));
        let (headers, body) = headers_and_body(&scope.client, operation, inputs, options.headers);
        Ok((
            scope.client,
            HttpRequest {
                operation,
                url,
                headers,
                body,
                timeout,
            },
        ))
    }
}

fn write_url(
    prefix: &str,
    operation: &Operation,
    values: &str,
    query: &str,
) -> Result<String, InvalidInput> {
    let mut url =
        String::with_capacity(prefix.len() + operation.path.len() + values.len() + 1 + query.len());
    url.push_str(prefix);
    if !path::fill_into(&mut url, operation.path, values) {
        return Err(InvalidInput::new("path", Refusal::PathTemplate));
    }
    if !query.is_empty() {
        url.push('?');
        url.push_str(query);
    }
    Ok(url)
}

fn headers_and_body(
    client: &Client,
    operation: &Operation,
    inputs: EncodedInputs,
    own: Vec<(HeaderName, HeaderValue)>,
) -> (Headers, Bytes) {
    let mut headers = Headers::with_capacity(USUAL_HEADERS + inputs.headers.len() + own.len());
    client.write_headers(&mut headers);
    let body = match operation.body {
        BodyEncoding::Form => inputs.form.into_bytes(),
        // The document asks for an object, so a body that was not set is the empty one.
        BodyEncoding::Json => inputs.json.unwrap_or_else(|| "{}".to_owned()).into_bytes(),
        BodyEncoding::None => Vec::new(),
    };
    match operation.body {
        BodyEncoding::Json => headers.insert(CONTENT_TYPE, JSON),
        // Twilio expects the form type on a POST without fields too.
        BodyEncoding::Form => headers.insert(CONTENT_TYPE, FORM),
        BodyEncoding::None if operation.method.carries_body() => headers.insert(CONTENT_TYPE, FORM),
        BodyEncoding::None => {}
    }
    let parameters = inputs
        .headers
        .into_iter()
        .map(|(_, name, value)| (name, value));
    for (name, value) in parameters.chain(own) {
        headers.insert(name, value);
    }
    (headers, Bytes::from(body))
}

/// Shows the operation and which inputs are set, but no value.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("set", &self.inputs.names())
            .finish_non_exhaustive()
    }
}
