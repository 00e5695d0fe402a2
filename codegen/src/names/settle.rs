//! The claims of one scope in, a name for each of them out.
//!
//! The names that an item can have come from the item alone. If two items have the same plainest name, the one of the higher rank
//! keeps it and the other takes its next one; the order of the document decides nothing.

use std::collections::BTreeMap;

use super::identifier::escaped;
use crate::diagnostic::yaml_text;

/// One item that needs a name in a scope.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What the item is, `field`.
    pub what: &'static str,
    /// What the document calls it.
    pub wire: String,
    /// The file of the document.
    pub file: String,
    /// Where it is, as a JSON pointer.
    pub pointer: String,
    /// The names that it can have, the plainest first; there is at least one.
    pub candidates: Vec<String>,
    /// Which of two items keeps a name.
    pub rank: Rank,
    /// How an overlay pins its name.
    pub pin: Option<Pin>,
}

/// The overlay action that gives an item its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The JSON pointer of what is updated.
    pub pointer: String,
    /// The text before the name in the update, `x-rust-name: `.
    pub before: String,
    /// The text after it.
    pub after: &'static str,
}

impl Pin {
    /// The change that gives the item this name.
    #[must_use]
    pub fn change(&self, name: &str) -> String {
        format!("{}{}{}", self.before, yaml_text(name), self.after)
    }
}

/// The rank of an item; the lesser value is the higher rank, which keeps the name. Of two equal ranks the lesser wire text does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Whether the name is not given by the document itself.
    pub is_derived: bool,
    /// The group of the item: components before what is written in place, models before operations.
    pub group: u8,
    /// How much of the document's name is left out.
    pub omitted: u8,
    /// The kind within the group.
    pub kind: u8,
}

/// The outcome of a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// The name of each claim, in the order of the claims.
    pub names: Vec<String>,
    /// The claims that did not get their plainest name, each with the one that did.
    pub yielded: Vec<(usize, usize)>,
    /// Pairs of claims that are pinned to the same name, so that neither can yield.
    pub equal_pins: Vec<(usize, usize)>,
}

/// Gives each claim the first of its candidates that no claim of a higher rank gets.
///
/// `is_taken` returns whether the generated code uses a name in this scope itself. Such names and keywords get an underscore, at
/// the very end.
#[must_use]
pub fn settle(claims: &[Claim], is_taken: impl Fn(&str) -> bool) -> Settled {
    let mut chosen = vec![0_usize; claims.len()];
    let mut settled = Settled::default();
    let mut open: Vec<usize> = (0..claims.len()).collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(index) = open.pop() {
        let claim = &claims[index];
        let name = candidate(claim, chosen[index]);
        let Some(holder) = taken.get_mut(&name) else {
            taken.insert(name, index);
            continue;
        };
        let (keeps, yields) = if order(claims, index) < order(claims, *holder) {
            let yields = std::mem::replace(holder, index);
            (index, yields)
        } else {
            (*holder, index)
        };
        if !claims[yields].rank.is_derived {
            settled.equal_pins.push((yields, keeps));
        } else if chosen[yields] == 0 {
            settled.yielded.push((yields, keeps));
        }
        chosen[yields] += 1;
        open.push(yields);
    }
    settled.yielded.sort_unstable();
    settled.equal_pins.sort_unstable();
    let names = claims.iter().zip(chosen).map(|(claim, chosen)| {
        let name = candidate(claim, chosen);
        if is_taken(&name) {
            format!("{name}_")
        } else {
            escaped(name)
        }
    });
    settled.names = names.collect();
    settled
}

/// What decides between two claims.
fn order(claims: &[Claim], index: usize) -> (Rank, bool, &str, &str, &str) {
    let claim = &claims[index];
    // `get` keeps the name before `GET`, and `user_id` before `userId`.
    let is_other = !claim
        .candidates
        .first()
        .is_some_and(|name| name.eq_ignore_ascii_case(&claim.wire) && !has_capital(&claim.wire));
    (
        claim.rank,
        is_other,
        &claim.wire,
        &claim.pointer,
        &claim.file,
    )
}

fn has_capital(wire: &str) -> bool {
    wire.contains(char::is_uppercase)
}

/// The candidate at an index; after the last of them come numbered ones.
fn candidate(claim: &Claim, index: usize) -> String {
    let last = || claim.candidates.last().cloned().unwrap_or_default();
    claim.candidates.get(index).cloned().unwrap_or_else(|| {
        let number = index - claim.candidates.len().max(1) + 2;
        let separator = if has_capital(&last()) { "" } else { "_" };
        format!("{}{separator}{number}", last())
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Role, candidates};
    use super::{Claim, Rank, settle};

    fn claim(role: Role, wire: &str) -> Claim {
        Claim {
            what: "item",
            wire: wire.to_owned(),
            file: "a.yaml".to_owned(),
            pointer: format!("/{wire}"),
            candidates: candidates(role, wire),
            rank: Rank {
                is_derived: true,
                ..Rank::default()
            },
            pin: None,
        }
    }

    fn names(claims: &[Claim]) -> Vec<String> {
        settle(claims, |name| name == "send").names
    }

    #[test]
    fn the_order_of_the_claims_decides_nothing() {
        let wires = [
            "userId", "user_id", "UserId", "USER_ID", "user-id", "type", "send",
        ];
        let claims: Vec<Claim> = wires.iter().map(|wire| claim(Role::Field, wire)).collect();
        let forwards = names(&claims);
        let backwards: Vec<Claim> = claims.iter().rev().cloned().collect();
        let mut back = names(&backwards);
        back.reverse();
        assert_eq!(forwards, back);
        insta::assert_snapshot!(forwards.join(" "), @"userid_2 user_id userid user_underscore_id user_minus_id type_ send_");
    }

    #[test]
    fn the_higher_rank_keeps_the_name() {
        let mut model = claim(Role::Type, "Message");
        let mut operation = claim(Role::Type, "Message");
        model.rank.group = 1;
        operation.rank.group = 2;
        operation.candidates.push("MessageRequest".to_owned());
        let settled = settle(&[operation, model], |_| false);
        assert_eq!(settled.names, ["MessageRequest", "Message"]);
        assert_eq!(settled.yielded, [(0, 1)]);
    }

    #[test]
    fn two_equal_pins_are_reported() {
        let mut pinned = claim(Role::Type, "A");
        pinned.rank.is_derived = false;
        let settled = settle(&[pinned.clone(), pinned], |_| false);
        assert_eq!(settled.equal_pins.len(), 1);
    }
}
