//! The public items of two versions of a crate in, the lines that differ out, each with the version that it asks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::Verdict;

/// A public item that is new, gone, or has another line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// The name of the item: `v1::Pet.name`, `Client::builder`.
    pub item: String,
    /// Its line before, if it had one.
    pub old: Option<String>,
    /// Its line now, if it has one.
    pub new: Option<String>,
    /// What the change asks of the next version.
    pub verdict: Verdict,
}

/// Compares the lines of two versions. What belongs to an item that is new or gone as a whole is no change of its own.
#[must_use]
pub fn compare(old: &str, new: &str) -> Vec<LineChange> {
    let (before, after) = (lines(old), lines(new));
    let own = |here: &BTreeSet<String>, there: &BTreeSet<String>| -> BTreeMap<String, String> {
        let own = here.difference(there);
        own.map(|line| (item(line).to_owned(), line.clone()))
            .collect()
    };
    let gone = own(&before, &after);
    let mut added = own(&after, &before);
    let mut changes = Vec::new();
    for (item, old) in gone {
        let new = added.remove(&item);
        let verdict = verdict(Some(&old), new.as_deref(), &after);
        let old = Some(old);
        changes.push(LineChange {
            item,
            old,
            new,
            verdict,
        });
    }
    changes.extend(added.into_iter().map(|(item, new)| {
        let (verdict, new) = (verdict(None, Some(&new), &before), Some(new));
        LineChange {
            item,
            old: None,
            new,
            verdict,
        }
    }));
    without_parts(changes)
}

/// Leaves out the parts of what is new or gone.
fn without_parts(changes: Vec<LineChange>) -> Vec<LineChange> {
    let whole = |change: &LineChange| {
        (
            change.item.clone(),
            change.old.is_some(),
            change.new.is_some(),
        )
    };
    let all: BTreeSet<_> = changes.iter().map(whole).collect();
    let is_part = |change: &LineChange| {
        let ends = change.item.match_indices(['.', ':']);
        let mut owners = ends.map(|(end, _)| change.item[..end].to_owned());
        let [old, new] = [&change.old, &change.new].map(Option::is_some);
        old != new && owners.any(|owner| all.contains(&(owner, old, new)))
    };
    changes
        .into_iter()
        .filter(|change| !is_part(change))
        .collect()
}

/// The lines, with one for each name that an import brings.
fn lines(text: &str) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let group = line.strip_suffix('}').and_then(|line| line.split_once('{'));
        match group.filter(|_| line.starts_with("use ")) {
            Some((path, names)) => {
                let names = names
                    .split(',')
                    .map(str::trim)
                    .filter(|name| !name.is_empty());
                lines.extend(names.map(|name| format!("{path}{name}")));
            }
            None => drop(lines.insert(line.to_owned())),
        }
    }
    lines
}

const DEPRECATED: &str = " #[deprecated]";

fn verdict(old: Option<&str>, new: Option<&str>, there: &BTreeSet<String>) -> Verdict {
    match (old, new) {
        (Some(old), Some(new)) if old.strip_suffix(DEPRECATED) == Some(new) => Verdict::Patch,
        (Some(old), Some(new)) if new.strip_suffix(DEPRECATED) == Some(old) => Verdict::Minor,
        (None, Some(new)) if !is_demanded(new, there) => Verdict::Minor,
        _ => Verdict::Major,
    }
}

/// Whether users have to do something about a new line: a variant of an enum that they match completely, or a method of a trait that
/// they implement.
fn is_demanded(line: &str, before: &BTreeSet<String>) -> bool {
    let Some((owner, member)) = item(line).rsplit_once("::") else {
        return false;
    };
    let is_variant = member.starts_with(char::is_uppercase) && before.contains(owner);
    let trait_line = format!("{owner}: trait");
    let is_of_trait = before.iter().any(|line| line.starts_with(&trait_line));
    is_variant && !line.contains(" = ") || is_of_trait && line.contains('(') && !line.ends_with('}')
}

/// The name of the item that a line is about.
fn item(line: &str) -> &str {
    let is_end = |(index, character): &(usize, char)| match character {
        '(' | ' ' | '{' | '<' => true,
        ':' => line[index + 1..].starts_with(' '),
        _ => false,
    };
    let end = line.char_indices().find(is_end);
    if let (Some(path), Some((_, name))) = (line.strip_prefix("use "), line.rsplit_once("::")) {
        return if name == "*" { path } else { name };
    }
    end.map_or(line, |(index, _)| &line[..index])
}

#[cfg(test)]
mod tests {
    use super::compare;

    fn told(old: &str, new: &str) -> Vec<String> {
        let changes = compare(old, new).into_iter();
        changes
            .map(|change| format!("{} {}", change.verdict.as_str(), change.item))
            .collect()
    }

    #[test]
    fn what_breaks_users_is_major_and_what_they_need_not_use_is_minor() {
        let old = "Client\nClient::new(a: A) -> Client\nKind\nKind::One\nOpen #[non_exhaustive]\nOpen::One\nClock: trait Send\nPet.name: String\nuse a::{ One, Two, }";
        for (line, with, expected) in [
            ("Client::new(a: A) -> Client", "", "major Client::new"),
            (
                "Client::new(a: A)",
                "Client::new(a: A, b: B)",
                "major Client::new",
            ),
            ("Kind::One", "Kind::One\nKind::Two", "major Kind::Two"),
            ("Open::One", "Open::One\nOpen::Two", "minor Open::Two"),
            (
                "Clock: trait Send",
                "Clock: trait Send\nClock::now() -> Time",
                "major Clock::now",
            ),
            (
                "Clock: trait Send",
                "Clock: trait Send\nClock::now() -> Time { … }",
                "minor Clock::now",
            ),
            (
                "Clock: trait Send",
                "Clock: trait Send\nClient::close()",
                "minor Client::close",
            ),
            ("String", "String #[deprecated]", "minor Pet.name"),
        ] {
            assert_eq!(told(old, &old.replace(line, with)), [expected], "{line}");
        }
    }
}
