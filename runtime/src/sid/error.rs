//! What is wrong with a text that should have been a SID.
//!
//! In: the SID type and the fault. Out: a message that says what was expected. It never repeats the text, which might be a secret
//! that was pasted by mistake.

use std::convert::Infallible;
use std::error::Error;
use std::fmt;

use super::text::Fault;

/// A text is not a SID of the type that was asked for.
///
/// ```
/// # twilio_runtime::sid_types! {
/// #     /// Identifies a Flex Flow.
/// #     pub type FlexFlowSid = ["FO"];
/// # }
/// # fn main() {
/// let error = "FO12".parse::<FlexFlowSid>().unwrap_err();
/// assert_eq!(error.to_string(), "invalid FlexFlowSid: expected `FO` followed by 32 hexadecimal digits, found a text of 4 bytes");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SidError {
    name: &'static str,
    prefixes: &'static [&'static str],
    fault: Fault,
}

impl SidError {
    pub(super) fn new(name: &'static str, prefixes: &'static [&'static str], fault: Fault) -> Self {
        Self {
            name,
            prefixes,
            fault,
        }
    }
}

impl fmt::Display for SidError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid {}: expected ", self.name)?;
        match self.prefixes {
            [] => formatter.write_str("two letters")?,
            [first, others @ ..] => {
                write!(formatter, "`{first}`")?;
                others
                    .iter()
                    .try_for_each(|prefix| write!(formatter, " or `{prefix}`"))?;
            }
        }
        formatter.write_str(" followed by 32 hexadecimal digits, found ")?;
        match self.fault {
            Fault::Length(length) => write!(formatter, "a text of {length} bytes"),
            Fault::Prefix => formatter.write_str("another prefix"),
            Fault::Digits => formatter.write_str("other characters after the prefix"),
        }
    }
}

impl Error for SidError {}

impl From<Infallible> for SidError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
