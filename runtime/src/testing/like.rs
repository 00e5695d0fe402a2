//! A request as an example: a prepared one goes in, the expectation of one like it comes out.

use super::{Expectation, request_view::RequestView};
use crate::message::http_request::HttpRequest;

/// Headers that the client sets. They differ between a test and the application.
const OF_THE_CLIENT: [&str; 5] = [
    "accept",
    "accept-encoding",
    "authorization",
    "content-type",
    "user-agent",
];

impl Expectation {
    /// Expects a request like this one: of the same operation, with the same path, query, headers and body, and nothing else.
    /// Host, credentials and user agent do not count.
    ///
    /// `prepare` of a request makes it, of the client in the test or of any other.
    ///
    /// # Examples
    /// ```
    /// # use serde_json::json;
    /// # use twilio_runtime::{Core, Error, Method, ScriptedTransport, testing::Expectation};
    /// # fn example(client: Core, service: ScriptedTransport) -> Result<(), Error> {
    /// let request = client.request(Method::Post, "/v1/Things").form("FriendlyName", "Lamp");
    /// service.expect(Expectation::like(&request.prepare()?).respond_json(201, &json!({"sid": "TH1"})));
    /// # Ok(())
    /// # }
    /// ```
    pub fn like(request: &HttpRequest) -> Self {
        let view = RequestView::of(request);
        let mut expected = Self::operation(request.operation())
            .method(request.method())
            .path(view.path)
            .exactly();
        for (name, value) in view.query {
            expected = expected.query(name, value);
        }
        for (name, value) in view.form {
            expected = expected.form(name, value);
        }
        for (name, value) in view.headers {
            let is_of_client = |known: &&str| known.eq_ignore_ascii_case(&name);
            if !OF_THE_CLIENT.iter().any(is_of_client) {
                expected = expected.header(name, value);
            }
        }
        for part in view.parts {
            expected = match part.file_name {
                Some(file_name) => expected.file(part.name, file_name, part.content),
                None => expected.part(part.name, part.content),
            };
        }
        if let Some(json) = view.json {
            expected = expected.json_body(json);
        }
        match view.body {
            Some(body) => expected.body(body),
            None => expected,
        }
    }
}
