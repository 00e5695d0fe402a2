//! One published document and the one of ours that it belongs to in, the new text of ours and what has changed out.

use serde_json::Value;

use super::changes::{self, Changes};
use super::components::Shared;
use super::failure::error;
use super::items::{self, Items};
use super::object_kind::ObjectKind;
use super::sentences::{Prose, Sentences};
use super::{comments, fold, renames, rewrite, walk, yaml};
use crate::diagnostic::Diagnostics;
use crate::document::{self, Source};

/// Brings the facts of a published document into one of ours.
pub(super) fn import(
    (source, mut published): (&Source, Value),
    (our_source, ours): (&Source, &Value),
    prose: Prose,
) -> Result<(String, Changes), Diagnostics> {
    let mut ours = ours.clone();
    let shared = fold::unfold(&mut ours);
    fold::unfold(&mut published);
    let (mut our_items, published_items) = (items::collect(&ours), items::collect(&published));
    let renames = renames::follow(&mut our_items, &published_items);
    let document = build(&published, &our_items, &published_items, &shared, prose);
    let text = comments::head(our_source) + &yaml::write(&document);
    let mut unfolded = document.clone();
    fold::unfold(&mut unfolded);
    verify(source, &published, &unfolded, &document, &text)?;
    let mut changes = changes::compare(&our_items, &published_items, renames);
    let facts = |tree| walk::without_sentences(ObjectKind::Document, tree).to_string();
    if changes.is_empty() && facts(&ours) != facts(&unfolded) {
        let what = "document: the same facts are written in another order";
        changes.changed.push(what.to_owned());
    }
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
    fold::fold(&mut document, shared);
    document
}

/// Nothing is written that does not read as what it was made from, or that says something else than was published.
fn verify(
    source: &Source,
    published: &Value,
    unfolded: &Value,
    document: &Value,
    text: &str,
) -> Result<(), Diagnostics> {
    const HELP: &str = "this is a mistake of the import: please report it with the document";
    let written = Source {
        name: source.name.clone(),
        text: text.as_bytes().to_vec(),
    };
    let read = document::read_tree(&written, &mut Diagnostics::default());
    if read.as_ref() != Ok(document) {
        let message = "the text that was written for this does not read back as the same document";
        return Err(error(source, "", message, HELP));
    }
    let facts = |tree| walk::without_sentences(ObjectKind::Document, tree);
    if facts(unfolded) != facts(published) {
        return Err(error(source, "", "a fact would be lost", HELP));
    }
    Ok(())
}
