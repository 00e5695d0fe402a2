//! Values with a type: the next value of the text goes in, and what the type can make of it comes out without a guess.
//!
//! | type | also reads |
//! |---|---|
//! | text | a number or a boolean, as its JSON |
//! | boolean | `"true"` and `"false"` |
//! | integer | `5.0`, `"5"` |
//! | number | `"5"` |
//!
//! Whatever is not of the type is reported. A list or a map is read without the items that do not fit.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Number;

use super::reader::{Kind, NotJson, Reader, is_number};

const TEXT: &str = "a text";
const BOOLEAN: &str = "a boolean";
const INTEGER: &str = "an integer";
const NUMBER: &str = "a number";

/// What is read of a value: `None` if it does not fit.
type Read<T> = Result<Option<T>, NotJson>;

/// What reads the next value of a text.
type Salvage<T> = fn(&mut Reader<'_>) -> Read<T>;

/// Reads a text.
///
/// # Errors
/// The text is not JSON.
pub fn text<'a>(reader: &mut Reader<'a>) -> Read<Cow<'a, str>> {
    let begin = reader.place();
    let found = match reader.kind()? {
        Kind::Text => return reader.string().map(Some),
        Kind::Number => NUMBER,
        Kind::Boolean => BOOLEAN,
        Kind::Null | Kind::List | Kind::Object | Kind::Deep => return reader.refuse(TEXT),
    };
    let text = reader.take()?;
    reader.report(begin, TEXT, found);
    Ok(Some(text.into()))
}

/// Reads a text of its own.
///
/// # Errors
/// The text is not JSON.
pub fn string(reader: &mut Reader<'_>) -> Read<String> {
    Ok(text(reader)?.map(Cow::into_owned))
}

/// Reads a boolean.
///
/// # Errors
/// The text is not JSON.
pub fn boolean(reader: &mut Reader<'_>) -> Read<bool> {
    if reader.kind()? == Kind::Boolean {
        return Ok(Some(reader.take()? == "true"));
    }
    converted(reader, BOOLEAN, |found, value| match (found, value) {
        (Kind::Text, "\"true\"") => Some(true),
        (Kind::Text, "\"false\"") => Some(false),
        _ => None,
    })
}

/// Reads an integer.
///
/// # Errors
/// The text is not JSON.
pub fn integer<T: TryFrom<i64>>(reader: &mut Reader<'_>) -> Read<T> {
    // Only the last step depends on the type.
    let fits = |integer: &i64| T::try_from(*integer).is_ok();
    let integer = any_integer(reader, &fits)?;
    Ok(integer.and_then(|integer| T::try_from(integer).ok()))
}

fn any_integer(reader: &mut Reader<'_>, fits: &dyn Fn(&i64) -> bool) -> Read<i64> {
    let begin = reader.place();
    let found = reader.kind()?;
    if found == Kind::Number {
        let value = reader.take()?;
        let exact = value.parse().ok().filter(fits);
        if exact.is_none() {
            let found = if value.contains(['.', 'e', 'E']) {
                NUMBER
            } else {
                "a number out of range"
            };
            reader.report(begin, INTEGER, found);
        }
        return Ok(exact.or_else(|| whole(value).filter(fits)));
    }
    converted(reader, INTEGER, |found, value| {
        let digits = value.strip_prefix('"')?.strip_suffix('"')?;
        let is_integer = found == Kind::Text && is_number(digits);
        digits
            .parse()
            .ok()
            .filter(|integer| is_integer && fits(integer))
    })
}

/// Returns the integer that a number with a fraction or an exponent is, if it is one and was not rounded.
#[expect(clippy::cast_possible_truncation, reason = "it is within the bounds")]
fn whole(value: &str) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_other = value.contains(['.', 'e', 'E']);
    let number = finite(value)?;
    (is_other && number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

/// Reads a number.
///
/// # Errors
/// The text is not JSON.
pub fn float(reader: &mut Reader<'_>) -> Read<f64> {
    let begin = reader.place();
    let found = reader.kind()?;
    if found == Kind::Number {
        let value = reader.take()?;
        let number = finite(value);
        if number.is_none() || is_rounded(value) {
            reader.report(begin, "a number of 64 bits", "a number out of range");
        }
        return Ok(number);
    }
    converted(reader, NUMBER, |found, value| {
        let number = value.strip_prefix('"')?.strip_suffix('"')?;
        (found == Kind::Text && is_number(number)).then(|| finite(number))?
    })
}

/// Returns a number, unless it is out of range.
fn finite(value: &str) -> Option<f64> {
    // `serde_json` is in every program already, the parser of the standard library is not.
    value.parse::<Number>().ok()?.as_f64()
}

/// Whether an integer has more digits than a number of 64 bits can tell apart.
fn is_rounded(value: &str) -> bool {
    let is_integer = !value.contains(['.', 'e', 'E']);
    is_integer && value != "-0" && value.parse::<u64>().is_err() && value.parse::<i64>().is_err()
}

/// Reads a value of another type by a function that makes something of its JSON, and reports it in any case.
fn converted<T>(
    reader: &mut Reader<'_>,
    expected: &'static str,
    convert: impl FnOnce(Kind, &str) -> Option<T>,
) -> Read<T> {
    let begin = reader.place();
    let found = reader.kind()?;
    let value = reader.take()?;
    reader.report(begin, expected, found.name());
    Ok(convert(found, value))
}

/// Reads a list of what `item` reads.
///
/// # Errors
/// The text is not JSON.
pub fn list<T>(reader: &mut Reader<'_>, item: Salvage<T>) -> Read<Vec<T>> {
    if reader.kind()? != Kind::List {
        return reader.refuse("a list");
    }
    let mut items = Vec::new();
    reader.items(&mut |reader| {
        items.extend(item(reader)?);
        Ok(())
    })?;
    Ok(Some(items))
}

/// Reads a map of what `value` reads.
///
/// # Errors
/// The text is not JSON.
pub fn map<T>(reader: &mut Reader<'_>, value: Salvage<T>) -> Read<BTreeMap<String, T>> {
    if reader.kind()? != Kind::Object {
        return reader.refuse("an object");
    }
    let mut members = BTreeMap::new();
    reader.members(&mut |name, reader| {
        if let Some(value) = value(reader)? {
            members.insert(name.to_owned(), value);
        }
        Ok(())
    })?;
    Ok(Some(members))
}
