//! The schema of a response in, the page of records that it describes out.

use super::context::LowerCtx;
use super::schema;
use crate::ir;
use crate::schema::{Kind, Node, Object, Parts, normalize};

const LONGEST_CHAIN: usize = 64;

/// A page of records: paging links beside the one array of the body. `None` without links; a warning if there are links but the
/// array of the records is not clear.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    body: &Node<'d>,
    hint: &str,
) -> Option<Option<ir::Response>> {
    let parts = Parts::from(body.clone());
    let (object, reached) = object(cx, &parts)?;
    let links = links(cx, &object)?;
    let arrays: Vec<(&'d str, Option<Parts<'d>>)> = object
        .properties
        .iter()
        .filter_map(|(key, property)| Some((*key, items(cx, &property.parts)?)))
        .collect();
    let [(key, items)] = arrays.as_slice() else {
        let message = match arrays.len() {
            0 => {
                "the response has paging links and no list: it is not read as a listing".to_owned()
            }
            _ => {
                let keys: Vec<String> = arrays.iter().map(|(key, _)| format!("`{key}`")).collect();
                format!(
                    "the response has paging links and several lists ({}): it is not read as a listing",
                    keys.join(", ")
                )
            }
        };
        let help = "leave one list in the schema, with an overlay action, to have a listing of its records";
        cx.warning(&body.place, message, help);
        return None;
    };
    for node in reached.iter().chain(&links) {
        cx.reach(node);
    }
    let Some(items) = items else {
        return Some(Some(ir::Response::Page {
            item: ir::Type::Json,
            key: (*key).to_owned(),
        }));
    };
    let known = schema::lower(cx, items, &format!("{hint} {key}"));
    Some(known.map(|known| ir::Response::Page {
        item: known.ty,
        key: (*key).to_owned(),
    }))
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
        && meta.properties.contains_key("next_page_url")
    {
        return Some(reached);
    }
    object
        .properties
        .contains_key("next_page_uri")
        .then(Vec::new)
}

/// The items of a list; `None` if a property is not a list.
fn items<'d>(cx: &LowerCtx<'d, '_>, parts: &Parts<'d>) -> Option<Option<Parts<'d>>> {
    match behind(cx, parts)?.0 {
        Kind::List(items) => Some(items),
        _ => None,
    }
}
