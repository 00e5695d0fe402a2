//! A document in, what is wrong with pasting the actions that its diagnostics suggest out.

use std::collections::BTreeSet;

use codegen::diagnostic::{Diagnostic, Severity, SuggestedAction};
use codegen::document::Source;
use codegen::{Lowered, lower_sources};

use super::facts;

/// After how many prints nothing is suggested any more.
const MOST_ROUNDS: usize = 5;

/// What became of a document.
#[derive(Debug, Default)]
pub(crate) struct Pasted {
    /// How many actions were pasted.
    pub(crate) actions: usize,
    /// How many prints had actions.
    pub(crate) rounds: usize,
    /// How many errors were in the first print, and how many are left in the last.
    pub(crate) errors: (usize, usize),
}

/// Pastes all actions of a print at once, and those of the next print below them, until a print has none.
pub(crate) fn paste(sources: &[Source]) -> Result<Pasted, String> {
    let mut pasted = Pasted::default();
    let mut actions: Vec<SuggestedAction> = Vec::new();
    let mut before = lower_sources(sources, None);
    pasted.errors.0 = errors(&before);
    loop {
        // What the command prints.
        let printed = before.diagnostics.settled();
        let suggested: Vec<_> = printed.iter().flat_map(|one| one.actions.clone()).collect();
        if suggested.is_empty() {
            pasted.errors.1 = errors(&before);
            return Ok(pasted);
        }
        pasted.rounds += 1;
        if pasted.rounds > MOST_ROUNDS {
            return Err(format!("no end after {MOST_ROUNDS} prints: {suggested:#?}"));
        }
        if let Some(action) = suggested.iter().find(|action| has_index(&action.target)) {
            return Err(format!("a target has an index: {action}"));
        }
        pasted.actions += suggested.len();
        actions.extend(suggested);
        let overlay = overlay(&actions);
        let after = lower_sources(sources, Some(&overlay));
        compare(&before, &after, &overlay).map_err(|fault| {
            let shown = after.diagnostics.render(sources, Some(&overlay), false);
            let first = before.diagnostics.render(sources, None, false);
            format!("{fault}\n--- before\n{first}\n--- after\n{shown}")
        })?;
        before = after;
    }
}

/// An overlay as a person pastes it together.
fn overlay(actions: &[SuggestedAction]) -> Source {
    let lines: Vec<String> = actions
        .iter()
        .map(|action| format!("  {action}\n"))
        .collect();
    let lines = lines.concat();
    let text = format!("overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n{lines}");
    Source {
        name: "overlay.yaml".to_owned(),
        text: text.into_bytes(),
    }
}

/// Compares the documents before and after the actions of a print.
fn compare(before: &Lowered, after: &Lowered, overlay: &Source) -> Result<(), String> {
    let left = after.diagnostics.sorted();
    if let Some(fault) = left.iter().find(|one| is_refused(one, overlay)) {
        return Err(format!("the overlay is not accepted: {}", fault.message));
    }
    let left: BTreeSet<String> = left.into_iter().map(identity).collect();
    let mut done = before.diagnostics.settled();
    done.retain(|one| !one.actions.is_empty());
    if let Some(stays) = done.iter().find(|one| left.contains(&identity(one))) {
        return Err(format!("its actions do not help: {}", stays.message));
    }
    let lost = facts::lost(&facts::of(&before.api), &facts::of(&after.api));
    if !before.diagnostics.has_errors() && after.diagnostics.has_errors() {
        return Err("the actions lead to an error".to_owned());
    }
    if !lost.is_empty() && !after.diagnostics.has_errors() {
        return Err(format!("the actions remove something else: {lost:?}"));
    }
    Ok(())
}

/// What stands behind the message about a node that an action has brought.
const BROUGHT: &str = ", after the overlay)";

/// Whether a diagnostic is about an action rather than about the document that it makes.
fn is_refused(diagnostic: &Diagnostic, overlay: &Source) -> bool {
    diagnostic.location.file == overlay.name && !diagnostic.message.ends_with(BROUGHT)
}

/// What is wrong, and where in the document.
fn identity(diagnostic: &Diagnostic) -> String {
    let message = &diagnostic.message;
    match message.rsplit_once(" (at ") {
        Some((message, place)) if place.ends_with(BROUGHT) => {
            let pointer = place.split(" of ").next().unwrap_or_default();
            format!("{pointer}: {message}")
        }
        _ => format!("{}: {message}", diagnostic.location.pointer),
    }
}

fn errors(lowered: &Lowered) -> usize {
    let sorted = lowered.diagnostics.sorted();
    let errors = sorted.iter().filter(|one| one.severity == Severity::Error);
    errors.count()
}

/// Whether a JSONPath selects an entry of a list by its number.
fn has_index(target: &str) -> bool {
    let mut in_quotes = false;
    let mut before = ' ';
    target.chars().any(|character| {
        if character == '\'' && before != '\\' {
            in_quotes = !in_quotes;
        }
        let is_index = !in_quotes && before == '[' && character.is_ascii_digit();
        before = character;
        is_index
    })
}
