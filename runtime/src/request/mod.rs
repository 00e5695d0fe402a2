//! One call in the making: an operation, the scope it is called in, its inputs and its call options go in; an HTTP
//! request comes out, or the response to it.
//!
//! Nothing here but the last step of decoding is generic, so all request types share one compiled body.

pub(crate) mod body;
pub(crate) mod input_buffer;
mod into_call;
pub(crate) mod scope;

use std::{fmt, future::ready, pin::Pin, time::Duration};

use http::{HeaderName, HeaderValue};

use crate::{
    call::{
        answer::Answer,
        decode,
        page_url::{self, CheckPageUrl},
        response::Response,
        results::ReadResult,
    },
    client::limits::Limits,
    encoding::{header, multipart::Part, plain::Plain},
    error::{
        Error,
        invalid_input::{InvalidInput, Refusal},
    },
    message::{http_request::HttpRequest, http_response::HttpResponse},
    operation::{Operation, operation_ref::OperationRef},
    request::{input_buffer::InputBuffer, scope::Scope},
    retry::RetryPolicy,
    values::{inputs::IntoJson, sid::SidError},
};

/// A call in the making, under every type that `request!` declares.
pub struct Request {
    pub(crate) operation: OperationRef,
    pub(crate) scope: Scope,
    pub(crate) inputs: InputBuffer,
    pub(crate) options: CallOptions,
}

/// What a caller sets for one call beside the inputs of the operation.
#[derive(Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) refused: Option<InvalidInput>,
    /// Whether the first mismatch in the answer is an error, where that differs from the client.
    pub(crate) is_strict: Option<bool>,
    /// The page of a listing to ask for, in place of the one that the inputs describe.
    /// What checks it comes with it, so that a program which names no page does not contain that.
    pub(crate) page_url: Option<(Box<str>, CheckPageUrl)>,
}

impl CallOptions {
    /// Adds a header of the caller's own, or keeps why it can't be sent.
    pub(crate) fn add_header(&mut self, name: &str, value: &str) {
        let refusal = match (header::name(name), header::value(value)) {
            (Some(name), Some(value)) => return self.headers.push((name, value)),
            (None, _) => Refusal::HeaderName,
            (_, None) => Refusal::HeaderValue,
        };
        self.refused
            .get_or_insert_with(|| InvalidInput::new(name.to_owned(), refusal));
    }

    /// Returns the limits of a call of a client with `usual` ones.
    pub(crate) fn limits(&self, usual: Limits) -> Limits {
        Limits {
            total: self.timeout.unwrap_or(usual.total),
            attempt: self.attempt_timeout.unwrap_or(usual.attempt),
            retry: self.retry.unwrap_or(usual.retry),
        }
    }
}

/// How the inputs are set. The number is the input's place in [`Operation::inputs`].
impl Request {
    /// Begins a call of `operation`.
    pub fn new(operation: &'static Operation, scope: &Scope) -> Self {
        let (scope, inputs) = (scope.clone(), InputBuffer::new(operation.inputs));
        Self {
            operation: operation.into(),
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
    pub fn append_sid<S: AsRef<str>>(&mut self, position: u16, sid: Result<S, SidError>) {
        match sid {
            Ok(sid) => self.inputs.append_text(position, sid.as_ref()),
            Err(error) => self.inputs.refuse_sid(position, error),
        }
    }

    /// Adds a boolean or a number to the input that was begun last.
    pub fn append_plain(&mut self, position: u16, value: impl Into<Plain>) {
        self.inputs.append_plain(position, value.into());
    }

    /// Adds a free-form JSON value to the input that was begun last, or sets the body.
    pub fn append_json(&mut self, position: u16, value: &impl IntoJson) {
        self.inputs.append_json(position, value.json_text());
    }

    /// Sets the body to an object.
    pub fn append_object(&mut self, position: u16, value: &impl IntoJson) {
        self.inputs.append_object(position, value.json_text());
    }

    /// Adds one item of a list of free-form JSON values to the input that was begun last.
    pub fn append_json_item(&mut self, position: u16, value: &impl IntoJson) {
        self.inputs.append_json_item(position, value.json_text());
    }

    /// Sets the body to bytes.
    pub fn append_bytes(&mut self, position: u16, bytes: Vec<u8>) {
        self.inputs.append_bytes(position, bytes);
    }

    /// Adds a file to the input that was begun last.
    pub fn append_part(&mut self, position: u16, part: Part) {
        self.inputs.append_part(position, part);
    }
}

/// How the call options are set.
impl Request {
    /// Adds a header of the caller's own. It replaces what the client or an input would send under that name.
    pub fn add_header(&mut self, name: &str, value: &str) {
        self.options.add_header(name, value);
    }

    /// Sets the time the whole call may take.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.options.timeout = Some(timeout);
    }

    /// Sets the time one attempt may take.
    pub fn set_attempt_timeout(&mut self, timeout: Duration) {
        self.options.attempt_timeout = Some(timeout);
    }

    /// Sets how the call is repeated.
    pub fn set_retry(&mut self, policy: RetryPolicy) {
        self.options.retry = Some(policy);
    }

    /// Sets whether the answer is read strictly.
    pub fn set_strict_reading(&mut self, is_strict: bool) {
        self.options.is_strict = Some(is_strict);
    }

    /// Whether the answer is read strictly.
    pub(crate) fn is_strict(&self) -> bool {
        let usual = self.scope.client.shared().is_strict;
        self.options.is_strict.unwrap_or(usual)
    }

    /// Sets the URL of the page of a listing to ask for.
    pub fn set_page_url(&mut self, url: &str) {
        self.options.page_url = Some((url.into(), page_url::checked));
    }
}

/// How the call is made.
impl Request {
    /// Returns the HTTP request without sending it. Credentials that have to be asked for are not part of it.
    ///
    /// # Errors
    /// An input that can't be sent.
    pub fn prepare(self) -> Result<HttpRequest, Error> {
        Ok(self.into_call()?.first_request())
    }

    /// Sends exactly once and returns the response, whatever its status.
    ///
    /// # Errors
    /// An input that can't be sent, or no response.
    pub async fn send_raw(self) -> Result<HttpResponse, Error> {
        let answer = self.into_call()?.execute_once().await?;
        Ok(answer.response)
    }

    /// Sends and reads the result of the operation.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status that the operation has no result for, or a body of another
    /// shape.
    pub async fn send<T>(self, read: ReadResult<T>) -> Result<T, Error> {
        let (operation, is_strict) = (self.operation.clone(), self.is_strict());
        let answer = self.execute().await?;
        let (value, _) = decode::result(&operation, answer, is_strict, read)?;
        Ok(value)
    }

    /// Sends and reads the result of the operation, and returns it with the response.
    ///
    /// # Errors
    /// The same as for [`send`](Self::send).
    pub async fn send_with_response<T>(self, read: ReadResult<T>) -> Result<Response<T>, Error> {
        let (operation, is_strict) = (self.operation.clone(), self.is_strict());
        let answer = self.execute().await?;
        let (response, attempts) = (answer.response.clone(), answer.attempts);
        let (value, mismatches) = decode::result(&operation, answer, is_strict, read)?;
        Ok(Response::new(value, response, attempts, mismatches))
    }

    /// Returns an answer of success.
    // Boxed, so that the attempts are compiled once and not into the future of each operation.
    fn execute(self) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>> {
        match self.into_call() {
            // Moved into the box and no further.
            Ok(call) => Box::pin(async move {
                let answer = call.execute().await?;
                decode::success(&call, answer)
            }),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }
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
