//! A request in, the pairs that a service reads from it out, by a decoder that is not the client's.

use twilio_flex::HttpRequest;

/// Names and values, in the order of the wire.
pub(crate) type Pairs = Vec<(String, String)>;

/// Returns the pairs of the query.
pub(crate) fn query(request: &HttpRequest) -> Pairs {
    let query = request.url().split_once('?').map_or("", |(_, query)| query);
    decode(query.as_bytes())
}

/// Returns the pairs of the form.
pub(crate) fn form(request: &HttpRequest) -> Pairs {
    decode(request.body())
}

fn decode(text: &[u8]) -> Pairs {
    form_urlencoded::parse(text).into_owned().collect()
}
