//! The rule of retrying: a method and the outcome of an attempt go in, whether another one is safe comes out.

use crate::{
    error::transport_error::TransportError, message::http_response::HttpResponse,
    operation::method::Method,
};

/// Whether another attempt can help and can't do a thing twice.
pub(crate) fn is_retryable(method: Method, outcome: &Result<HttpResponse, TransportError>) -> bool {
    match outcome {
        Ok(response) if response.is_too_many() => true,
        Ok(response) => (500..600).contains(&response.status) && method.is_repeatable(),
        Err(error) if error.is_passing_before_sent() => true,
        Err(error) => error.is_passing() && method.is_repeatable(),
    }
}

#[cfg(test)]
mod tests {
    use super::{HttpResponse, Method, TransportError, is_retryable};

    #[test]
    fn what_may_have_had_an_effect_is_repeated_only_where_that_is_harmless() {
        let answered = |status| Ok(HttpResponse::new(status, ""));
        let never = [200, 201, 302, 400, 401, 403, 404, 408, 409, 600].map(answered);
        let harmless = [
            answered(500),
            answered(502),
            answered(503),
            answered(504),
            Err(TransportError::interrupted("reset")),
            Err(TransportError::timeout()),
        ];
        let always = [
            answered(429),
            Err(TransportError::connect("refused")),
            Err(TransportError::connect_timeout()),
            Err(TransportError::credentials_timeout()),
            Err(TransportError::credentials_unavailable("status 503")),
        ];
        let pointless = [
            Err(TransportError::unsent("no runtime")),
            Err(TransportError::connect_denied("no trust")),
            Err(TransportError::too_large(1)),
            Err(TransportError::credentials("no token")),
        ];
        for method in [
            Method::Get,
            Method::Delete,
            Method::Post,
            Method::Put,
            Method::Patch,
        ] {
            let may_repeat = matches!(method, Method::Get | Method::Delete);
            for (outcomes, expected) in [
                (never.as_slice(), false),
                (&harmless, may_repeat),
                (&always, true),
                (&pointless, false),
            ] {
                for outcome in outcomes {
                    assert_eq!(
                        is_retryable(method, outcome),
                        expected,
                        "{method} {outcome:?}"
                    );
                }
            }
        }
    }
}
