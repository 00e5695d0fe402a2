//! The examples of a media type or of a parameter in, their values out.

use serde_json::Value;

use super::context::LowerCtx;
use crate::ir::Example;
use crate::schema::{Node, follow};

/// The first example of a parameter, which may be one of its schema.
pub(super) fn of_parameter<'d>(cx: &mut LowerCtx<'d, '_>, parameter: &Node<'d>) -> Option<Value> {
    parameter.read_keys(&["example", "examples"]);
    let first = of_media(cx, parameter).into_iter().next();
    first.map(|example| example.value).or_else(|| {
        let schema = parameter.get("schema")?;
        Some(schema.get("example")?.read().clone())
    })
}

/// The examples of a request or response.
pub(super) fn of_media<'d>(cx: &mut LowerCtx<'d, '_>, media: &Node<'d>) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(example) = media.get("example") {
        examples.push(Example {
            name: "example".to_owned(),
            value: example.value.clone(),
        });
    }
    for (name, example) in media.get("examples").iter().flat_map(Node::members) {
        let example = match follow(cx.root, example) {
            Ok(example) => example,
            Err(fault) => {
                cx.warning(&fault.place, fault.message, fault.help);
                continue;
            }
        };
        // An example may be in another file (`externalValue`); it has no value here.
        if let Some(value) = example.get("value") {
            examples.push(Example {
                name: name.to_owned(),
                value: value.value.clone(),
            });
        }
    }
    examples
}
