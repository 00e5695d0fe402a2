//! Published documents and everything in `spec/` in, the new contents of `spec/` out.
//!
//! ```text
//! published -> facts (strip) -> subjects -> what has moved (moves) -> our sentences and the overlay's targets under the new names
//!                                        -> hashes (lock)          -> what is missing (demand) -> the files
//! ```

use super::failure::located;
use super::one::{self, One};
use super::request::{Request, Update};
use super::targets::{self, Versions};
use super::{demand, pairing};
use crate::diagnostic::Diagnostics;
use crate::document::{self, Source};

/// Brings the facts of published documents and what people have written since into `spec/`.
///
/// # Errors
///
/// Everything that is wrong with the files.
pub fn update(request: &Request<'_>) -> Result<Update, Diagnostics> {
    let mut found = pairing::all(request.published, request.ours)?;
    let mut update = Update {
        lock: request.lock.clone(),
        ..Update::default()
    };
    let mut documents = Vec::new();
    let ours = request.ours.iter().enumerate();
    for (index, source) in ours.filter(|(_, source)| !source.is_prose()) {
        let published = found.remove(&index);
        documents.push(one::take(request, source, published, &mut update)?);
    }
    if let Some(overlay) = request.overlay {
        carry(overlay, &documents, &mut update)?;
    }
    let all = |documents: &[One]| {
        documents
            .iter()
            .flat_map(|one| [one.source.clone(), one.prose.clone()])
            .collect::<Vec<_>>()
    };
    let missing = demand::missing(&all(&documents), update.overlay.as_ref());
    for document in &mut documents {
        let here = missing
            .iter()
            .filter(|missing| missing.file == document.source.name);
        let here: Vec<_> = here
            .map(|missing| (missing.id.clone(), missing.key))
            .collect();
        document.finish(&here, &mut update);
    }
    update.sources = all(&documents);
    Ok(update)
}

/// Gives the targets of the overlay the names of today.
fn carry(overlay: &Source, documents: &[One], update: &mut Update) -> Result<(), Diagnostics> {
    let versions: Vec<&Versions> = documents.iter().map(|one| &one.versions).collect();
    let actions = document::read_overlay(overlay).map_err(|wrong| located(wrong, overlay))?;
    let (text, notes) = targets::carry(overlay, &actions.actions, &versions);
    update.notes.extend(notes);
    update.overlay = Some(Source {
        name: overlay.name.clone(),
        text: text.into_bytes(),
    });
    Ok(())
}
