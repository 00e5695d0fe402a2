//! Published documents and ours in, the new texts of ours out.

use serde_json::Value;

use super::changes::Changes;
use super::failure::error;
use super::sentences::Prose;
use super::{comments, one, pairing, yaml};
use crate::diagnostic::Diagnostics;
use crate::document::{self, Source};

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

/// The result of importing some published documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The documents, in the order of the published ones; complete only if the diagnostics hold no error.
    pub documents: Vec<Imported>,
    /// What is wrong or will be lost.
    pub diagnostics: Diagnostics,
}

/// Brings the facts of published documents into ours. Which of ours each belongs to follows from its paths and servers.
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

/// The trees of all sources, if each can be read. Only errors count: the generator reports the rest.
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
        let message = "another document of the same version was given already";
        return Err(error(source, "/paths", message, "give each version once"));
    }
    Ok(index)
}
