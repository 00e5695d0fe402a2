//! A value and its limits in; whether it keeps them, or what was expected, out.

use serde_json::Value;

use crate::description::Limits;

/// Checks a value.
pub(super) fn check(limits: &Limits, value: &Value) -> Result<(), String> {
    match value {
        Value::String(text) => check_text(limits, text),
        Value::Number(number) => check_number(limits, number.as_f64().unwrap_or_default()),
        Value::Array(items) => check_count(limits, items.len()),
        _ => Ok(()),
    }
}

fn check_text(limits: &Limits, text: &str) -> Result<(), String> {
    let length = text.chars().count();
    if let Some(least) = limits.min_length.filter(|least| length < *least) {
        return Err(format!("at least {least} characters"));
    }
    if let Some(most) = limits.max_length.filter(|most| length > *most) {
        return Err(format!("at most {most} characters"));
    }
    match &limits.pattern {
        Some(pattern) if !pattern.is_match(text) => Err(format!("a text that matches {pattern}")),
        _ => Ok(()),
    }
}

fn check_number(limits: &Limits, number: f64) -> Result<(), String> {
    if let Some(least) = limits.minimum
        && (number < least || (limits.exclusive_minimum && number <= least))
    {
        let bound = if limits.exclusive_minimum {
            "more than"
        } else {
            "at least"
        };
        return Err(format!("{bound} {least}"));
    }
    if let Some(most) = limits.maximum
        && (number > most || (limits.exclusive_maximum && number >= most))
    {
        let bound = if limits.exclusive_maximum {
            "less than"
        } else {
            "at most"
        };
        return Err(format!("{bound} {most}"));
    }
    Ok(())
}

/// Checks the length of a list.
pub(super) fn check_count(limits: &Limits, count: usize) -> Result<(), String> {
    if let Some(least) = limits.min_items.filter(|least| count < *least) {
        return Err(format!("at least {least} values"));
    }
    if let Some(most) = limits.max_items.filter(|most| count > *most) {
        return Err(format!("at most {most} values"));
    }
    Ok(())
}
