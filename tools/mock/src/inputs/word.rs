//! A text and its type in; whether it is one of that type, or what was expected, out.

use std::str::FromStr as _;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::description::{Description, Type};
use crate::sid;

/// Checks a text. What is not known to have a form has any.
pub(super) fn check(description: &Description, ty: &Type, text: &str) -> Result<(), String> {
    match ty.inner() {
        Type::Sid(_) => sid::check(description.prefixes(ty), text),
        Type::Enum(_) => {
            let values: Vec<&str> = description.values(ty).collect();
            let expected = || format!("one of {}", values.join(", "));
            values.contains(&text).then_some(()).ok_or_else(expected)
        }
        Type::DateTime => Timestamp::from_str(text)
            .map(drop)
            .map_err(|_| "a date and time such as 2026-01-31T12:00:00Z".to_owned()),
        Type::Date => Date::from_str(text)
            .map(drop)
            .map_err(|_| "a date such as 2026-01-31".to_owned()),
        _ => Ok(()),
    }
}
