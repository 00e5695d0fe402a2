//! What the document specifies for a value beside its type.

use serde_json::{Number, Value};

/// Limits, default and example of a value. They are documentation: the client sends what it is given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// The `format`, where the type does not say it already.
    pub format: Option<String>,
    /// The regular expression that a text matches.
    pub pattern: Option<String>,
    /// The least value.
    pub minimum: Option<Number>,
    /// The greatest value.
    pub maximum: Option<Number>,
    /// Whether the value is greater than the minimum.
    pub exclusive_minimum: bool,
    /// Whether the value is less than the maximum.
    pub exclusive_maximum: bool,
    /// The number that the value is a multiple of.
    pub multiple_of: Option<Number>,
    /// The least number of characters.
    pub min_length: Option<u64>,
    /// The greatest number of characters.
    pub max_length: Option<u64>,
    /// The least number of items.
    pub min_items: Option<u64>,
    /// The greatest number of items.
    pub max_items: Option<u64>,
    /// Whether no item occurs twice.
    pub unique_items: bool,
    /// What the service assumes if the value is missing.
    pub default: Option<Value>,
    /// An example.
    pub example: Option<Value>,
}
