//! One field of a form or a query: a name and any value that serializes go in, escaped pairs come out.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::{
    encoding::{
        json_text::{compact, field_text},
        percent::escape_into,
    },
    error::invalid_input::Refusal,
};

/// Appends a pair to `out`, or one for each item of a list.
pub(super) fn push_field(
    out: &mut String,
    name: &str,
    value: &impl Serialize,
) -> Result<(), Refusal> {
    let value = serde_json::to_value(value).map_err(|error| Refusal::Json(Arc::new(error)))?;
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| push(out, name, item)),
        value => push(out, name, &value),
    }
}

fn push(out: &mut String, name: &str, value: &Value) -> Result<(), Refusal> {
    // A number that is not finite serializes to null too.
    if value.is_null() {
        return Err(Refusal::Because(
            "is null, which a field can't be: leave it out",
        ));
    }
    if !out.is_empty() {
        out.push('&');
    }
    escape_into(out, name);
    out.push('=');
    escape_into(out, &field_text(compact(value)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::push_field;

    #[test]
    fn a_value_is_its_text_and_a_list_repeats_its_name() {
        let mut out = String::new();
        for value in [
            json!("A & B"),
            json!(1.5),
            json!([true, "x"]),
            json!({"a": "é"}),
        ] {
            push_field(&mut out, "N me", &value).expect("a field");
        }
        assert_eq!(
            out,
            "N%20me=A%20%26%20B&N%20me=1.5&N%20me=true&N%20me=x&N%20me=%7B%22a%22%3A%22%C3%A9%22%7D"
        );
        assert!(push_field(&mut out, "a", &None::<i64>).is_err());
        assert!(push_field(&mut out, "a", &f64::NAN).is_err());
    }
}
