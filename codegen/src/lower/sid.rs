//! The pattern of a string in, its SID type out.

use serde_json::Value;

use super::context::Cx;
use crate::ir::{Docs, SidType, Type};

/// What follows the prefix in every SID pattern.
const DIGITS: &str = "[0-9a-fA-F]{32}$";

/// The SID type that a pattern describes, if it describes one.
pub(super) fn from_pattern(cx: &mut Cx<'_, '_>, pattern: &str) -> Option<Type> {
    let prefixes = prefixes(pattern)?;
    if let Some(sid) = cx.shared.sids.get(&prefixes) {
        return Some(Type::Sid(sid.rust.clone()));
    }
    let sid = define(cx, &prefixes);
    let ty = Type::Sid(sid.rust.clone());
    cx.shared.sids.insert(prefixes, sid);
    Some(ty)
}

/// The prefixes of `^FO[0-9a-fA-F]{32}$`, `^(SM|MM)[0-9a-fA-F]{32}$` or `^[a-zA-Z]{2}[0-9a-fA-F]{32}$` (none).
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let head = pattern.strip_prefix('^')?.strip_suffix(DIGITS)?;
    if head == "[a-zA-Z]{2}" {
        return Some(Vec::new());
    }
    let alternatives = head
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(head);
    let prefixes: Vec<String> = alternatives.split('|').map(str::to_owned).collect();
    let is_prefix =
        |prefix: &String| prefix.len() == 2 && prefix.chars().all(|c| c.is_ascii_alphabetic());
    prefixes.iter().all(is_prefix).then_some(prefixes)
}

/// A SID type with the name and prose that `x-rust-sids` gives, or one named for its prefix.
///
/// The fallback depends on the prefix alone: a name guessed from the fields that use it would change with the next field.
fn define(cx: &Cx<'_, '_>, prefixes: &[String]) -> SidType {
    let entry = cx
        .openapi
        .extensions
        .get("x-rust-sids")
        .and_then(|sids| sids.get(prefixes.join("|")));
    let text = |key| {
        entry
            .and_then(|entry| entry.get(key))
            .and_then(Value::as_str)
    };
    let rust = text("name").map_or_else(|| fallback_name(prefixes), str::to_owned);
    let summary = text("description").map_or_else(|| fallback_summary(prefixes), str::to_owned);
    SidType {
        rust,
        prefixes: prefixes.to_vec(),
        docs: Docs {
            summary,
            ..Docs::default()
        },
    }
}

fn fallback_name(prefixes: &[String]) -> String {
    if prefixes.is_empty() {
        return "AnySid".to_owned();
    }
    let camel = |prefix: &String| {
        let (first, rest) = prefix.split_at(1);
        format!("{}{}", first.to_uppercase(), rest.to_lowercase())
    };
    format!("{}Sid", prefixes.iter().map(camel).collect::<String>())
}

fn fallback_summary(prefixes: &[String]) -> String {
    if prefixes.is_empty() {
        return "A SID of any kind: two letters and 32 hexadecimal digits.".to_owned();
    }
    let list: Vec<String> = prefixes
        .iter()
        .map(|prefix| format!("`{prefix}`"))
        .collect();
    format!("A SID that begins with {}.", list.join(" or "))
}
