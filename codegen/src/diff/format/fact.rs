//! A change in, the fact that it may share with the changes of other items out.

use crate::diff::report::{Change, ChangeKind, ItemKind};

/// What happened to a part of many items, or to many items.
#[derive(PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) item: ItemKind,
    kind: ChangeKind,
    /// The part: `header Trace`, `friendly_name`; empty for the item itself.
    pub(super) part: String,
    pub(super) what: String,
    reason: &'static str,
    marks: [bool; 2],
}

impl Fact {
    pub(super) fn of(change: &Change) -> Self {
        let general = general(change);
        let part = match change.item {
            // `header Trace, POST /v1/Pets`
            ItemKind::Input => change.wire.split(", ").next().unwrap_or_default(),
            ItemKind::Operation => "",
            ItemKind::Accessor if general.is_some() => "",
            ItemKind::Field | ItemKind::Value | ItemKind::Member | ItemKind::Outcome => {
                &change.wire
            }
            // Whatever else has the same words is a thing of its own.
            _ => &change.rust,
        };
        Self {
            item: change.item,
            kind: change.kind,
            part: part.to_owned(),
            what: general.unwrap_or_else(|| change.what.clone()),
            reason: change.reason,
            marks: [change.behaviour, change.exposes],
        }
    }
}

/// What happened, without what differs from item to item, where items that moved together have that in common.
fn general(change: &Change) -> Option<String> {
    let (new, old) = change.what.strip_suffix('`')?.split_once("`; was `")?;
    match (change.item, change.kind) {
        (ItemKind::Operation, ChangeKind::Path) => {
            Some(moved_path(new.strip_prefix("path `")?, old))
        }
        (ItemKind::Accessor, _) => moved_accessor(new.strip_prefix('`')?, old),
        _ => None,
    }
}

/// Of a path, the beginning.
fn moved_path(mut new: &str, mut old: &str) -> String {
    while let (Some((new_start, new_end)), Some((old_start, old_end))) =
        (new.rsplit_once('/'), old.rsplit_once('/'))
        && new_end == old_end
    {
        (new, old) = (new_start, old_start);
    }
    format!("the path begins with `{new}`; began with `{old}`")
}

/// Of an accessor with the same name, the beginnings of the names of its handles.
fn moved_accessor(new: &str, old: &str) -> Option<String> {
    let parts = |signature| -> Option<[&str; 3]> {
        let (call, leads_to) = str::split_once(signature, " -> ")?;
        let (owner, name) = call.split_once("::")?;
        Some([owner, name, leads_to])
    };
    let [new_owner, name, new_handle] = parts(new)?;
    let [old_owner, old_name, old_handle] = parts(old)?;
    let (owner, old_owner) = beginnings(new_owner, old_owner);
    let (handle, old_handle) = beginnings(new_handle, old_handle);
    (name == old_name).then(|| {
        format!(
            "`{owner}…Handle::…() -> {handle}…Handle`; was `{old_owner}…Handle::…() -> {old_handle}…Handle`"
        )
    })
}

/// Two names without the words at their ends that they have in common.
fn beginnings<'a>(new: &'a str, old: &'a str) -> (&'a str, &'a str) {
    let common = new
        .char_indices()
        .filter(|(_, character)| character.is_uppercase())
        .map(|(at, _)| &new[at..])
        .find(|end| old.ends_with(end))
        .map_or(0, str::len);
    (&new[..new.len() - common], &old[..old.len() - common])
}
