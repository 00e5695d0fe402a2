//! Claims of names in, the settled names and warnings about those that had to yield out.

use std::collections::{BTreeMap, BTreeSet};

use super::context::LowerCtx;
use crate::diagnostic::{Diagnostics, Help};
use crate::document::target;
use crate::names::{Claim, Pin, Rank, Role, Settled, candidates, pinned, settle};
use crate::schema::Place;

/// How an overlay pins the name of the item at a place.
pub(super) fn pin(place: &Place<'_>, key: &str) -> Pin {
    Pin {
        pointer: place.to_string(),
        before: format!("{key}: "),
        after: "",
    }
}

/// The ranks of what is named in one scope.
pub(super) mod rank {
    use crate::names::Rank;

    const DERIVED: Rank = Rank {
        is_derived: true,
        group: 0,
        omitted: 0,
        kind: 0,
    };

    /// A name that the document gives.
    pub(in crate::lower) const PINNED: Rank = Rank {
        is_derived: false,
        ..DERIVED
    };

    /// The rank of every item in a scope where all are of one kind.
    pub(in crate::lower) const PLAIN: Rank = DERIVED;

    /// The types of a module, the first before the others.
    pub(in crate::lower) const fn group(group: u8) -> Rank {
        Rank { group, ..DERIVED }
    }

    pub(in crate::lower) const COMPONENT: u8 = 0;
    pub(in crate::lower) const INLINE: u8 = 1;
    pub(in crate::lower) const OPERATION: u8 = 2;
    pub(in crate::lower) const OF_OPERATION: u8 = 3;
    pub(in crate::lower) const HANDLE: u8 = 4;
}

/// A rank, or that of a name that the document gives.
pub(super) fn ranked(rank: Rank, given: Option<&str>) -> Rank {
    if given.is_some() { rank::PINNED } else { rank }
}

/// The names that the document gives, or those that come from what it calls the item.
pub(super) fn given_or(role: Role, given: Option<&str>, wire: &str) -> Vec<String> {
    given.map_or_else(|| candidates(role, wire), |given| pinned(role, given))
}

/// Settles the claims of one scope and reports those that had to yield.
pub(super) fn settled(
    cx: &mut LowerCtx<'_, '_>,
    claims: &[Claim],
    is_taken: impl Fn(&str) -> bool,
) -> Vec<String> {
    let settled = settle(claims, is_taken);
    let root = cx.root;
    report(claims, &settled, cx.diagnostics, |_, pointer| {
        target::of_pointer(root, pointer)
    });
    settled.names
}

/// A warning for each claim that had to yield, with the actions that pin both names; an error for two equal pins.
///
/// `target` finds the JSONPath of a place in a file.
pub(super) fn report(
    claims: &[Claim],
    settled: &Settled,
    diagnostics: &mut Diagnostics,
    target: impl Fn(&str, &str) -> Option<String>,
) {
    let shared = sharing_a_pin(claims, settled);
    let pinned = |index: usize| {
        let claim = &claims[index];
        let pin = claim.pin.as_ref().filter(|_| !shared.contains(&index))?;
        let target = target(&claim.file, &pin.pointer)?;
        Some((target, pin.change(&settled.names[index])))
    };
    for (loser, keeper) in &settled.yielded {
        let (yields, keeps) = (&claims[*loser], &claims[*keeper]);
        let message = format!(
            "{} and {} would both be called `{}` in Rust: the first is called `{}`",
            words(yields),
            words(keeps),
            first(keeps),
            settled.names[*loser]
        );
        // A name that is given is pinned already.
        let both = [*keeper, *loser].into_iter();
        let both = both.filter(|index| claims[*index].rank.is_derived);
        let help = pin_both(both.map(pinned).collect());
        diagnostics.warning(&yields.file, &yields.pointer, message, help);
    }
    for (one, other) in &settled.equal_pins {
        let (one, other) = (&claims[*one], &claims[*other]);
        let message = format!(
            "{} and {} are given the same name `{}`",
            words(one),
            words(other),
            first(one)
        );
        let help = "give one of them another name";
        diagnostics.error(&one.file, &one.pointer, message, help);
    }
}

/// The help for two claims that compete, with the actions that pin them if there are some.
fn pin_both(pins: Option<Vec<(String, String)>>) -> Help {
    let Some(pins) = pins else {
        return "tell the two apart in the document, so that neither name changes later".into();
    };
    pins.into_iter().fold(
        Help::new("pin both names with overlay actions, so that neither changes later"),
        |help, (target, change)| help.update(target, change),
    )
}

/// The name that a claim has at first.
fn first(claim: &Claim) -> &str {
    claim.candidates.first().map_or("", String::as_str)
}

/// The claims whose pin would name another one too: a schema that `allOf` or a union takes over makes several types.
fn sharing_a_pin(claims: &[Claim], settled: &Settled) -> BTreeSet<usize> {
    if settled.yielded.is_empty() {
        return BTreeSet::new();
    }
    let mut pinned: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(pin) = &claim.pin {
            let indices = pinned.entry((&claim.file, &pin.pointer, &pin.before));
            indices.or_default().push(index);
        }
    }
    let shared = pinned.into_values().filter(|indices| indices.len() > 1);
    shared.flatten().collect()
}

fn words(claim: &Claim) -> String {
    format!("{} `{}`", claim.what, claim.wire)
}
