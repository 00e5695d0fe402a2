//! The body of a response: frames go in as the driver of the connection brings them, the whole comes out.

use std::pin::Pin;

use bytes::Bytes;
use hyper::body::{Body, Incoming};

use super::driver::Driver;
use crate::error::transport_error::TransportError;

/// Room is not made for more than this before it arrives, whatever length the response claims.
const RESERVED_AT_MOST: u64 = 1024 * 1024;

/// Reads the body to its end, unless it has more than `limit` bytes. One that arrives as a single frame is not copied.
pub(super) async fn read(
    mut body: Incoming,
    limit: usize,
    driver: &mut Driver,
) -> Result<Bytes, TransportError> {
    let expected = body.size_hint().lower();
    if usize::try_from(expected).is_ok_and(|expected| expected > limit) {
        return Err(TransportError::too_large(limit));
    }
    let Some(first) = next(&mut body, driver).await? else {
        return Ok(Bytes::new());
    };
    if body.is_end_stream() || first.len() > limit {
        return checked(first, limit);
    }
    let Some(second) = next(&mut body, driver).await? else {
        return checked(first, limit);
    };
    let mut whole =
        Vec::with_capacity(usize::try_from(expected.min(RESERVED_AT_MOST)).unwrap_or_default());
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&second);
    while whole.len() <= limit {
        match next(&mut body, driver).await? {
            Some(bytes) => whole.extend_from_slice(&bytes),
            None => break,
        }
    }
    checked(Bytes::from(whole), limit)
}

fn checked(body: Bytes, limit: usize) -> Result<Bytes, TransportError> {
    if body.len() > limit {
        Err(TransportError::too_large(limit))
    } else {
        Ok(body)
    }
}

/// Returns the next bytes; trailers are passed over.
async fn next(body: &mut Incoming, driver: &mut Driver) -> Result<Option<Bytes>, TransportError> {
    while let Some(frame) = driver
        .until(|context| Pin::new(&mut *body).poll_frame(context))
        .await
    {
        if let Ok(bytes) = frame.map_err(TransportError::interrupted)?.into_data() {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}
