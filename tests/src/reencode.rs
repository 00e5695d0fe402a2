//! A response body in, the same body out, read and written by a type of the client.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};
use twilio_runtime::{Page, serde_json as runtime_json};

/// Decodes and encodes one value.
///
/// # Errors
///
/// A body that the type cannot hold.
pub fn one<T: Serialize + DeserializeOwned>(json: &str) -> Result<String, ReencodeError> {
    let value: T = runtime_json::from_str(json)?;
    Ok(runtime_json::to_string(&value)?)
}

/// Decodes and encodes a page whose records stand under `key`.
///
/// # Errors
///
/// A body that is no such page.
pub fn page<T: Serialize + DeserializeOwned>(
    key: &str,
    json: &str,
) -> Result<String, ReencodeError> {
    let body: runtime_json::Value = runtime_json::from_str(json)?;
    if !body
        .get(key)
        .is_some_and(|list| list.is_array() || list.is_null())
    {
        return Err(ReencodeError(format!("the page has no list {key}")));
    }
    one::<Page<T>>(json)
}

/// The answer of an operation that returns nothing.
///
/// # Errors
///
/// A body that is not empty, which the document does not announce.
pub fn empty(json: &str) -> Result<String, ReencodeError> {
    if json.trim().is_empty() {
        Ok(String::new())
    } else {
        Err(ReencodeError("a body where none is announced".to_owned()))
    }
}

/// A body that does not survive its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReencodeError(String);

impl ReencodeError {
    /// The documents have no such operation.
    #[must_use]
    pub fn unknown_operation(version: &str, operation: &str) -> Self {
        Self(format!(
            "there is no operation {operation} in version {version}"
        ))
    }
}

impl From<runtime_json::Error> for ReencodeError {
    fn from(error: runtime_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for ReencodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReencodeError {}
