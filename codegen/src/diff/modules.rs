//! The modules of two APIs, by name.

use super::context::{Cx, Subject};
use super::pairs::{Pair, pair};
use super::{Item, Kind, code, rulings};
use crate::ir::Module;

pub(super) fn compare(cx: &mut Cx<'_>) {
    let (old, new): (Vec<&Module>, Vec<&Module>) = (
        cx.old.modules.iter().collect(),
        cx.new.modules.iter().collect(),
    );
    for pair in pair(&old, &new, &[|module| Some(module.rust.clone())]) {
        match pair {
            Pair::Added(module) => {
                let what = format!("new module with {}", contents(module));
                cx.note(&subject(module), Kind::Added, what, rulings::ITEM_ADDED);
            }
            Pair::Removed(module) => {
                let what = format!("module removed, with {}", contents(module));
                cx.note(&subject(module), Kind::Removed, what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) if old.title != new.title => {
                let what = format!("title {}; was {}", code(&new.title), code(&old.title));
                cx.note(&subject(new), Kind::Docs, what, rulings::DOCS);
            }
            Pair::Both(..) => {}
        }
    }
}

fn subject(module: &Module) -> Subject {
    Subject {
        item: Item::Module,
        rust: module.rust.clone(),
        wire: module.title.clone(),
    }
}

fn contents(module: &Module) -> String {
    let count = |count: usize, what: &str| {
        if count == 1 {
            format!("1 {what}")
        } else {
            format!("{count} {what}s")
        }
    };
    let resources = || module.resources.iter();
    format!(
        "{}, {} and {}",
        count(
            resources().map(|resource| resource.operations.len()).sum(),
            "operation"
        ),
        count(
            resources().map(|resource| resource.models.len()).sum(),
            "model"
        ),
        count(
            resources().map(|resource| resource.enums.len()).sum(),
            "enum"
        ),
    )
}
