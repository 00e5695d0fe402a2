//! The pattern of a string in, its SID type out.

use super::context::{LowerCtx, Shared};
use super::placed_sid::PlacedSid;
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::{Docs, SidType, Type};
use crate::names::{Role, identifier, is_reserved_type};
use crate::schema::Node;

/// What follows the prefix in every SID pattern.
const DIGITS: &str = "[0-9a-fA-F]{32}$";

/// The SID type that a pattern describes, if it describes one.
pub(super) fn from_pattern<'d>(cx: &mut LowerCtx<'d, '_>, pattern: &Node<'d>) -> Option<Type> {
    let prefixes = prefixes(pattern.read().as_str()?)?;
    if let Some(placed) = cx.shared.sids.get(&prefixes) {
        return Some(Type::Sid(placed.sid.rust.clone()));
    }
    let placed = define(cx, &prefixes, pattern);
    let ty = Type::Sid(placed.sid.rust.clone());
    cx.shared.sids.insert(prefixes, placed);
    Some(ty)
}

/// The SID types, sorted by name. Every module sees all of them, so no other type of a module gets the name of one.
pub(super) fn finish(shared: &mut Shared, diagnostics: &mut Diagnostics) -> Vec<SidType> {
    let mut sids: Vec<SidType> = Vec::new();
    for (prefixes, placed) in std::mem::take(&mut shared.sids) {
        let PlacedSid { sid, file, pointer } = placed;
        let key = key(&prefixes);
        let help = Help::new("give it another name with an overlay action").update(
            "$",
            format!("x-rust-sids: {{ '{key}': {{ name: Other{} }} }}", sid.rust),
        );
        if is_reserved_type(&sid.rust) {
            let message = format!(
                "the SID type of `{key}` would be called `{}`, a name that generated code uses itself",
                sid.rust
            );
            diagnostics.error(&file, &pointer, message, help);
        } else if let Some(other) = sids.iter().find(|other| other.rust == sid.rust) {
            let message = format!(
                "the SID type of `{key}` and that of `{}` would both be called `{}`",
                self::key(&other.prefixes),
                sid.rust
            );
            diagnostics.error(&file, &pointer, message, help);
        } else {
            sids.push(sid);
        }
    }
    sids.sort_by(|a, b| a.rust.cmp(&b.rust));
    sids
}

/// The key of a type in `x-rust-sids`.
fn key(prefixes: &[String]) -> String {
    prefixes.join("|")
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
fn define<'d>(cx: &mut LowerCtx<'d, '_>, prefixes: &[String], pattern: &Node<'d>) -> PlacedSid {
    let key = key(prefixes);
    let all = cx.document().get("x-rust-sids");
    let entry = all.and_then(|sids| sids.get(&key));
    let text = |key| entry.as_ref().and_then(|entry| entry.text(key));
    // All SID types are read for what is first to use one: a change of another is one of that type.
    let summary = text("description").map_or_else(|| fallback_summary(prefixes), str::to_owned);
    let (rust, pointer) = match text("name") {
        None => (None, pattern.place.to_string()),
        Some(name) => {
            let place = entry
                .as_ref()
                .map(|entry| entry.place.key("name"))
                .unwrap_or_default();
            let rust = identifier(Role::Type, name);
            if rust.is_none() {
                let help = "write a name with a letter, such as `FlexFlowSid`";
                let message =
                    format!("`{name}` contains no characters that form a Rust identifier");
                cx.error::<()>(&place, message, help);
            }
            (rust, place.to_string())
        }
    };
    PlacedSid {
        sid: SidType {
            rust: rust.unwrap_or_else(|| fallback_name(prefixes)),
            prefixes: prefixes.to_vec(),
            docs: Docs {
                summary,
                ..Docs::default()
            },
        },
        file: cx.file.to_owned(),
        pointer,
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
