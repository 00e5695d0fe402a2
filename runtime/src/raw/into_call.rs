//! A call that a caller describes becomes a call like any other, or is refused.

use bytes::Bytes;
use http::HeaderValue;

use super::{RawBody, RawRequest, operation};
use crate::{
    Method,
    call::Call,
    error::{
        Error,
        invalid_input::{InvalidInput, Refusal},
    },
    message::url_text::UrlText,
    request::body::media_type,
};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

impl RawRequest {
    /// Returns what is to be sent.
    pub(super) fn into_call(mut self) -> Result<Call, Error> {
        if let Some(refused) = self.refusal() {
            let name = operation::name(self.method, self.target.template());
            return Err(Error::invalid(name, refused));
        }
        let url = self.url();
        let Self {
            client,
            method,
            server,
            target,
            body,
            options,
            ..
        } = self;
        let operation = operation::operation(method, server, target.template(), &body);
        let (content_type, body) = content(method, body);
        let shared = client.shared();
        let (limits, is_strict) = (
            options.limits(shared.limits),
            options.is_strict.unwrap_or(shared.is_strict),
        );
        Ok(Call {
            client,
            operation: operation.into(),
            url: UrlText::new(url),
            headers: options.headers,
            accept: None,
            content_type,
            body,
            limits,
            may_be_large: false,
            is_strict,
        })
    }

    fn refusal(&mut self) -> Option<InvalidInput> {
        let is_nowhere = self.server.is_empty() && self.client.hosts().base_url.is_none();
        let missing = "is missing: name one with `host`, or give a whole URL as the path";
        self.options
            .refused
            .take()
            .or_else(|| is_nowhere.then(|| InvalidInput::new("host", Refusal::Because(missing))))
    }

    fn url(&self) -> String {
        let hosts = self.client.hosts();
        let (path, query) = (self.target.path(), self.query.as_str());
        let length = hosts.prefix_length(&self.server) + path.len() + 1 + query.len();
        let mut url = String::with_capacity(length);
        hosts.write_prefix(&mut url, &self.server);
        url.push_str(path);
        if !query.is_empty() {
            url.push('?');
            url.push_str(query);
        }
        url
    }
}

/// Returns a body and its media type.
fn content(method: Method, body: RawBody) -> (Option<HeaderValue>, Bytes) {
    match body {
        // Twilio expects the form type on a POST without fields too.
        RawBody::Empty => (
            method.carries_body().then_some(media_type::FORM),
            Bytes::new(),
        ),
        RawBody::Form(form) => (Some(media_type::FORM), form.into()),
        RawBody::Json(json) => (Some(JSON), json.into()),
    }
}
