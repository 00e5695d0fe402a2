//! A file, a JSON object or the words of a command line in; faults out.

use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Fault, Kind};
use crate::files::FileError;
use crate::nearest::nearest;

/// What a file of faults holds.
const FILE: &str =
    "a list of faults such as `[{\"kind\": \"status\", \"status\": 503, \"times\": 2}]`";

/// The names of the kinds.
const KINDS: [&str; 14] = [
    "status",
    "burst",
    "delay",
    "trickle",
    "reset",
    "close",
    "cut",
    "empty",
    "html",
    "truncated",
    "unknown_enum",
    "unknown_field",
    "nulls",
    "foreign_page",
];

/// A fault as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: String,
    operation: Option<String>,
    method: Option<String>,
    path: Option<String>,
    times: Option<u64>,
    skip: Option<u64>,
    rate: Option<f64>,
    delay_ms: Option<u64>,
    #[serde(default)]
    takes_effect: bool,
    status: Option<u16>,
    code: Option<u32>,
    message: Option<String>,
    retry_after: Option<u64>,
    bytes: Option<usize>,
    every_ms: Option<u64>,
}

/// Reads a file of faults.
pub(crate) fn read_file(file: &str, text: &str) -> Result<Vec<Fault>, FileError> {
    let parts: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|error| FileError::of_json(file, &error, FILE))?;
    let faults = parts.into_iter().map(RawValue::get).map(|part| {
        let written: Written = serde_json::from_str(part)
            .map_err(|error| FileError::within(file, text, part, &error, "a fault"))?;
        fault(written).map_err(|problem| FileError::at(file, text, part, problem))
    });
    faults.collect()
}

/// Reads one fault.
fn read_one(value: &Value) -> Result<Fault, String> {
    let written = Written::deserialize(value).map_err(|error| error.to_string())?;
    fault(written)
}

/// Reads the words of a command line: `status status=503 operation=CreateFlexFlow times=2`.
pub(crate) fn read_words(words: &str) -> Result<Fault, String> {
    let mut members = Map::new();
    for word in words.split_whitespace() {
        let (name, value) = word.split_once('=').unwrap_or(("kind", word));
        // A value is JSON where it is JSON, otherwise a text.
        let value = match serde_json::from_str(value) {
            Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
            _ => Value::from(value),
        };
        members.insert(name.replace('-', "_"), value);
    }
    read_one(&Value::Object(members))
}

fn fault(written: Written) -> Result<Fault, String> {
    let mut fault = of_kind(&written)?;
    check(&written)?;
    if let Kind::Status {
        code,
        message,
        retry_after,
        ..
    } = &mut fault.kind
    {
        *code = written.code.unwrap_or(*code);
        *retry_after = written.retry_after.or(*retry_after);
        if let Some(text) = written.message {
            *message = text;
        }
    }
    fault.operation = written.operation;
    fault.method = written.method;
    fault.path = written.path;
    fault.times = written.times.or(fault.times);
    fault.skip = written.skip;
    fault.rate = written.rate;
    fault.delay_ms = written.delay_ms.or(fault.delay_ms);
    fault.takes_effect = written.takes_effect;
    Ok(fault)
}

/// Checks that each member belongs to the kind.
fn check(written: &Written) -> Result<(), String> {
    let belongs = |is_given: bool, name: &str, kinds: &[&str]| {
        let given = written.kind.as_str();
        if !is_given || kinds.contains(&given) {
            return Ok(());
        }
        let kind = kinds[0];
        Err(format!(
            "`{name}` belongs to the kind `{kind}`, not to `{given}`"
        ))
    };
    belongs(written.bytes.is_some(), "bytes", &["trickle"])?;
    belongs(written.every_ms.is_some(), "every_ms", &["trickle"])?;
    belongs(
        written.retry_after.is_some(),
        "retry_after",
        &["status", "burst"],
    )?;
    belongs(written.code.is_some(), "code", &["status"])?;
    belongs(written.message.is_some(), "message", &["status"])?;
    belongs(written.status.is_some(), "status", &["status"])?;
    match written.rate {
        Some(rate) if !(0.0..=1.0).contains(&rate) => {
            Err("expected a `rate` from 0 to 1".to_owned())
        }
        _ => Ok(()),
    }
}

fn of_kind(written: &Written) -> Result<Fault, String> {
    Ok(match written.kind.as_str() {
        "status" => match written.status {
            Some(status @ 300..=599) => Fault::status(status),
            _ => return Err("expected a `status` from 300 to 599".to_owned()),
        },
        "burst" => Fault::burst(),
        "delay" => match written.delay_ms {
            Some(millis) => Fault::delay(Duration::from_millis(millis)),
            None => return Err("expected `delay_ms`".to_owned()),
        },
        "trickle" => {
            let pause = Duration::from_millis(written.every_ms.unwrap_or(20));
            Fault::trickle(written.bytes.unwrap_or(1), pause)
        }
        "reset" => Fault::reset(),
        "close" => Fault::close(),
        "cut" => Fault::cut(),
        "empty" => Fault::empty(),
        "html" => Fault::html(),
        "truncated" => Fault::truncated(),
        "unknown_enum" => Fault::unknown_enum(),
        "unknown_field" => Fault::unknown_field(),
        "nulls" => Fault::nulls(),
        "foreign_page" => Fault::foreign_page(),
        other => {
            let hint = nearest(other, KINDS).map(|near| format!("; did you mean `{near}`?"));
            let hint = hint.unwrap_or_else(|| format!("; expected one of {}", KINDS.join(", ")));
            return Err(format!("unknown kind `{other}`{hint}"));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_and_shown_by_its_name() {
        for kind in KINDS {
            let words = format!("{kind} delay_ms=5");
            let words = if kind == "status" {
                format!("{words} status=503")
            } else {
                words
            };
            let fault = read_words(&words).expect(kind);
            let shown = serde_json::to_value(&fault).expect("JSON");
            let expected = if kind == "burst" { "status" } else { kind };
            assert_eq!(
                (&shown["kind"], fault.kind.name()),
                (&expected.into(), expected)
            );
        }
    }

    #[test]
    fn words_mean_what_the_builder_means() {
        let words = "status status=429 retry-after=2 operation=CreateFlexFlow times=3";
        let built = Fault::status(429)
            .retry_after(2)
            .on("CreateFlexFlow")
            .times(3);
        assert_eq!(read_words(words), Ok(built));
    }

    #[test]
    fn what_is_wrong_in_a_file_is_found() {
        for (text, expected) in [
            (
                "[\n  {\"kind\": \"reset\"},\n  {\"kind\": \"resett\"}\n]",
                "f.json:3:3: unknown kind `resett`; did you mean `reset`?",
            ),
            (
                "[\n {\"kind\": \"reset\", \"tmes\": 2}]",
                "f.json:2:25: unknown field `tmes`",
            ),
            (
                "[{\"kind\": \"status\"}]",
                "f.json:1:2: expected a `status` from 300 to 599",
            ),
            ("{}", "f.json:1:"),
            (
                "[{\"kind\": \"reset\", \"bytes\": 2}]",
                "f.json:1:2: `bytes` belongs to the kind `trickle`",
            ),
            (
                "[{\"kind\": \"reset\", \"rate\": 2}]",
                "f.json:1:2: expected a `rate` from 0 to 1",
            ),
        ] {
            let error = read_file("f.json", text).expect_err(text).to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
