//! A sentence of ours and what has changed in, the sentence with a mark that names the reason for a review out.
//!
//! A mark names the facts with the values that the sentence was written for, so that it goes when they return:
//! `TODO(prose, changed: maxLength was 64): The name.`

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::words::short;

/// How a sentence begins that a person still has to write or to look at.
pub(crate) const MARK: &str = "TODO(prose";

const CHANGED: &str = ", changed: ";
const WAS: &str = " was ";
const ABSENT: &str = "absent";
const NEXT: &str = ", ";
const END: &str = "): ";

/// A fact that is no longer what a sentence was written for.
#[derive(Debug, PartialEq)]
struct Reason {
    /// The way to the fact, without the first slash and without anything that ends it.
    fact: String,
    was: Was,
}

#[derive(Debug, PartialEq)]
enum Was {
    Absent,
    Value(Value),
    /// It is too long to be quoted.
    Untold,
}

/// The placeholder for a missing sentence.
pub(super) fn missing() -> String {
    format!("{MARK})")
}

/// Whether a person still has to write or to look at a sentence.
pub(super) fn is_marked(sentence: &str) -> bool {
    sentence.starts_with(MARK)
}

/// Why a sentence is to be reviewed; `None` if it is to be written.
pub(super) fn reasons(sentence: &str) -> Option<&str> {
    let rest = sentence.strip_prefix(MARK)?.strip_prefix(CHANGED)?;
    let (_, bare) = parse(sentence)?;
    rest.strip_suffix(bare)?.strip_suffix(END)
}

/// The sentence with the mark that is right now: with a reason more for each fact that has changed, with its value before, and
/// without those that are true no more.
pub(super) fn update(
    sentence: &str,
    changes: &[(&str, Option<&Value>)],
    facts: &BTreeMap<String, Value>,
) -> String {
    let (mut reasons, bare) = match parse(sentence) {
        Some(parsed) => parsed,
        None if is_marked(sentence) => return sentence.to_owned(),
        None => (Vec::new(), sentence),
    };
    for (way, was) in changes {
        let fact = plain(way);
        if !reasons.iter().any(|reason| reason.fact == fact) {
            let was = match was {
                None => Was::Absent,
                Some(value) if fact == way[1..] && short(value).is_some() => {
                    Was::Value((*value).clone())
                }
                Some(_) => Was::Untold,
            };
            reasons.push(Reason { fact, was });
        }
    }
    reasons.retain(|reason| {
        let now = facts.get(&format!("/{}", reason.fact));
        match &reason.was {
            Was::Absent => now.is_some(),
            Was::Value(value) => now != Some(value),
            Was::Untold => true,
        }
    });
    if reasons.is_empty() {
        return bare.to_owned();
    }
    let reasons: Vec<_> = reasons.iter().map(Reason::written).collect();
    format!("{MARK}{CHANGED}{}{END}{bare}", reasons.join(NEXT))
}

impl Reason {
    fn written(&self) -> String {
        let mut text = self.fact.clone();
        // Writing to a text cannot fail.
        let _ = match &self.was {
            Was::Absent => write!(text, "{WAS}{ABSENT}"),
            Was::Value(value) => write!(text, "{WAS}{value}"),
            Was::Untold => Ok(()),
        };
        text
    }
}

fn plain(way: &str) -> String {
    way.trim_start_matches('/').replace([' ', ',', ')'], "_")
}

/// The reasons before a sentence, and the sentence.
fn parse(sentence: &str) -> Option<(Vec<Reason>, &str)> {
    let mut rest = sentence.strip_prefix(MARK)?.strip_prefix(CHANGED)?;
    let mut reasons = Vec::new();
    loop {
        let (fact, after) = rest.split_at(rest.find([' ', ',', ')'])?);
        let (was, after) = match after.strip_prefix(WAS) {
            Some(after) => value(after)?,
            None => (Was::Untold, after),
        };
        let fact = fact.to_owned();
        reasons.push(Reason { fact, was });
        if let Some(bare) = after.strip_prefix(END) {
            return Some((reasons, bare));
        }
        rest = after.strip_prefix(NEXT)?;
    }
}

/// The value at the beginning of a text, and what follows it.
fn value(text: &str) -> Option<(Was, &str)> {
    if let Some(rest) = text.strip_prefix(ABSENT) {
        return Some((Was::Absent, rest));
    }
    let ends = text.match_indices([',', ')']).map(|(end, _)| end);
    let mut values = ends.filter_map(|end| {
        let value = serde_json::from_str(&text[..end]).ok()?;
        Some((Was::Value(value), &text[end..]))
    });
    values.next()
}
