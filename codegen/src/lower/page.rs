//! The schema of a response in, the page of records that it describes out.

use super::context::{LowerCtx, Reported};
use super::schema;
use crate::ir;
use crate::schema::{Kind, Node, Object, Parts, normalize};

const LONGEST_CHAIN: usize = 64;

/// A page of records: paging links beside the one array of the body. `None` without links; a warning if there are links but the
/// array of the records is not clear.
///
/// # Errors
///
/// The schema of the records has a fault.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    body: &Node<'d>,
    hint: &str,
) -> Result<Option<ir::Response>, Reported> {
    let parts = Parts::from(body.clone());
    let Some((object, reached)) = object(cx, &parts) else {
        return Ok(None);
    };
    let Some(links) = links(cx, &object) else {
        return Ok(None);
    };
    let arrays: Vec<(&'d str, Items<'d>)> = object
        .properties
        .iter()
        .filter_map(|(key, property)| Some((*key, items(cx, &property.parts)?)))
        .collect();
    let [(key, items)] = arrays.as_slice() else {
        let keys = arrays.iter().map(|(key, _)| format!("`{key}`"));
        warn_of_lists(cx, body, &keys.collect::<Vec<_>>());
        return Ok(None);
    };
    for node in reached.iter().chain(&links) {
        cx.reach(node);
    }
    let item = match items {
        Items::Any => ir::Type::Json,
        Items::Of(items) => {
            let known = schema::lower(cx, items, &format!("{hint} {key}"));
            known.ok_or(Reported)?.ty
        }
    };
    Ok(Some(ir::Response::Page {
        item,
        key: (*key).to_owned(),
    }))
}

/// There are paging links, and not one list that they could be for.
fn warn_of_lists(cx: &mut LowerCtx<'_, '_>, body: &Node<'_>, keys: &[String]) {
    let lists = if keys.is_empty() {
        "no list".to_owned()
    } else {
        format!("several lists ({})", keys.join(", "))
    };
    let message = format!("the response has paging links and {lists}: it is not read as a listing");
    let help =
        "leave one list in the schema, with an overlay action, to have a listing of its records";
    cx.warning(&body.place, message, help);
}

/// What the items of a list are.
enum Items<'d> {
    Any,
    Of(Parts<'d>),
}

/// The object behind a schema, with the schemas that references led through. Faults are reported where the schema is lowered.
fn object<'d>(cx: &LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<(Object<'d>, Vec<Node<'d>>)> {
    let (kind, reached) = behind(cx, parts)?;
    match kind {
        Kind::Object(object) => Some((object, reached)),
        _ => None,
    }
}

fn behind<'d>(cx: &LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<(Kind<'d>, Vec<Node<'d>>)> {
    let mut reached = Vec::new();
    let mut kind = normalize(cx.root, parts).ok()?.kind;
    for _ in 0..LONGEST_CHAIN {
        let Kind::Reference(target) = kind else {
            return Some((kind, reached));
        };
        reached.push(target.clone());
        kind = normalize(cx.root, &Parts::from(target)).ok()?.kind;
    }
    None
}

/// The schemas that hold the paging links, if there are any.
fn links<'d>(cx: &LowerCtx<'d, '_>, object: &Object<'d>) -> Option<Vec<Node<'d>>> {
    if let Some(meta) = object.properties.get("meta")
        && let Some((meta, reached)) = self::object(cx, &meta.parts)
        && has(&meta, "next_page_url")
    {
        return Some(reached);
    }
    has(object, "next_page_uri").then(Vec::new)
}

/// Whether an object has a property, whatever that is.
fn has(object: &Object<'_>, name: &str) -> bool {
    let property = object.properties.get(name);
    let nodes = property.iter().flat_map(|property| &property.parts.nodes);
    nodes.for_each(Node::enter);
    property.is_some()
}

/// The items of a list; `None` if a property is not a list.
fn items<'d>(cx: &LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<Items<'d>> {
    match behind(cx, parts)?.0 {
        Kind::List(items) => Some(items.map_or(Items::Any, Items::Of)),
        _ => None,
    }
}
