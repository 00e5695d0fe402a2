//! A document in, the same with the parameters, headers and responses that it refers to written out: whether a publisher repeats
//! something or puts it into a component is no fact of the API.

use serde_json::{Map, Value};

use crate::document::reference;

/// The components that are written out where an operation refers to them.
const SECTIONS: [&str; 3] = ["responses", "parameters", "headers"];

/// How many references are followed: a response refers to its headers, and what leads in a circle has to end.
const MOST_STEPS: usize = 3;

/// Replaces references within `paths` by what they refer to, and removes the components that nothing refers to any longer.
pub(crate) fn unfold(tree: &mut Value) {
    let components = tree.get("components").cloned().unwrap_or_default();
    if let Some(paths) = tree.get_mut("paths") {
        write_out(paths, &components, MOST_STEPS);
    }
    let text = tree.to_string();
    let Some(Value::Object(components)) = tree.get_mut("components") else {
        return;
    };
    for section in SECTIONS {
        if let Some(Value::Object(members)) = components.get_mut(section) {
            let reference = |name: &str| Value::from(format!("#/components/{section}/{name}"));
            members.retain(|name, _| text.contains(&reference(name).to_string()));
            if members.is_empty() {
                components.shift_remove(section);
            }
        }
    }
}

fn write_out(value: &mut Value, components: &Value, steps: usize) {
    let component = |map: &Map<String, Value>| {
        let reference = map.get("$ref")?.as_str()?;
        SECTIONS.iter().find_map(|section| {
            let name = reference::component(reference, section).ok()?;
            components.get(section)?.get(&*name).cloned()
        })
    };
    match value {
        Value::Object(map) => {
            if let Some(written) = component(map).filter(|_| steps > 0) {
                *value = written;
                return write_out(value, components, steps - 1);
            }
            map.values_mut()
                .for_each(|value| write_out(value, components, steps));
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|value| write_out(value, components, steps)),
        _ => {}
    }
}
