//! What is wrong with a text that should have been a SID.
//!
//! The SID type, the text and the fault go in; a message with what was expected and which known type was found comes out. It
//! never repeats the text, which might be a secret that was pasted by mistake.

use std::convert::Infallible;
use std::error::Error;
use std::fmt;

use super::{
    prefix::SidPrefix,
    text::{Fault, check},
};

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
    found: Found,
}

/// The prefixes of a SID type, and its name.
type Member = (&'static [&'static str], &'static str);

/// What there was in place of the SID. Of the text itself it holds no more than a prefix that the crate knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Length(usize),
    /// A SID, but for white space around it.
    Space,
    /// Another type, and which of its prefixes it was.
    Known(&'static Member, u8),
    OtherPrefix,
    OtherDigits,
}

impl SidError {
    /// Returns what is wrong with `text`.
    pub(super) fn new<P: SidPrefix>(text: &str, fault: Fault) -> Self {
        let is_padded = || {
            let trimmed = text.trim();
            trimmed.len() < text.len() && check(P::PREFIXES, trimmed).is_ok()
        };
        let found = match fault {
            Fault::Length(_) if is_padded() => Found::Space,
            Fault::Length(length) => Found::Length(length),
            Fault::Prefix => known_prefix(P::FAMILY, text),
            Fault::Digits => Found::OtherDigits,
        };
        Self {
            name: P::NAME,
            prefixes: P::PREFIXES,
            found,
        }
    }
}

/// Returns the prefix of `text`, if a type of `family` has it. The text must not be a secret that begins like a SID by
/// chance, so the rest has to look like one, too.
fn known_prefix(family: &'static [Member], text: &str) -> Found {
    if check(&[], text).is_err() {
        return Found::OtherPrefix;
    }
    let of_type = |member: &'static Member| {
        let place = member
            .0
            .iter()
            .position(|prefix| text.starts_with(prefix))?;
        Some(Found::Known(member, u8::try_from(place).ok()?))
    };
    let found = family.iter().find_map(of_type);
    found.unwrap_or(Found::OtherPrefix)
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
        match self.found {
            Found::Length(0) => formatter.write_str("an empty text"),
            Found::Length(length) => write!(formatter, "a text of {length} bytes"),
            Found::Space => formatter.write_str("one with white space around it: trim it"),
            Found::Known((prefixes, name), place) => {
                let prefix = prefixes.get(usize::from(place)).unwrap_or(&"");
                let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) {
                    "an"
                } else {
                    "a"
                };
                write!(formatter, "`{prefix}`, the prefix of {article} {name}")
            }
            Found::OtherPrefix => formatter.write_str("another prefix"),
            Found::OtherDigits => formatter.write_str("other characters after the prefix"),
        }
    }
}

impl Error for SidError {}

impl From<Infallible> for SidError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
