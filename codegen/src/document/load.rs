//! Sources and an overlay in, documents and all that is wrong with them out.

use serde_json::Value;

use super::overlay::{self, Outcome, Overlay};
use super::sentences::{self, Sentences};
use super::source::Source;
use super::{faulty_operations, parse, structure};
use crate::diagnostic::Diagnostics;

/// One OpenAPI document with the overlay applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file as the caller named it.
    pub file: String,
    /// The document, checked against OpenAPI, without the operations that do not fit. It is nested no deeper than a recursive walk can follow.
    pub tree: Value,
    /// The document as it was read, before the overlay, with the operations that do not fit; [`load_with_any_overlay`] keeps it.
    pub original: Option<Value>,
    /// How many nodes of this document each action of the overlay selected, in the order of the actions.
    pub matches: Vec<usize>,
    /// How many of those nodes each action changed: what an action without a change adds is in the document already.
    pub changes: Vec<usize>,
}

/// Reads the documents and applies the overlay to each of them. Each action has to match something in at least one.
///
/// Operations with errors of structure are left out. If an error is outside of an operation and its path, the whole document
/// is left out, as is an empty file beside others. The diagnostics name pointers; [`locate`](super::locate) adds lines and columns.
#[must_use]
pub fn load(sources: &[Source], overlay: Option<&Source>) -> (Vec<Document>, Diagnostics) {
    let (overlay, documents, outcomes, mut diagnostics) = apply(sources, overlay, false);
    // A document that could not be read may have held what an action is for.
    let count = sources.iter().filter(|source| !source.is_prose()).count();
    let complete = outcomes.len() == count && outcomes.iter().all(|outcome| !outcome.cut);
    if let Some(overlay) = overlay.filter(|_| complete) {
        report_unused(&overlay, &outcomes, &mut diagnostics);
    }
    (documents, diagnostics)
}

/// Like [`load`], for an overlay that was written for more or other documents: an action that does nothing is skipped.
#[must_use]
pub fn load_with_any_overlay(
    sources: &[Source],
    overlay: Option<&Source>,
) -> (Vec<Document>, Diagnostics) {
    let (_, documents, _, diagnostics) = apply(sources, overlay, true);
    (documents, diagnostics)
}

fn apply(
    sources: &[Source],
    overlay: Option<&Source>,
    keeps_originals: bool,
) -> (Option<Overlay>, Vec<Document>, Vec<Outcome>, Diagnostics) {
    let overlay = match overlay.map(overlay::read).transpose() {
        Ok(overlay) => overlay,
        Err(diagnostics) => return (None, Vec::new(), Vec::new(), diagnostics),
    };
    let mut diagnostics = Diagnostics::default();
    let mut documents = Vec::new();
    let mut outcomes = Vec::new();
    let (prose, sources): (Vec<_>, Vec<_>) = sources.iter().partition(|source| source.is_prose());
    for prose in &prose {
        if !sources.iter().any(|source| prose.is_prose_of(source)) {
            let message = "these sentences describe no document";
            diagnostics.error(&prose.name, "", message, "give the document beside it too");
        }
    }
    let is_all_blank = sources.iter().all(|source| source.is_blank());
    for source in sources {
        if source.is_blank() && !is_all_blank {
            outcomes.push(blank(source, overlay.as_ref(), &mut diagnostics));
            continue;
        }
        let prose = prose.iter().find(|prose| prose.is_prose_of(source));
        let sources = (source, prose.copied());
        let (document, outcome) =
            read(sources, overlay.as_ref(), keeps_originals, &mut diagnostics);
        documents.extend(document);
        outcomes.extend(outcome);
    }
    (overlay, documents, outcomes, diagnostics)
}

/// Reads an overlay alone, to list its actions.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read_overlay(source: &Source) -> Result<Overlay, Diagnostics> {
    overlay::read(source)
}

