//! The modules of two APIs, by name.

use super::context::{DiffCtx, Subject};
use super::pairing::{Pair, pair};
use super::report::{ChangeKind, ItemKind};
use super::rulings;
use super::spelling::code;
use crate::ir::{Module, Resource};

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    let (old, new): (Vec<&Module>, Vec<&Module>) = (
        cx.apis.old.modules.iter().collect(),
        cx.apis.new.modules.iter().collect(),
    );
    for pair in pair(&old, &new, &[&|module| Some(module.rust.clone())]) {
        match pair {
            Pair::Added(module) => {
                cx.changed.add_module(&module.rust);
                let what = format!("new module with {}", contents(module));
                cx.added(&subject(module), what, rulings::ITEM_ADDED);
            }
            Pair::Removed(module) => {
                cx.changed.add_module(&module.rust);
                let what = format!("module removed, with {}", contents(module));
                cx.removed(&subject(module), what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) if old.title != new.title => {
                let title = (new.rust.clone(), String::new());
                cx.changed.add(Pair::Both(title.clone(), title));
                let what = format!("title {}; was {}", code(&new.title), code(&old.title));
                cx.note(&subject(new), ChangeKind::Docs, what, rulings::DOCS);
            }
            Pair::Both(..) => {}
        }
    }
}

fn subject(module: &Module) -> Subject {
    Subject {
        item: ItemKind::Module,
        rust: module.rust.clone(),
        wire: module.title.clone(),
    }
}

/// `2 operations, 1 model and 1 enum`.
fn contents(module: &Module) -> String {
    let count = |of: fn(&Resource) -> usize| module.resources.iter().map(of).sum::<usize>();
    let counts = [
        ("operation", count(|resource| resource.operations.len())),
        ("model", count(|resource| resource.models.len())),
        ("enum", count(|resource| resource.enums.len())),
        ("union", count(|resource| resource.unions.len())),
        (
            "named collection",
            count(|resource| resource.newtypes.len()),
        ),
    ];
    let words: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    match &words[..] {
        [] => "no items".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
