//! Errors of `serde_json` that may be shown: a message goes in, the same message without the value that it quotes comes out.

/// Takes the offending value out of serde's message, because it can be personal data:
/// `invalid type: string "Ada", expected i64 at line 1 column 9` loses `"Ada"`.
pub(crate) fn without_value(message: &str) -> String {
    let found = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "));
    match (found, message.rfind(", expected ")) {
        (Some(found), Some(expected)) => {
            let kind = found.split([' ', ',']).next().unwrap_or_default();
            format!("found {kind}{}", &message[expected..])
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_value;

    #[test]
    fn a_cause_does_not_show_the_value() {
        for (json, expected) in [
            (
                r#""Ada, expected \"Lovelace\"""#,
                "found string, expected i64 at line 1 column 28",
            ),
            ("null", "found null, expected i64 at line 1 column 4"),
            ("1.5", "found floating, expected i64 at line 1 column 3"),
        ] {
            let error = serde_json::from_str::<i64>(json).expect_err("no integer");
            assert_eq!(without_value(&error.to_string()), expected);
        }
    }
}
