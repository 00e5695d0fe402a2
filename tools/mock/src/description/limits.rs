//! What else a document specifies for a value.

use regex_lite::Regex;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Limits as OpenAPI 3.0 defines them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Limits {
    #[serde(default, deserialize_with = "pattern")]
    pub(crate) pattern: Option<Regex>,
    #[serde(default)]
    pub(crate) minimum: Option<f64>,
    #[serde(default)]
    pub(crate) maximum: Option<f64>,
    #[serde(default)]
    pub(crate) exclusive_minimum: bool,
    #[serde(default)]
    pub(crate) exclusive_maximum: bool,
    #[serde(default)]
    pub(crate) min_length: Option<usize>,
    #[serde(default)]
    pub(crate) max_length: Option<usize>,
    #[serde(default)]
    pub(crate) min_items: Option<usize>,
    #[serde(default)]
    pub(crate) max_items: Option<usize>,
    #[serde(default)]
    pub(crate) default: Option<Value>,
}

/// A pattern in the dialect of ECMAScript that this dialect does not have limits nothing.
fn pattern<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Regex>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.and_then(|text| Regex::new(&text).ok()))
}
