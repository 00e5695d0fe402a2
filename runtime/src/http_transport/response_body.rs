//! The body of a response: frames as they arrive go in, the whole comes out.

use std::{future::poll_fn, pin::Pin};

use bytes::Bytes;
use hyper::body::{Body, Incoming};

/// Room is not made for more than this before it arrives, whatever length the response claims.
const RESERVED_AT_MOST: u64 = 1024 * 1024;

/// Reads the body to its end. One that arrives as a single frame is not copied.
pub(super) async fn read(mut body: Incoming) -> Result<Bytes, hyper::Error> {
    let expected = body.size_hint().lower();
    let Some(first) = next(&mut body).await? else {
        return Ok(Bytes::new());
    };
    if body.is_end_stream() {
        return Ok(first);
    }
    let Some(second) = next(&mut body).await? else {
        return Ok(first);
    };
    let mut whole =
        Vec::with_capacity(usize::try_from(expected.min(RESERVED_AT_MOST)).unwrap_or_default());
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&second);
    while let Some(bytes) = next(&mut body).await? {
        whole.extend_from_slice(&bytes);
    }
    Ok(Bytes::from(whole))
}

/// Returns the next bytes; trailers are passed over.
async fn next(body: &mut Incoming) -> Result<Option<Bytes>, hyper::Error> {
    while let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
        if let Ok(bytes) = frame?.into_data() {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}
