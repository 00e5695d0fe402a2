//! Free-form JSON: any value of the text goes in, a `Json` comes out.
//!
//! What a `Json` cannot hold, an integer beyond 64 bits, a number such as `1e400` or a value that is nested too deeply, is
//! in it as its JSON text, in a string. So nothing is lost or rounded.

use serde_json::{Map, Number, Value as Json};

use super::reader::{Kind, NotJson, Reader};

/// Returns the value that a text is.
// In place of `serde_json`'s own `parse`: this code is in every program already.
pub(crate) fn json_of(text: &str) -> Option<Json> {
    let mut reader = Reader::new(text);
    let value = json(&mut reader).ok()?;
    reader.end().is_ok().then_some(value)
}

/// Reads any value.
///
/// # Errors
/// The text is not JSON.
pub fn any(reader: &mut Reader<'_>) -> Result<Option<Json>, NotJson> {
    json(reader).map(Some)
}

/// Reads any value.
pub(crate) fn json(reader: &mut Reader<'_>) -> Result<Json, NotJson> {
    Ok(match reader.kind()? {
        Kind::Null => {
            reader.take()?;
            Json::Null
        }
        Kind::Boolean => Json::Bool(reader.take()? == "true"),
        Kind::Text => Json::String(reader.string()?.into_owned()),
        Kind::Number => number(reader)?,
        Kind::List => {
            let mut items = Vec::new();
            reader.items(&mut |reader| {
                items.push(json(reader)?);
                Ok(())
            })?;
            Json::Array(items)
        }
        Kind::Object => {
            let mut members = Map::new();
            reader.members(&mut |name, reader| {
                members.insert(name.to_owned(), json(reader)?);
                Ok(())
            })?;
            Json::Object(members)
        }
        Kind::Deep => {
            let begin = reader.place();
            let text = reader.take()?;
            reader.report(begin, "at most 127 levels", "a value nested too deeply");
            Json::String(text.to_owned())
        }
    })
}

fn number(reader: &mut Reader<'_>) -> Result<Json, NotJson> {
    let begin = reader.place();
    let text = reader.take()?;
    if let Some(number) = exact(text) {
        return Ok(Json::Number(number));
    }
    reader.report(begin, "a number of 64 bits", "a number out of range");
    Ok(Json::String(text.to_owned()))
}

/// Returns a number as `serde_json` reads it, unless it is an integer that `serde_json` would round.
fn exact(text: &str) -> Option<Number> {
    let number: Number = text.parse().ok()?;
    let is_integer = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_rounded = is_integer && number.is_f64() && text != "-0";
    (!is_rounded).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::json_of;
    use crate::Json;

    #[test]
    fn a_text_is_json_as_a_whole_or_not_at_all() {
        for text in ["1", " [1, {\"a\": null}] ", r#""\u00e9""#, "-0", "1.5e3"] {
            assert_eq!(json_of(text), text.parse::<Json>().ok(), "{text}");
        }
        for text in ["", "1 2", "[1] and more", "{", "nul", "01"] {
            assert_eq!(json_of(text), None, "{text}");
        }
        let rounded = "18446744073709551616";
        assert_eq!(json_of(rounded), Some(rounded.into()));
    }
}
