//! A record in, what an operation shows of it out.

use serde_json::{Map, Value};

use crate::description::{Description, Type};
use crate::store::Properties;

/// The record as the type of an answer has it, with its addresses at `base` in place of the host of the document.
pub(crate) fn answer(
    description: &Description,
    ty: &Type,
    properties: &Properties,
    server: &str,
    base: &str,
) -> Value {
    let fields = description.fields(ty);
    let shown: Vec<(&String, &Value)> = if fields.is_empty() {
        properties.iter().collect()
    } else {
        fields
            .iter()
            .filter_map(|field| properties.get_key_value(&field.name))
            .collect()
    };
    let members = shown.into_iter().map(|(name, value)| {
        let value = match name.as_str() {
            "url" | "links" => moved(value, server, base),
            _ => value.clone(),
        };
        (name.clone(), value)
    });
    Value::Object(members.collect::<Map<String, Value>>())
}

/// An address, or several by name, at another host.
fn moved(value: &Value, server: &str, base: &str) -> Value {
    match value {
        Value::String(url) => match url.strip_prefix(server) {
            Some(path) => format!("{base}{path}").into(),
            None => value.clone(),
        },
        Value::Object(links) => {
            let links = links.iter();
            links
                .map(|(name, url)| (name.clone(), moved(url, server, base)))
                .collect()
        }
        other => other.clone(),
    }
}
