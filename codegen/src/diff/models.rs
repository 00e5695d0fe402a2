//! The models of two APIs.

use super::context::{Cx, Subject};
use super::pairs::{Pair, pair};
use super::{Item, Kind, deprecation, docs, fields, rulings, type_names};
use crate::ir::{Model, Module};

/// A model with the name of its module.
pub(super) type Placed<'a> = (&'a str, &'a Model);

/// Which models are the same: by their name in the document, then by their Rust name, then by their fields.
pub(super) fn pairs<'a>(cx: &Cx<'a>) -> Vec<Pair<Placed<'a>>> {
    let (old, new) = cx.shared_modules();
    let placed = |modules: Vec<&'a Module>| -> Vec<Placed<'a>> {
        let of = |module: &'a Module| {
            let models = module
                .resources
                .iter()
                .flat_map(|resource| &resource.models);
            models.map(|model| (module.rust.as_str(), model))
        };
        modules.into_iter().flat_map(of).collect()
    };
    pair(
        &placed(old),
        &placed(new),
        &[
            |(module, model)| Some(format!("{module} {}", model.name.wire)),
            |(module, model)| Some(format!("{module} {}", model.name.rust)),
            |(module, model)| Some(format!("{module} {}", fields_of(model)?)),
        ],
    )
}

/// The fields of a model by name; none where there is too little to know it again by.
fn fields_of(model: &Model) -> Option<String> {
    let mut names: Vec<&str> = model
        .fields
        .iter()
        .map(|field| field.name.wire.as_str())
        .collect();
    names.sort_unstable();
    (names.len() > 1).then(|| names.join(" "))
}

pub(super) fn compare(cx: &mut Cx<'_>) {
    for pair in pairs(cx) {
        match pair {
            Pair::Added(model) => cx.note(
                &subject(model),
                Kind::Added,
                "new model",
                rulings::ITEM_ADDED,
            ),
            Pair::Removed(model) => cx.note(
                &subject(model),
                Kind::Removed,
                "model removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, model): Placed<'_>) -> Subject {
    Subject {
        item: Item::Model,
        rust: format!("{module}::{}", model.name.rust),
        wire: model.name.wire.clone(),
    }
}

fn compare_one(cx: &mut Cx<'_>, old: Placed<'_>, new: Placed<'_>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    match (old.is_input, new.is_input) {
        (false, true) => cx.note(
            &subject,
            Kind::Setters,
            "has a setter for each field",
            rulings::SETTERS,
        ),
        (true, false) => cx.note(
            &subject,
            Kind::Setters,
            "has no setters any more",
            rulings::NO_SETTERS,
        ),
        (false, false) | (true, true) => {}
    }
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    fields::compare(cx, &subject, module, [old, new]);
}
