//! The subjects of a document before and after in, what has moved or was renamed out.
//!
//! What has the same name in both is the same thing. What is left is paired by the first of these rules by which exactly one subject
//! before and one after are the same, until no rule finds another pair:
//!
//! 1. operations: by method and path, without the names of parameters;
//! 2. paths: without the names of parameters, then by an operation there;
//! 3. schemas, path parameters, and fields between the same two: by all their facts.

use std::collections::{BTreeMap, BTreeSet};

use super::path_shape::without_names;
use crate::document::{Subject, pointer};

/// A subject with another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) old: String,
    pub(super) new: String,
    /// Whether it was recognized by its facts alone, so that it may be something else after all.
    pub(super) is_guess: bool,
}

/// The subjects of one document under the names that they have in the other.
struct Side<'a> {
    subjects: &'a [Subject],
    ids: Vec<String>,
}

/// What identifies a subject, if the rule is about such subjects.
type Rule = fn(&Side<'_>, &Side<'_>, usize) -> Option<String>;

const RULES: [Rule; 4] = [
    |side, _, index| side.route(index),
    |side, _, index| Some(without_names(side.path(index)?)),
    |side, other, index| side.known_operation(other, index),
    |side, _, index| side.facts(index),
];

/// Finds what has another name, the outermost of what is in one another first.
pub(super) fn find(before: &[Subject], after: &[Subject]) -> Vec<Move> {
    let mut old = Side::new(before);
    let new = Side::new(after);
    let mut moves = Vec::new();
    while let Some(found) = next(&old, &new) {
        for found in &found {
            rename(old.ids.iter_mut(), found);
        }
        moves.extend(found);
    }
    moves
}

/// Gives names that begin with the old name of something its new name.
pub(super) fn rename<'a>(names: impl Iterator<Item = &'a mut String>, moved: &Move) {
    for name in names {
        if let Some(rest) = below(name, &moved.old) {
            *name = format!("{}{rest}", moved.new);
        }
    }
}

/// What follows a name in one that begins with it.
pub(super) fn below<'a>(name: &'a str, start: &str) -> Option<&'a str> {
    let rest = name.strip_prefix(start)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// The pairs by the first rule that finds one.
fn next(old: &Side<'_>, new: &Side<'_>) -> Option<Vec<Move>> {
    let mut rules = RULES.iter().enumerate().map(|(number, rule)| {
        let mut after = new.unpaired(old, *rule);
        let pairs = old.unpaired(new, *rule).into_iter();
        pairs
            .filter_map(
                |(key, before)| match (&before[..], &after.remove(&key)?[..]) {
                    ([before], [after]) => Some(Move {
                        old: old.ids[*before].clone(),
                        new: new.ids[*after].clone(),
                        is_guess: number + 1 == RULES.len() && old.is_field(*before),
                    }),
                    _ => None,
                },
            )
            .collect::<Vec<_>>()
    });
    rules.find(|pairs| !pairs.is_empty())
}

impl<'a> Side<'a> {
    fn new(subjects: &'a [Subject]) -> Self {
        let ids = subjects.iter().map(|subject| subject.id.clone()).collect();
        Self { subjects, ids }
    }

    /// Subjects that the other side does not have, by what the rule knows them by.
    fn unpaired(&self, other: &Self, rule: Rule) -> BTreeMap<String, Vec<usize>> {
        let known: BTreeSet<&String> = other.ids.iter().collect();
        let mut seen = BTreeSet::new();
        let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, id) in self.ids.iter().enumerate() {
            if !known.contains(id)
                && seen.insert(id)
                && let Some(key) = rule(self, other, index)
            {
                found.entry(key).or_default().push(index);
            }
        }
        found
    }

    /// The kind of a subject, such as `fields`, and the name of what is around it.
    fn kind(&self, index: usize) -> (&str, &str) {
        let around = self.ids[index]
            .rsplit_once('/')
            .map_or("", |(around, _)| around);
        let (parent, kind) = around.rsplit_once('/').unwrap_or_default();
        (kind, parent)
    }

    fn is_field(&self, index: usize) -> bool {
        self.kind(index).0 == "fields"
    }

    /// The method of an operation and its path, under the name that it has in the other document.
    fn route(&self, index: usize) -> Option<String> {
        if self.kind(index) != ("operations", "") {
            return None;
        }
        let (path, method) = self.subjects[index].pointer.rsplit_once('/')?;
        let mut pointers = self.subjects.iter().map(|subject| &subject.pointer);
        let id = &self.ids[pointers.position(|pointer| pointer == path)?];
        Some(format!("{method} {}", without_names(id)))
    }

    fn path(&self, index: usize) -> Option<&str> {
        (self.kind(index) == ("paths", "")).then(|| self.ids[index].as_str())
    }

    /// The first operation of a path that the other document has too.
    fn known_operation(&self, other: &Self, index: usize) -> Option<String> {
        self.path(index)?;
        let path = &self.subjects[index].pointer;
        let is_there = |at: &usize| {
            let subject = &self.subjects[*at].pointer;
            self.kind(*at) == ("operations", "") && below(subject, path).is_some()
        };
        let mut names = (0..self.ids.len()).filter(is_there).map(|at| &self.ids[at]);
        names.find(|name| other.ids.contains(name)).cloned()
    }

    /// All facts of a subject, with those of what is in it.
    fn facts(&self, index: usize) -> Option<String> {
        let (kind, parent) = self.kind(index);
        let subject = &self.subjects[index];
        let is_path_parameter =
            kind == "parameters" && subject.facts.get("in").is_some_and(|place| place == "path");
        if !(is_path_parameter || kind == "fields" || (kind, parent) == ("schemas", "")) {
            return None;
        }
        let mut facts = vec![parent.to_owned()];
        if kind == "fields" {
            facts.push(self.neighbours(index));
        }
        for (subject, id) in self.subjects.iter().zip(&self.ids) {
            if let Some(rest) = below(id, &self.ids[index]) {
                facts.push(format!("{rest} {}", subject.facts));
            }
        }
        Some(facts.join("\n"))
    }

    /// The names of the fields before and after one. Many fields are just text: only their place distinguishes them.
    fn neighbours(&self, index: usize) -> String {
        let siblings: Vec<usize> = (0..self.ids.len())
            .filter(|at| self.kind(*at) == self.kind(index))
            .collect();
        let own = siblings
            .iter()
            .position(|at| *at == index)
            .unwrap_or_default();
        let name = |at: Option<usize>| {
            let id = at
                .and_then(|at| siblings.get(at))
                .map(|at| self.ids[*at].as_str());
            id.and_then(|id| pointer::keys(id).last())
                .unwrap_or_default()
                .into_owned()
        };
        format!("{} {}", name(own.checked_sub(1)), name(Some(own + 1)))
    }
}
