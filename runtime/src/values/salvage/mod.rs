//! Answers that are not quite what the API's description specifies: the bytes of a response go in, a value comes out with
//! a list of what did not fit.
//!
//! This is the second way to read an answer, taken only where the first one, serde's, has failed. A [`Reader`] walks over
//! the text once; each type takes from it what it can, and reports what it cannot use. Nothing but text that is not JSON
//! ends it.

mod charset;
mod json;
mod large_integer;
mod reader;
mod string;
mod values;

pub use self::json::any;
pub(crate) use self::{
    charset::{Decoded, decoded},
    json::{json, json_of},
    large_integer::has_large_integer,
};
pub use self::{
    reader::{Kind, NotJson, Reader},
    values::{boolean, float, integer, list, map, string, text},
};
use crate::values::mismatch::Mismatch;

/// Reads the text of a body with this function, or returns `None` if it is not JSON or the whole of it does not fit.
pub(crate) fn body<T>(
    text: &Decoded<'_>,
    read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, NotJson>,
) -> Option<(T, Vec<Mismatch>)> {
    let mut reader = Reader::of(text);
    let value = read(&mut reader).ok()??;
    Some((value, reader.end().ok()?))
}
