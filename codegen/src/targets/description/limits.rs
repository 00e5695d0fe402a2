//! What the document specifies for a value beside its type.

use serde::Serialize;
use serde_json::{Number, Value};

use crate::ir::Constraints;

/// Limits, default and example of a value.
#[derive(Serialize)]
pub(super) struct Limits<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<&'a Number>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    exclusive_minimum: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    exclusive_maximum: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple_of: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unique_items: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a Value>,
}

impl<'a> Limits<'a> {
    pub(super) fn new(constraints: &'a Constraints) -> Self {
        let Constraints {
            format,
            pattern,
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
            min_length,
            max_length,
            min_items,
            max_items,
            unique_items,
            default,
            example,
        } = constraints;
        Self {
            format: format.as_deref(),
            pattern: pattern.as_deref(),
            minimum: minimum.as_ref(),
            maximum: maximum.as_ref(),
            exclusive_minimum: *exclusive_minimum,
            exclusive_maximum: *exclusive_maximum,
            multiple_of: multiple_of.as_ref(),
            min_length: *min_length,
            max_length: *max_length,
            min_items: *min_items,
            max_items: *max_items,
            unique_items: *unique_items,
            default: default.as_ref(),
            example: example.as_ref(),
        }
    }
}