/// Reads a document as a tree that is checked against OpenAPI.
///
/// # Errors
///
/// Diagnostics with at least one error. A tree may come with warnings.
pub(crate) fn read_tree(source: &Source, diagnostics: &mut Diagnostics) -> Result<Value, ()> {
    let tree = parse::parse(source).map_err(|errors| diagnostics.append(errors))?;
    let faults = structure::check(&source.name, &tree, false);
    let refused = faults.has_errors();
    diagnostics.append(faults);
    if refused { Err(()) } else { Ok(tree) }
}

/// An empty file beside documents is left out; the actions find nothing in it.
fn blank(source: &Source, overlay: Option<&Overlay>, diagnostics: &mut Diagnostics) -> Outcome {
    let message = "the file is empty: it is left out";
    let help = "fill it in, or do not name it";
    diagnostics.warning(&source.name, "", message, help);
    overlay
        .map(|overlay| overlay::apply(overlay, &mut Value::Null, None))
        .map(|outcome| Outcome {
            diagnostics: Diagnostics::default(),
            ..outcome
        })
        .unwrap_or_default()
}

/// One document, and the effect of the actions on it; neither if the text cannot be read.
fn read(
    (source, prose): (&Source, Option<&Source>),
    overlay: Option<&Overlay>,
    keeps_original: bool,
    diagnostics: &mut Diagnostics,
) -> (Option<Document>, Option<Outcome>) {
    let mut tree = match parsed(source, prose) {
        Ok(tree) => tree,
        Err(errors) => {
            diagnostics.append(errors);
            return (None, None);
        }
    };
    let original = keeps_original.then(|| tree.clone());
    let mut outcome = overlay
        .map(|overlay| overlay::apply(overlay, &mut tree, None))
        .unwrap_or_default();
    diagnostics.append(std::mem::take(&mut outcome.diagnostics));
    let faults = structure::check(&source.name, &tree, true);
    let is_usable = !faults.has_errors()
        || (!structure::is_cut(&faults) && faulty_operations::remove(&mut tree, faults.errors()));
    diagnostics.append(faults);
    if !is_usable {
        return (None, Some(outcome));
    }
    let document = Document {
        file: source.name.clone(),
        tree,
        original,
        matches: outcome.matches.clone(),
        changes: outcome.changes.clone(),
    };
    (Some(document), Some(outcome))
}

/// The tree of a document, with our sentences if there are any.
fn parsed(source: &Source, prose: Option<&Source>) -> Result<Value, Diagnostics> {
    let sentences = prose.map(Sentences::read).transpose()?;
    let mut tree = parse::parse(source)?;
    if let Some(sentences) = sentences {
        sentences::merge(&mut tree, &sentences);
    }
    Ok(tree)
}

/// An error for each action that selected nothing in any document, and a warning for each that changed nothing.
fn report_unused(overlay: &Overlay, outcomes: &[Outcome], diagnostics: &mut Diagnostics) {
    for (index, action) in overlay.actions.iter().enumerate() {
        if outcomes.iter().any(|outcome| outcome.changes[index] > 0) {
            continue;
        }
        let pointer = format!("/actions/{index}");
        if outcomes.iter().any(|outcome| outcome.matches[index] > 0) {
            let message = format!("the update of `{}` changes nothing", action.target);
            let help = "the document already contains these values: remove the action";
            diagnostics.warning(&overlay.file, &format!("{pointer}/update"), message, help);
            continue;
        }
        let misses = outcomes
            .iter()
            .filter_map(|outcome| outcome.misses[index].as_ref());
        let nearest = misses.rev().max_by_key(|(steps, _)| steps);
        let help = nearest.map_or(
            "remove the action, or fix its target".to_owned(),
            |(_, miss)| miss.clone(),
        );
        let message = format!("`{}` matches nothing in any document", action.target);
        diagnostics.error(&overlay.file, &format!("{pointer}/target"), message, help);
    }
}
