//! What the tests of the corpus share: a client without a network, and a request as a server reads it.
//!
//! Each other file here tests the crate of the case that has its name. `cargo xtask corpus` makes a package of them.

use twilio_runtime::public::{HttpRequest, HttpResponse, ScriptedTransport};

/// Makes the client of a case, with a transport that answers what it was told to.
#[macro_export]
macro_rules! client {
    ($case:ident) => {
        $crate::client!($case, ::$case::ScriptedTransport::new())
    };
    ($case:ident, $transport:expr) => {
        ::$case::Client::builder()
            .credentials(::$case::Credentials::auth_token(
                "AC0123456789abcdef0123456789abcdef",
                "token",
            ))
            .transport($transport)
            .build()
            .expect("a client")
    };
}

/// The path of a request, as it is sent.
#[must_use]
pub fn path(request: &HttpRequest) -> &str {
    let url = request.url();
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    path.split('?').next().unwrap_or_default()
}

/// The pairs of the query, decoded.
#[must_use]
pub fn query(request: &HttpRequest) -> Vec<(String, String)> {
    let query = request.url().split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// One pair.
#[must_use]
pub fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// A transport with one response.
#[must_use]
pub fn answers(status: u16, body: impl Into<Vec<u8>>) -> ScriptedTransport {
    answers_with(HttpResponse::new(status, body))
}

/// The same, for a response with headers.
#[must_use]
pub fn answers_with(response: HttpResponse) -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    transport.respond(response);
    transport
}

/// The pairs of a form, decoded.
#[must_use]
pub fn form(request: &HttpRequest) -> Vec<(String, String)> {
    form_urlencoded::parse(request.body())
        .into_owned()
        .collect()
}

/// The media type of the body.
#[must_use]
pub fn media_type(request: &HttpRequest) -> Option<&str> {
    request.headers().get("content-type")
}
