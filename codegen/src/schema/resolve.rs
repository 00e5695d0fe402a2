//! References in, the nodes that they lead to out. A reference may be any JSON pointer within the document.

use serde_json::Value;

use super::fault::Fault;
use super::keywords;
use super::node::Node;
use crate::document::{pointer, reference, similar};

/// How many references may follow each other; more are a circle.
const LONGEST_CHAIN: usize = 64;

/// The node that a `$ref` leads to, or the node itself if it has none.
pub(crate) fn follow<'d>(root: &'d Value, node: Node<'d>) -> Result<Node<'d>, Fault<'d>> {
    let start = node.clone();
    let mut next = node;
    for _ in 0..LONGEST_CHAIN {
        let Some(reference) = next.text("$ref") else {
            return Ok(next);
        };
        next = step(root, reference, &next)?;
    }
    Err(circle(&start))
}

/// The node that one reference names; that may be a reference again.
pub(crate) fn step<'d>(
    root: &'d Value,
    reference: &str,
    from: &Node<'d>,
) -> Result<Node<'d>, Fault<'d>> {
    let pointer = reference::local(reference)
        .map_err(|error| Fault::new(from.place.clone(), error.to_string(), error.help()))?;
    from.document(root).at(&pointer).ok_or_else(|| {
        let message = format!("the reference `{reference}` leads nowhere");
        Fault::new(from.place.clone(), message, nearest(root, &pointer))
    })
}

/// The schema that one reference names.
pub(super) fn schema<'d>(
    root: &'d Value,
    reference: &str,
    from: &Node<'d>,
) -> Result<Node<'d>, Fault<'d>> {
    let target = step(root, reference, from)?;
    let is_schema = match target.value {
        Value::Bool(_) => true,
        Value::Object(map) => {
            let known = |key: &String| key.starts_with("x-") || keywords::usage(key).is_some();
            map.is_empty() || map.keys().any(known)
        }
        _ => false,
    };
    if is_schema {
        return Ok(target);
    }
    let message = format!("the reference `{reference}` does not lead to a schema");
    let help = "refer to a schema, as in `#/components/schemas/Name`";
    Err(Fault::new(from.place.clone(), message, help))
}

/// The fault of references that lead to each other and to nothing else.
pub(super) fn circle<'d>(node: &Node<'d>) -> Fault<'d> {
    let reference = node.text("$ref").unwrap_or_default();
    Fault::new(
        node.place.clone(),
        format!("the reference `{reference}` leads in a circle"),
        "let one of the references in the circle point to a definition",
    )
}

/// The pointer that may be meant by one that leads nowhere.
fn nearest(root: &Value, pointer: &str) -> String {
    let mut node = root;
    for key in pointer::keys(pointer) {
        let Some(object) = node.as_object() else {
            break;
        };
        if let Some(child) = object.get(key.as_ref()) {
            node = child;
            continue;
        }
        let names = || object.keys().map(String::as_str);
        let same = names().find(|name| name.eq_ignore_ascii_case(&key));
        return match same.or_else(|| similar::nearest(&key, names())) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("define `{key}`, or correct the reference"),
        };
    }
    "correct the reference".to_owned()
}
