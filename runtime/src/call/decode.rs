//! Responses to results: the status decides, then the body is read.

use std::time::Duration;

use crate::{
    call::{Call, answer::Answer, content_encoding, reading::Reading, results::ReadResult},
    error::{
        Error,
        api_error::ApiError,
        decode_error::{DecodeError, Malformed},
    },
    operation::Operation,
    personal_values::PersonalValues,
    values::mismatch::Mismatch,
};

/// Returns the answer to `call` if its status is one that the operation has a result for.
pub(crate) fn success(call: &Call, answer: Answer) -> Result<Answer, Error> {
    if call.operation.is_result(answer.response.status) {
        Ok(answer)
    } else {
        Err(refusal(call, &answer))
    }
}

/// Reads the result of the operation, and returns it with what did not fit.
pub(crate) fn result<T>(
    operation: &Operation,
    answer: Answer,
    is_strict: bool,
    read: ReadResult<T>,
) -> Result<(T, Vec<Mismatch>), Error> {
    let mut reading = Reading::new(is_strict);
    match read(&answer.response, &mut reading) {
        Ok(value) => Ok((value, reading.mismatches)),
        Err(error) => Err(malformed(operation, answer, &error)),
    }
}

/// Returns the error of an answer that is a refusal.
pub(crate) fn refusal(call: &Call, answer: &Answer) -> Error {
    let error = ApiError::hiding(&answer.response, || {
        // With the credentials, because a service may repeat them too.
        let request = match &answer.authorization {
            Some(authorization) => call.request(authorization.header(), Duration::ZERO),
            None => call.first_request(),
        };
        PersonalValues::of(&request)
    });
    Error::api(call.operation.id.clone(), error).after(answer.attempts)
}

/// Returns the error of an answer of success that can't be read.
#[cold]
pub(crate) fn malformed(operation: &Operation, answer: Answer, error: &Malformed) -> Error {
    let encoding = content_encoding::failure(&answer.response).map(Malformed::Encoding);
    let error = encoding.as_ref().unwrap_or(error);
    #[cfg(feature = "tracing")]
    crate::call::trace::malformed(&answer);
    let attempts = answer.attempts;
    Error::decode(
        operation.id.clone(),
        DecodeError::new(answer.response, error),
    )
    .after(attempts)
}
