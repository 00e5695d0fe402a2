//! A report in, text for a terminal, Markdown for a pull request or JSON for a program out.

mod json;
mod markdown;
mod text;

use super::{Change, Item, Kind, Report, Verdict};

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

/// `2 major, 1 minor`.
fn counts(report: &Report) -> String {
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.of(verdict).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{count} {}", verdict.as_str()))
        .collect();
    counts.join(", ")
}

/// How many changes alter what is sent or read under an unchanged signature.
fn behaviours<'a>(changes: impl Iterator<Item = &'a Change>) -> usize {
    changes.filter(|change| change.behaviour).count()
}
