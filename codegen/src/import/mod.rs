//! A newly published document and ours in, the new text of ours and what has changed out. No I/O.
//!
//! ```text
//! published -> unfolded (shared) -> our sentences (rewrite) -> folded (shared) -> text (yaml)
//!      ours -> unfolded (shared) -> items with facts and sentences (items) -> what they are called now (renames)
//! ```
//!
//! Facts are the published document's, in its order. Sentences are ours: each belongs to an item (an operation, a
//! parameter, a field, a value of an enum) that is found again by its identity, or by what it stands for. Where the item is new, or its facts are no
//! longer what the sentence was written for, a mark is left for a person.

mod changes;
mod comments;
mod items;
mod kind;
mod mark;
mod marks;
mod one;
mod overlay;
mod pairing;
mod places;
mod provenance;
mod renames;
mod rewrite;
mod scalar;
mod sentences;
mod shared;
mod walk;
mod words;
mod written_out;
mod yaml;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Source};

pub use changes::Changes;
pub(crate) use mark::MARK;
pub use marks::report_marks;
pub use overlay::report_unused;
pub use provenance::{is_date, published_date, with_published_date};
pub use sentences::Prose;

/// One of our documents with the facts of a published one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The number of our document among those that were given.
    pub ours: usize,
    /// The number of the published document.
    pub published: usize,
    /// The new text of our document.
    pub text: String,
    /// What has changed.
    pub changes: Changes,
}

/// All that came of some published documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The documents, in the order of the published ones; complete only if the diagnostics hold no error.
    pub documents: Vec<Imported>,
    /// What is wrong or gets lost.
    pub diagnostics: Diagnostics,
}

/// Brings the facts of published documents into ours. Which of ours each belongs to is told by its paths and servers.
#[must_use]
pub fn import(published: &[Source], ours: &[Source], prose: Prose) -> Import {
    let mut import = Import::default();
    let published_trees = read_all(published, &mut import.diagnostics);
    let our_trees = read_all(ours, &mut import.diagnostics);
    if let (Some(published_trees), Some(our_trees)) = (published_trees, our_trees) {
        for (index, tree) in published_trees.into_iter().enumerate() {
            let result = pair(&import.documents, &published[index], &tree, &our_trees);
            let result = result.and_then(|our_index| {
                let target = (&ours[our_index], &our_trees[our_index]);
                let (text, changes) = one::import((&published[index], tree), target, prose)?;
                comments::report(target.0, target.1, &mut import.diagnostics);
                Ok(Imported {
                    ours: our_index,
                    published: index,
                    text,
                    changes,
                })
            });
            match result {
                Ok(imported) => import.documents.push(imported),
                Err(diagnostics) => import.diagnostics.append(diagnostics),
            }
        }
    }
    let sources: Vec<Source> = published.iter().chain(ours).cloned().collect();
    document::locate(&mut import.diagnostics, &sources, None);
    import
}

/// A document in the form that an import gives it: the same values, and the comment at the beginning.
///
/// # Errors
///
/// What is wrong with the document.
pub fn format(source: &Source) -> Result<String, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    if let Ok(tree) = document::read_tree(source, &mut diagnostics) {
        return Ok(comments::head(source) + &yaml::write(&tree));
    }
    document::locate(&mut diagnostics, std::slice::from_ref(source), None);
    Err(diagnostics)
}

/// Puts what a document folds into components back where it is referred to.
pub(crate) fn unfold(tree: &mut Value) {
    shared::unfold(tree);
}

/// The trees of all sources, if each can be read. Of what is wrong only errors count: the generator says the rest.
fn read_all(sources: &[Source], diagnostics: &mut Diagnostics) -> Option<Vec<Value>> {
    let mut trees = Vec::new();
    for source in sources {
        let mut found = Diagnostics::default();
        match document::read_tree(source, &mut found) {
            Ok(tree) => trees.push(tree),
            Err(()) => diagnostics.append(found),
        }
    }
    (trees.len() == sources.len()).then_some(trees)
}

/// Which of ours a published document belongs to.
fn pair(
    done: &[Imported],
    source: &Source,
    tree: &Value,
    ours: &[Value],
) -> Result<usize, Diagnostics> {
    let index = pairing::find(tree, ours)
        .map_err(|(message, help)| error(source, "/paths", message, help))?;
    if done.iter().any(|imported| imported.ours == index) {
        let message = "another document of the same version was given before";
        return Err(error(source, "/paths", message, "give each version once"));
    }
    Ok(index)
}

/// One error about one place.
fn error(
    source: &Source,
    pointer: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostics {
    let mut diagnostic = Diagnostic::at(&source.name, None, message, help);
    pointer.clone_into(&mut diagnostic.location.pointer);
    diagnostic.into()
}
