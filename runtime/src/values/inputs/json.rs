//! JSON as inputs.

use serde::Serialize;
use serde_json::Value;

/// What an input of JSON takes: anything that serializes, be it a model of this crate, `json!({…})` or a struct that derives
/// `serde::Serialize`; or text that is JSON already.
///
/// The rule is the same for form fields, bodies and fields of models: what serializes to a string is taken for JSON text and
/// sent as it is, everything else is sent as the JSON that it serializes to. A JSON string is therefore given in its quotes, as
/// `"\"text\""`.
pub trait IntoJson {
    /// Returns the value as JSON text; a string in quotes.
    ///
    /// # Errors
    /// The value can't be serialized.
    #[doc(hidden)]
    fn json_text(&self) -> Result<String, serde_json::Error>;

    /// Returns the value, or the one that its text is.
    ///
    /// # Errors
    /// The value can't be serialized, or a text is not JSON.
    #[doc(hidden)]
    fn json_value(&self) -> Result<Value, serde_json::Error>;
}

impl<T: Serialize + ?Sized> IntoJson for T {
    fn json_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    fn json_value(&self) -> Result<Value, serde_json::Error> {
        match serde_json::to_value(self)? {
            Value::String(text) => text.parse(),
            value => Ok(value),
        }
    }
}
