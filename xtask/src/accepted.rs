//! A file of accepted changes in, their lines out. An entry without a reason is an error.

use std::path::Path;

use serde_yaml::Value;

use crate::Failure;
use crate::input::read_file;

/// The changes that a file accepts, as the report has them.
pub(crate) fn read(path: &Path) -> Result<Vec<String>, Failure> {
    parse(&read_file(path)?.text)
        .map_err(|error| Failure::Failed(format!("error: {}: {error}", path.display())))
}

fn parse(text: &[u8]) -> Result<Vec<String>, String> {
    let list: Vec<Value> = serde_yaml::from_slice(text)
        .map_err(|error| format!("expected a list of `change` and `reason`: {error}"))?;
    let entry = |(index, entry): (usize, &Value)| {
        let text = |key: &str| {
            let text = entry.get(key).and_then(Value::as_str).map(str::trim);
            let text = text.filter(|text| !text.is_empty());
            text.ok_or_else(|| format!("entry {} has no `{key}`", index + 1))
        };
        text("reason")?;
        Ok(text("change")?.to_owned())
    };
    list.iter().enumerate().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_change_is_accepted_for_a_reason() {
        let entry = "- change: \"v1::Pet.name: field removed\"\n";
        let told = "entry 1 has no `reason`";
        assert_eq!(parse(entry.as_bytes()).unwrap_err(), told);
        let empty = format!("{entry}  reason: ' '\n");
        assert_eq!(parse(empty.as_bytes()).unwrap_err(), told);
        let whole = format!("{entry}  reason: Nobody used it.\n");
        assert_eq!(
            parse(whole.as_bytes()).unwrap(),
            ["v1::Pet.name: field removed"]
        );
        assert!(parse(b"change: x").is_err());
    }
}
