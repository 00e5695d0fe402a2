use std::error::Error;
use std::str::FromStr;

use super::SidError;

crate::sid_types! {
    /// Identifies a Flex Flow.
    pub type FlexFlowSid = ["FO"];
    /// Identifies a message.
    pub type MessageSid = ["SM", "MM"];
    /// Identifies anything.
    pub type AnySid = [];
}

const DIGITS: &str = "0123456789abcdefABCDEF0123456789";
const LITERAL: FlexFlowSid = FlexFlowSid::from_static("FO0123456789abcdefABCDEF0123456789");

fn message<S: FromStr<Err = SidError>>(text: &str) -> String {
    text.parse::<S>()
        .map_or_else(|error| error.to_string(), |_| "valid".to_owned())
}

#[test]
fn written_text_is_checked_against_the_prefixes_of_the_type() {
    assert_eq!(
        format!("FO{DIGITS}").parse::<FlexFlowSid>().unwrap(),
        LITERAL
    );
    for valid in ["SM", "MM"] {
        assert_eq!(message::<MessageSid>(&format!("{valid}{DIGITS}")), "valid");
    }
    assert_eq!(message::<AnySid>(&format!("zQ{DIGITS}")), "valid");
    for wrong in ["fo", "CH", "F0", "O\u{7f}"] {
        assert!(
            format!("{wrong}{DIGITS}").parse::<FlexFlowSid>().is_err(),
            "{wrong}"
        );
    }
    assert!(format!("Z1{DIGITS}").parse::<AnySid>().is_err());
    assert!(format!("Ä{DIGITS}").parse::<AnySid>().is_err());
}

#[test]
fn the_error_says_what_was_expected_and_keeps_the_text_to_itself() {
    let secret = format!("CH{}", "5ec7e7".repeat(5) + "xx");
    assert_eq!(
        message::<FlexFlowSid>("5ec7e7"),
        "invalid FlexFlowSid: expected `FO` followed by 32 hexadecimal digits, found a text of 6 bytes"
    );
    assert_eq!(
        message::<MessageSid>(&secret),
        "invalid MessageSid: expected `SM` or `MM` followed by 32 hexadecimal digits, found another prefix"
    );
    assert_eq!(
        message::<AnySid>(&secret),
        "invalid AnySid: expected two letters followed by 32 hexadecimal digits, found other characters after the prefix"
    );
    let other = format!("MM{DIGITS}");
    assert_eq!(
        message::<FlexFlowSid>(&other),
        "invalid FlexFlowSid: expected `FO` followed by 32 hexadecimal digits, found `MM`, the prefix of a MessageSid"
    );
    for unknown in [format!("CH{DIGITS}"), format!("MM{}", "x".repeat(32))] {
        assert!(message::<FlexFlowSid>(&unknown).ends_with("found another prefix"));
    }
    assert!(message::<FlexFlowSid>(&format!("{LITERAL}\n")).ends_with("around it: trim it"));
    assert!(message::<FlexFlowSid>("").ends_with("found an empty text"));
    let error = secret.parse::<FlexFlowSid>().unwrap_err();
    assert!(!format!("{error:?}").contains("5ec7e7"));
    assert!(error.source().is_none());
}

#[test]
fn an_arriving_sid_is_never_refused_and_keeps_its_text() {
    for text in [
        "",
        "x",
        "PV0123456789abcdef0123456789abcdef",
        "seventeen ä's äääääääää!",
        &"long".repeat(99),
    ] {
        let json = serde_json::to_string(text).unwrap();
        let sid: FlexFlowSid = serde_json::from_str(&json).unwrap();
        assert_eq!(sid.as_str(), text);
        assert_eq!(serde_json::to_string(&sid).unwrap(), json);
        assert_eq!(sid, FlexFlowSid::new_unchecked(text));
        assert_eq!(String::from(sid), text);
    }
    assert!(serde_json::from_str::<FlexFlowSid>("5").is_err());
}

/// The signature of generated arguments.
fn bind(sid: impl TryInto<FlexFlowSid, Error: Into<SidError>>) -> Result<FlexFlowSid, SidError> {
    sid.try_into().map_err(Into::into)
}

#[test]
fn arguments_take_text_and_sids_owned_or_borrowed() {
    let text = LITERAL.to_string();
    assert_eq!(bind(text.as_str()).unwrap(), LITERAL);
    assert_eq!(bind(&text).unwrap(), LITERAL);
    assert_eq!(bind(text).unwrap(), LITERAL);
    assert_eq!(bind(&LITERAL).unwrap(), LITERAL);
    assert_eq!(bind(LITERAL).unwrap(), LITERAL);
    assert!(bind("FO").is_err());
}

#[test]
fn sids_order_and_compare_as_their_text() {
    let other = FlexFlowSid::new_unchecked("FO");
    assert!(other < LITERAL);
    assert_eq!(other, "FO");
    assert_ne!(LITERAL, other);
    assert_eq!(format!("{LITERAL:?}"), format!("{:?}", LITERAL.as_str()));
    assert_eq!(format!("[{other:>4}]"), "[  FO]");
}

#[test]
fn sids_cross_threads_and_cost_no_more_than_40_bytes() {
    fn crosses<T: Send + Sync + Unpin + 'static>() {}
    crosses::<FlexFlowSid>();
    crosses::<SidError>();
    assert_eq!(size_of::<Option<FlexFlowSid>>(), 40);
}
