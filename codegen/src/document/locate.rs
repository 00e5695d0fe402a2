//! Diagnostics with pointers in, diagnostics with lines and columns out.

use std::collections::BTreeMap;

use super::origin::{Origin, Place};
use super::overlay::{self, Overlay};
use super::parse;
use super::source::Source;
use super::walk::walk;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, end};

/// Adds line and column to each diagnostic that has no position, and to all where their places end.
///
/// A diagnostic about a whole document is shown where the document begins; one about something that the overlay added is shown in
/// the overlay. A pointer to something that does not exist (a missing key) gets the place of the node around it. The sources are
/// read a second time for this, and only those that a diagnostic names.
pub fn locate(diagnostics: &mut Diagnostics, sources: &[Source], overlay: Option<&Source>) {
    if diagnostics.is_empty() {
        return;
    }
    let mut origins = BTreeMap::new();
    diagnostics.for_each_mut(|diagnostic| {
        let location = &mut diagnostic.location;
        if location.position.is_some() {
            return;
        }
        if location.pointer.is_empty() {
            let mut files = sources.iter().chain(overlay);
            let source = files.find(|source| source.name == location.file);
            location.position = source.and_then(Source::start);
            return;
        }
        let file = location.file.clone();
        let origin = origins
            .entry(file)
            .or_insert_with_key(|file| origin(file, sources, overlay));
        if let Some(origin) = origin {
            place(
                diagnostic,
                origin.nearest(&diagnostic.location.pointer),
                overlay,
            );
        }
    });
    add_ends(diagnostics, sources, overlay);
}

/// Adds where the places end.
fn add_ends(diagnostics: &mut Diagnostics, sources: &[Source], overlay: Option<&Source>) {
    let texts: Vec<_> = sources
        .iter()
        .chain(overlay)
        .filter(|source| diagnostics.is_about(&source.name))
        .map(|source| (&source.name, Lines::of(source.lossy_text())))
        .collect();
    diagnostics.for_each_mut(|Diagnostic { location, .. }| {
        let lines = texts.iter().find(|(name, _)| **name == location.file);
        if let (Some(position), Some((_, lines)), None) = (location.position, lines, location.end) {
            location.end = end(lines, position);
        }
    });
}

/// The origins of a file's nodes, after the overlay where the file is a document.
fn origin(file: &str, sources: &[Source], overlay: Option<&Source>) -> Option<Origin> {
    if let Some(overlay) = overlay.filter(|overlay| overlay.name == file) {
        return walk(overlay.checked_text().ok()?).root;
    }
    let source = sources.iter().find(|source| source.name == file)?;
    let mut origin = walk(source.checked_text().ok()?).root?;
    if let Some((overlay, of_overlay)) = overlay.and_then(with_origins)
        && let Ok(mut tree) = parse::parse(source)
    {
        overlay::apply(&overlay, &mut tree, Some((&mut origin, &of_overlay)));
    }
    Some(origin)
}

fn with_origins(source: &Source) -> Option<(Overlay, Origin)> {
    Some((
        overlay::read(source).ok()?,
        walk(source.checked_text().ok()?).root?,
    ))
}

/// Moves a diagnostic to its place. In the overlay the pointer would lead nowhere, so the message keeps it.
fn place(diagnostic: &mut Diagnostic, place: Place, overlay: Option<&Source>) {
    let location = &mut diagnostic.location;
    let key = place.key.filter(|_| location.is_key);
    location.position = Some(key.unwrap_or(place.position));
    if let (Some(action), Some(overlay)) = (place.action, overlay) {
        let message = &diagnostic.message;
        diagnostic.message = format!(
            "{message} (at {} of {}, after the overlay)",
            location.pointer, location.file
        );
        location.file.clone_from(&overlay.name);
        location.pointer = format!("/actions/{action}/update");
        // The action at fault should be fixed, rather than undone by another one.
        diagnostic.actions.clear();
    }
}
