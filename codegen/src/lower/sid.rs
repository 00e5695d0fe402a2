//! The pattern of a string in, its SID type out.

use serde_json::Value;

use super::context::{Cx, Shared};
use super::pointer::Pointer;
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::{Docs, SidType, Type};
use crate::names::{Claim, Role, Scope, identifier, is_reserved_type};

/// What follows the prefix in every SID pattern.
const DIGITS: &str = "[0-9a-fA-F]{32}$";

/// A SID type with the place that gives it its name.
pub(super) struct PlacedSid {
    sid: SidType,
    file: String,
    pointer: String,
}

/// The SID type that a pattern describes, if it describes one. `at` is where the pattern stands.
pub(super) fn from_pattern(cx: &mut Cx<'_, '_>, pattern: &str, at: &Pointer<'_>) -> Option<Type> {
    let prefixes = prefixes(pattern)?;
    if let Some(placed) = cx.shared.sids.get(&prefixes) {
        return Some(Type::Sid(placed.sid.rust.clone()));
    }
    let placed = define(cx, &prefixes, at);
    let ty = Type::Sid(placed.sid.rust.clone());
    cx.shared.sids.insert(prefixes, placed);
    Some(ty)
}

/// The SID types, sorted by name. Every module sees all of them, so none may have the name of another or of a type of a module.
pub(super) fn finish(shared: &mut Shared, diagnostics: &mut Diagnostics) -> Vec<SidType> {
    let mut own = Scope::default();
    let mut sids = Vec::new();
    for (prefixes, placed) in std::mem::take(&mut shared.sids) {
        let PlacedSid { sid, file, pointer } = placed;
        let key = key(&prefixes);
        let help = || {
            Help::new("give it another name with an overlay action").update(
                "$",
                format!("x-rust-sids: {{ '{key}': {{ name: Other{} }} }}", sid.rust),
            )
        };
        if is_reserved_type(&sid.rust) {
            let message = format!(
                "the SID type of `{key}` would be called `{}`, a name that generated code uses itself",
                sid.rust
            );
            diagnostics.error(&file, &pointer, message, help());
            continue;
        }
        let claim = Claim {
            what: "the SID type of",
            wire: &key,
            file: &file,
            pointer,
        };
        // One report is enough: the first scope that has the name ends the search.
        let mut scopes = std::iter::once(&mut own).chain(shared.types.values_mut());
        if scopes.all(|scope| scope.claim(&sid.rust, &claim, help, diagnostics)) {
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
fn define(cx: &mut Cx<'_, '_>, prefixes: &[String], at: &Pointer<'_>) -> PlacedSid {
    let key = key(prefixes);
    let entry = cx
        .openapi
        .extensions
        .get("x-rust-sids")
        .and_then(|sids| sids.get(&key));
    let text = |key| {
        entry
            .and_then(|entry| entry.get(key))
            .and_then(Value::as_str)
    };
    let summary = text("description").map_or_else(|| fallback_summary(prefixes), str::to_owned);
    let (rust, pointer) = match text("name") {
        None => (None, at.child("pattern").to_string()),
        Some(name) => {
            let all = Pointer::At("/x-rust-sids");
            let at = all.child(&key);
            let at = at.child("name");
            let rust = identifier(Role::Type, name);
            if rust.is_none() {
                let help = "write a name with a letter, such as `FlexFlowSid`";
                cx.error::<()>(&at, format!("no type name can be made from `{name}`"), help);
            }
            (rust, at.to_string())
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
