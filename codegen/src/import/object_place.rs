//! Where an object of a document is: the item that it belongs to, and the way from there.

use serde_json::Value;

use super::object_kind::ObjectKind;
use super::walk::{Child, ENUM_SENTENCES};
use crate::document::pointer;

/// Where an object is.
#[derive(Debug, Clone, Default)]
pub(super) struct ObjectPlace {
    /// The identity of the item around it, whatever moves in the document.
    pub(super) item: String,
    /// What a person calls the item.
    pub(super) label: String,
    /// The way from the item to the object.
    pub(super) within: String,
    /// The JSON pointer of the object.
    pub(super) pointer: String,
}

impl ObjectPlace {
    /// The place of a child under a key.
    pub(super) fn child(&self, key: &str, child: &Child<'_>) -> Self {
        let mut place = self.clone();
        for (path, name) in [
            (&mut place.pointer, &child.step),
            (&mut place.within, &child.name),
        ] {
            pointer::push(path, key);
            if let Some(name) = name {
                pointer::push(path, name);
            }
        }
        let Some(kind) = child.kind.filter(|kind| kind.is_item()) else {
            return place;
        };
        let name = child
            .name
            .as_deref()
            .filter(|_| kind != ObjectKind::Response);
        let name = name.or(child.step.as_deref()).unwrap_or_default();
        place.label = self.label_of(kind, key, name, child.value);
        place.item = match operation_id(kind, child.value) {
            Some(id) => format!("operation {id}"),
            None => format!("{}{}", self.item, place.within),
        };
        place.within = String::new();
        place
    }

    /// The place of a value of the enum here.
    pub(super) fn enum_value(&self, value: &str) -> Self {
        let mut place = self.clone();
        pointer::push(&mut place.within, "enum");
        pointer::push(&mut place.within, value);
        place.item.push_str(&std::mem::take(&mut place.within));
        place.label = format!("{} `{value}`", self.label);
        pointer::push(&mut place.pointer, ENUM_SENTENCES);
        pointer::push(&mut place.pointer, value);
        place
    }

    /// The way from the item to something under a key of the object.
    pub(super) fn within(&self, key: &str) -> String {
        let mut within = self.within.clone();
        pointer::push(&mut within, key);
        within
    }

    fn label_of(&self, kind: ObjectKind, key: &str, name: &str, value: &Value) -> String {
        let around = &self.label;
        let label = match kind {
            ObjectKind::Operation => {
                let id = value.get("operationId").and_then(Value::as_str);
                return id.map_or_else(|| format!("{key} {around}"), str::to_owned);
            }
            ObjectKind::Schema if key == "properties" => return format!("{around}.{name}"),
            ObjectKind::Schema if key == "schema" && self.within.starts_with("/requestBody") => {
                "request".to_owned()
            }
            ObjectKind::Schema if key == "schema" => "body".to_owned(),
            ObjectKind::Header => format!("header {name}"),
            ObjectKind::Response => format!("response {name}"),
            ObjectKind::Tag => format!("tag {name}"),
            ObjectKind::Info => "info".to_owned(),
            _ => name.to_owned(),
        };
        if around.is_empty() {
            label
        } else {
            format!("{around} {label}")
        }
    }
}

fn operation_id(kind: ObjectKind, value: &Value) -> Option<&str> {
    (kind == ObjectKind::Operation)
        .then(|| value.get("operationId")?.as_str())
        .flatten()
}
