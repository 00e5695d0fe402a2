//! A newly published document and ours in, the new text of ours and what has changed out. No I/O.
//!
//! ```text
//! published -> unfolded (shared) -> our sentences (rewrite) -> folded (shared) -> text (yaml)
//!      ours -> unfolded (shared) -> items with facts and sentences (items)
//! ```
//!
//! Facts are the published document's, in its order. Sentences are ours: each belongs to an item (an operation, a
//! parameter, a field, a value of an enum) that is found again by its identity. Where the item is new, or its facts are no
//! longer what the sentence was written for, a mark is left for a person.

mod changes;
mod items;
mod kind;
mod marks;
mod overlay;
mod pairing;
mod provenance;
mod rewrite;
mod scalar;
mod sentences;
mod shared;
mod walk;
mod yaml;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{self, Source};
use items::Items;
use kind::Kind;
use sentences::Sentences;
use shared::Shared;

pub use changes::Changes;
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
            let result = pair(&import.documents, &published[index], &tree, &our_trees).and_then(
                |our_index| {
                    let (text, changes) = one(
                        &published[index],
                        tree,
                        &ours[our_index],
                        our_trees[our_index].clone(),
                        prose,
                    )?;
                    Ok(Imported {
                        ours: our_index,
                        published: index,
                        text,
                        changes,
                    })
                },
            );
            match result {
                Ok(imported) => {
                    let our_source = &ours[imported.ours];
                    report_comments(
                        our_source,
                        &our_trees[imported.ours],
                        &mut import.diagnostics,
                    );
                    import.documents.push(imported);
                }
                Err(diagnostic) => import.diagnostics.push(diagnostic),
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
    match document::read_tree(source, &mut diagnostics) {
        Ok(tree) => Ok(head(source) + &yaml::write(&tree)),
        Err(()) => {
            document::locate(&mut diagnostics, std::slice::from_ref(source), None);
            Err(diagnostics)
        }
    }
}

/// The trees of all sources, if each can be read. Of what is wrong only errors count: the generator says the rest.
fn read_all(sources: &[Source], diagnostics: &mut Diagnostics) -> Option<Vec<Value>> {
    let trees: Vec<_> = sources
        .iter()
        .map(|source| {
            let mut found = Diagnostics::default();
            let tree = document::read_tree(source, &mut found);
            if tree.is_err() {
                diagnostics.append(found);
            }
            tree
        })
        .collect();
    trees.into_iter().collect::<Result<_, ()>>().ok()
}

/// Which of ours a published document belongs to.
fn pair(
    done: &[Imported],
    source: &Source,
    tree: &Value,
    ours: &[Value],
) -> Result<usize, Diagnostic> {
    let index = pairing::find(tree, &ours.iter().collect::<Vec<_>>())
        .map_err(|(message, help)| error(source, "/paths", message, help))?;
    if done.iter().any(|imported| imported.ours == index) {
        let message = "another document of the same version was given before";
        return Err(error(source, "/paths", message, "give each version once"));
    }
    Ok(index)
}

/// Imports one document.
fn one(
    source: &Source,
    mut published: Value,
    our_source: &Source,
    mut ours: Value,
    prose: Prose,
) -> Result<(String, Changes), Diagnostic> {
    let shared = shared::unfold(&mut ours);
    shared::unfold(&mut published);
    let (our_items, published_items) = (items::collect(&ours), items::collect(&published));
    let document = build(&published, &our_items, &published_items, &shared, prose);
    let text = head(our_source) + &yaml::write(&document);
    verify(source, &published, &document, &text)?;
    let mut changes = changes::compare(&our_items, &published_items);
    let mut unfolded = document;
    shared::unfold(&mut unfolded);
    changes.lost = changes::lost(&our_items, &items::collect(&unfolded));
    Ok((text, changes))
}

fn build(
    published: &Value,
    our_items: &Items,
    published_items: &Items,
    shared: &Shared,
    prose: Prose,
) -> Value {
    let sentences = Sentences {
        ours: our_items,
        published: published_items,
        prose,
    };
    let mut document = rewrite::rewrite(published, &sentences, shared);
    shared::fold(&mut document, shared);
    document
}

/// Nothing is written that does not read as what it was made from, or that says something else than was published.
fn verify(
    source: &Source,
    published: &Value,
    document: &Value,
    text: &str,
) -> Result<(), Diagnostic> {
    const HELP: &str = "this is a mistake of the import: please report it with the document";
    let written = Source {
        name: source.name.clone(),
        text: text.as_bytes().to_vec(),
    };
    match document::read_tree(&written, &mut Diagnostics::default()) {
        Ok(tree) if tree == *document => {}
        _ => {
            return Err(error(
                source,
                "",
                "the text that was made of this does not read as it",
                HELP,
            ));
        }
    }
    let mut unfolded = document.clone();
    shared::unfold(&mut unfolded);
    let facts = |tree| walk::without_sentences(Kind::Document, tree);
    if facts(&unfolded) != facts(published) {
        return Err(error(source, "", "a fact would be lost", HELP));
    }
    Ok(())
}

/// The lines of comment at the beginning of a text.
fn head(source: &Source) -> String {
    let text = source.lossy_text();
    let mut head = String::new();
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        head.push_str(line);
        head.push('\n');
    }
    head
}

/// Warns about the comments that the new text does not have.
fn report_comments(source: &Source, tree: &Value, diagnostics: &mut Diagnostics) {
    let text = source.lossy_text();
    let kept = yaml::write(tree);
    let is_comment = |line: &str| line.trim_start().starts_with('#');
    for (index, line) in text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.starts_with('#'))
    {
        // A line of a text may look like one; then it stands in the new text as well.
        if is_comment(line) && !kept.lines().any(|kept| kept == line) {
            let mut diagnostic = error(
                source,
                "",
                "this comment is lost",
                "only the comment at the beginning is kept: say it in README.md or in the overlay",
            );
            diagnostic.severity = Severity::Warning;
            diagnostic.location.position = Some((index + 1, 1));
            diagnostics.push(diagnostic);
        }
    }
}

fn error(
    source: &Source,
    pointer: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    let mut diagnostic = Diagnostic::at(&source.name, None, message, help);
    pointer.clone_into(&mut diagnostic.location.pointer);
    diagnostic
}
