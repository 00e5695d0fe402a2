//! A request in, the path that a service reads from it out, by a decoder that is not the client's.

use percent_encoding::percent_decode_str;
use twilio_flex::HttpRequest;

/// Returns the segments of the path.
pub(crate) fn segments(request: &HttpRequest) -> Vec<String> {
    let (_, rest) = request.url().split_once("://").expect("a scheme");
    let path = rest.split('?').next().unwrap_or_default();
    let decoded = |segment| percent_decode_str(segment).decode_utf8().expect("UTF-8");
    let segments = path.split('/').skip(1);
    segments
        .map(|segment| decoded(segment).into_owned())
        .collect()
}
