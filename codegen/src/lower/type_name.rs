//! The name of a component or of what is around a schema in, the names that its Rust type can have out.

use super::context::LowerCtx;
use super::naming::{pin, rank, ranked};
use crate::names::{Claim, Rank, Role, candidates, pinned};
use crate::schema::Place;

/// Where a type that a schema defines gets its name from.
#[derive(Clone, Copy)]
pub(super) enum TypeHint<'a> {
    /// The name of the component.
    Component(&'a str),
    /// The names of the items around it.
    Inline(&'a str),
}

impl<'a> TypeHint<'a> {
    /// What the document calls the type.
    pub(super) fn wire(self) -> &'a str {
        let (Self::Component(wire) | Self::Inline(wire)) = self;
        wire
    }
}

/// The name of a schema that defines a type.
pub(super) struct TypeNaming<'a> {
    pub(super) hint: TypeHint<'a>,
    /// The name that the document gives it in Rust.
    pub(super) given: Option<&'a str>,
}

impl TypeNaming<'_> {
    /// What the document calls the type.
    pub(super) fn wire(&self) -> &str {
        self.hint.wire()
    }

    pub(super) fn is_component(&self) -> bool {
        matches!(self.hint, TypeHint::Component(_))
    }

    /// The claim of the type. `kind` orders types of one group: models before enums.
    pub(super) fn claim(
        &self,
        cx: &LowerCtx<'_, '_>,
        what: &'static str,
        kind: u8,
        place: &Place<'_>,
    ) -> Claim {
        let (names, rank) = match (self.given, self.hint) {
            (Some(given), _) => (pinned(Role::Type, given), rank::PINNED),
            (None, TypeHint::Component(name)) => of_component(name),
            (None, TypeHint::Inline(words)) => {
                (candidates(Role::Type, words), rank::group(rank::INLINE))
            }
        };
        let rank = Rank { kind, ..rank };
        Claim {
            what,
            wire: self.wire().to_owned(),
            file: cx.file.to_owned(),
            pointer: place.to_string(),
            candidates: names,
            rank: ranked(rank, self.given),
            pin: Some(pin(place, "x-rust-name")),
        }
    }
}

/// `flex.v1.interaction.interaction_channel` is the `interaction_channel`; in `flex_flow_enum_channel_type`, the word
/// `enum` adds nothing. Each further candidate brings back one more of the pieces that were left out.
fn of_component(name: &str) -> (Vec<String>, Rank) {
    let pieces: Vec<&str> = name.split('.').collect();
    let last = pieces.last().copied().unwrap_or(name);
    let plain = last.replacen("_enum_", "_", 1);
    let mut names = candidates(Role::Type, &plain);
    let mut add = |text: &str| {
        for name in candidates(Role::Type, text) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    };
    if plain != last {
        add(last);
    }
    for start in (0..pieces.len().saturating_sub(1)).rev() {
        add(&pieces[start..].join(" "));
    }
    let omitted = u8::try_from(pieces.len() - 1 + usize::from(plain != last)).unwrap_or(u8::MAX);
    let rank = Rank {
        omitted,
        ..rank::group(rank::COMPONENT)
    };
    (names, rank)
}
