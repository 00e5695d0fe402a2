//! The trees of handles of two APIs. Each handle has one accessor that leads to it; both are compared as one place.

use super::context::{Cx, Subject};
use super::pairs::{Pair, pair};
use super::{Item, Kind, deprecation, docs, rulings};
use crate::ir::{Accessor, Api, Binding, Handle, Module};
use crate::render::spelling;

/// One place in the tree: the accessor and what it leads to.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The module of the handle.
    pub(super) module: &'a str,
    /// The handle that has the accessor; `None` for the client.
    owner: Option<&'a Handle>,
    pub(super) accessor: &'a Accessor,
    handle: &'a Handle,
    /// The first operation that stands there.
    operation: Option<&'a str>,
}

/// Which places are the same: by their path, then by an operation that stands there.
pub(super) fn pairs<'a>(cx: &Cx<'a>) -> Vec<Pair<Place<'a>>> {
    let (old, new) = cx.shared_modules();
    pair(
        &places(cx.old, &old),
        &places(cx.new, &new),
        &[
            |place| {
                Some(format!(
                    "{} {}",
                    place.module,
                    without_names(&place.handle.path)
                ))
            },
            |place| {
                place
                    .operation
                    .map(|operation| format!("{} {operation}", place.module))
            },
        ],
    )
}

/// A path template without the names of its parameters, which no request has.
pub(crate) fn without_names(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

fn places<'a>(api: &'a Api, modules: &[&'a Module]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for accessor in &api.accessors {
        // The client's accessors name no module; the first that has the handle is meant, as in the generated client.
        let found = api
            .modules
            .iter()
            .find_map(|module| Some((module, handle(module, &accessor.handle)?)));
        if let Some((module, (handle, operation))) = found
            && modules.iter().any(|shared| shared.rust == module.rust)
        {
            places.push(Place {
                module: &module.rust,
                owner: None,
                accessor,
                handle,
                operation,
            });
        }
    }
    for module in modules {
        for (owner, _) in handles(module) {
            for accessor in &owner.accessors {
                if let Some((handle, operation)) = handle(module, &accessor.handle) {
                    places.push(Place {
                        module: &module.rust,
                        owner: Some(owner),
                        accessor,
                        handle,
                        operation,
                    });
                }
            }
        }
    }
    places
}

/// The handles of a module with the first operation of each.
fn handles(module: &Module) -> impl Iterator<Item = (&Handle, Option<&str>)> {
    let below = module.resources.iter().flat_map(|resource| {
        resource.handles.iter().map(move |handle| {
            let operation = handle
                .operations
                .first()
                .and_then(|index| resource.operations.get(*index));
            (
                handle,
                operation.map(|operation| operation.name.wire.as_str()),
            )
        })
    });
    module
        .handle
        .iter()
        .map(|handle| (handle, None))
        .chain(below)
}

fn handle<'a>(module: &'a Module, name: &str) -> Option<(&'a Handle, Option<&'a str>)> {
    handles(module).find(|(handle, _)| handle.rust == name)
}

pub(super) fn compare(cx: &mut Cx<'_>) {
    for pair in pairs(cx) {
        match pair {
            Pair::Added(place) => {
                let what = format!("new accessor and `{}`", place.accessor.handle);
                cx.note(&subject(place), Kind::Added, what, rulings::ITEM_ADDED);
            }
            Pair::Removed(place) => {
                let what = format!("accessor and `{}` removed", place.accessor.handle);
                cx.note(&subject(place), Kind::Removed, what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject(place: Place<'_>) -> Subject {
    let accessor = &place.accessor.name.rust;
    let module = place
        .owner
        .map_or_else(String::new, |_| format!("{}::", place.module));
    let rust = format!("{module}{}::{accessor}", owner(place));
    Subject {
        item: Item::Accessor,
        rust,
        wire: place.handle.path.clone(),
    }
}

fn compare_one(cx: &mut Cx<'_>, old: Place<'_>, new: Place<'_>) {
    let subject = subject(old);
    let named = |place: Place<'_>| format!("`{}::{}`", owner(place), signature(place));
    let what = format!("{}; was {}", named(new), named(old));
    if is_moved(cx, old, new) {
        cx.note(&subject, Kind::Moved, what, rulings::MOVED);
    } else if signature(old) != signature(new) {
        cx.note(&subject, Kind::Renamed, what, rulings::ITEM_RENAMED);
    }
    compare_bindings(cx, &subject, old, new);
    let (old, new) = (&old.accessor.docs, &new.accessor.docs);
    deprecation::compare(cx, &subject, old, new);
    docs::compare(cx, &subject, old, new);
}

/// Whether the accessor stands on another handle than before.
fn is_moved(cx: &Cx<'_>, old: Place<'_>, new: Place<'_>) -> bool {
    let before = old
        .owner
        .map(|handle| cx.renames.handle(old.module, &handle.rust));
    before != new.owner.map(|handle| handle.rust.as_str())
}

fn owner(place: Place<'_>) -> &str {
    place.owner.map_or("Client", |handle| handle.rust.as_str())
}

fn signature(place: Place<'_>) -> String {
    format!(
        "{}() -> {}",
        place.accessor.name.rust, place.accessor.handle
    )
}

fn compare_bindings(cx: &mut Cx<'_>, subject: &Subject, old: Place<'_>, new: Place<'_>) {
    let arguments = |module: &str, bindings: &[Binding]| {
        let types = bindings
            .iter()
            .map(|binding| format!("`{}`", spelling::binding(module, &binding.ty)));
        match types.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "no argument".to_owned(),
            types => types,
        }
    };
    let renamed: Vec<Binding> = old
        .accessor
        .bindings
        .iter()
        .map(|binding| Binding {
            ty: cx.renames.ty(&binding.ty),
            ..binding.clone()
        })
        .collect();
    let (before, after) = (
        arguments(old.module, &renamed),
        arguments(new.module, &new.accessor.bindings),
    );
    if before != after {
        cx.note(
            subject,
            Kind::Type,
            format!("takes {after}; took {before}"),
            rulings::BINDING,
        );
    }
    for (before, after) in old.accessor.bindings.iter().zip(&new.accessor.bindings) {
        if before.name == after.name {
            continue;
        }
        let what = format!(
            "the argument is called `{}`; was `{}`",
            after.name.rust, before.name.rust
        );
        cx.note(subject, Kind::WireName, what, rulings::BINDING_NAME);
    }
}
