//! A report in, text for a terminal, Markdown for a pull request or JSON for a program out.

mod json;
mod markdown;
mod text;

use std::fmt::Write as _;

use super::{Change, Fact, Item, Kind, Report, Verdict};
use crate::render::docs::code;

/// What one line says: a change, or that the words about an item and its parts changed, which would drown the rest one by one.
enum Line<'a> {
    Change(&'a Change),
    Words { owner: &'a str, count: usize },
}

/// The changes of one verdict; those of documentation and examples alone come last, one line per item.
fn lines(report: &Report, verdict: Verdict) -> Vec<Line<'_>> {
    let is_word = |change: &&Change| matches!(change.kind, Kind::Docs | Kind::Examples);
    let mut lines: Vec<Line<'_>> = report
        .of(verdict)
        .filter(|change| !is_word(change))
        .map(Line::Change)
        .collect();
    let mut words: Vec<(&str, Vec<&Change>)> = Vec::new();
    for change in report.of(verdict).filter(is_word) {
        let owner = owner(change);
        match words.iter_mut().find(|(name, _)| *name == owner) {
            Some((_, changes)) => changes.push(change),
            None => words.push((owner, vec![change])),
        }
    }
    lines.extend(words.into_iter().map(|(owner, changes)| match changes[..] {
        [change] => Line::Change(change),
        _ => Line::Words {
            owner,
            count: changes.len(),
        },
    }));
    lines
}

/// The item that a part belongs to.
fn owner(change: &Change) -> &str {
    let rust = change.rust.as_str();
    match change.item {
        Item::Input | Item::Field | Item::Value => {
            let end = rust.rfind(['(', '.']).or_else(|| rust.rfind("::"));
            end.map_or(rust, |end| &rust[..end])
        }
        Item::Module | Item::Accessor | Item::Operation | Item::Model | Item::Enum | Item::Sid => {
            rust
        }
    }
}

/// `2 major, 1 minor; 1 marked ! alters what is sent or read`.
fn summary(report: &Report) -> String {
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.of(verdict).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{count} {}", verdict.as_str()))
        .collect();
    let mut text = counts.join(", ");
    match behaviours(report.changes.iter()) {
        0 => {}
        1 => text.push_str("; 1 marked ! alters what is sent or read"),
        count => {
            let _ = write!(text, "; {count} marked ! alter what is sent or read");
        }
    }
    match exposures(report.changes.iter()) {
        0 => {}
        1 => text.push_str("; 1 marked !! shows what was hidden"),
        count => {
            let _ = write!(text, "; {count} marked !! show what was hidden");
        }
    }
    text
}

/// How many changes alter what is sent or read under an unchanged signature.
fn behaviours<'a>(changes: impl Iterator<Item = &'a Change>) -> usize {
    changes.filter(|change| change.behaviour).count()
}

/// How many changes show what was hidden.
fn exposures<'a>(changes: impl Iterator<Item = &'a Change>) -> usize {
    changes.filter(|change| change.exposes).count()
}

/// The mark of a change that a compiler does not find.
fn mark(change: &Change) -> &'static str {
    match (change.exposes, change.behaviour) {
        (true, _) => "!!",
        (false, true) => "!",
        (false, false) => "",
    }
}

/// Why words ask for no more than a patch.
const WORDS_REASON: &str = "only the documentation changes";

fn words(count: usize) -> String {
    format!("documentation or examples changed in {count} places")
}

/// What else is to be known: what the overlay did not reach, and how much differs without a difference to the crate.
fn closing(report: &Report) -> Vec<String> {
    let [old, new] = &report.unmatched;
    let both = old.iter().filter(|target| new.contains(target)).count();
    let mut lines = Vec::new();
    if both > 0 {
        lines.push(format!(
            "{} of the overlay match{} nothing on either side",
            counted(both, "action"),
            if both == 1 { "es" } else { "" }
        ));
    }
    for (here, there, side) in [(old, new, "old"), (new, old, "new")] {
        let only: Vec<String> = here
            .iter()
            .filter(|target| !there.contains(target))
            .map(|target| code(target))
            .collect();
        if !only.is_empty() {
            lines.push(format!(
                "skipped, because the {side} side has nothing that matches: {} of the overlay: {}",
                counted(only.len(), "action"),
                only.join(", ")
            ));
        }
    }
    if report.undecided > 0 {
        lines.push(format!(
            "{} of the documents not looked at one by one: each is part of a change above, or makes no difference",
            counted(report.undecided, "fact")
        ));
    }
    if !report.neutral.is_empty() {
        lines.push(format!(
            "no difference to the crate: {} of the documents",
            counted(report.neutral.len(), "fact")
        ));
    }
    lines
}

fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// The file and the pointer of a fact.
fn place(fact: &Fact) -> String {
    let start = fact.file.rfind(['/', '\\', ':']).map_or(0, |end| end + 1);
    format!("{}#{}", &fact.file[start..], fact.pointer)
}
