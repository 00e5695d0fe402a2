//! A document in, everything that sentences can describe out: operations, parameters, fields, values of enums.
//!
//! Each subject has a name that does not depend on where a publisher writes it, such as
//! `/operations/ListChannel/parameters/Sid`, or `/schemas/pet/fields/kind/values/cat`. It is a JSON pointer into the file with our sentences.

use serde_json::{Map, Value};

use super::pointer;
use super::shapes::{OPENAPI, Object, Shape};

/// The extension with sentences about the values of an enum.
pub(crate) const VALUES: &str = "x-enumDescriptions";

/// Something that sentences describe.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// Its name: its place among our sentences.
    pub(crate) id: String,
    /// Its place in the document.
    pub(crate) pointer: String,
    /// The sentences that it can have: the key of each, and its place in the document.
    pub(crate) sentences: Vec<(&'static str, String)>,
    /// The facts that its sentences may depend on, without those of other subjects in it.
    pub(crate) facts: Value,
}

/// The subjects of a document, in its order.
pub(crate) fn subjects(tree: &Value) -> Vec<Subject> {
    let mut walk = Walk::default();
    let root = Place::default();
    walk.value(&Shape::Object(&OPENAPI), tree, &root);
    walk.subjects
}

#[derive(Default)]
struct Walk {
    subjects: Vec<Subject>,
}

/// Where the walk is.
#[derive(Default, Clone)]
struct Place {
    id: String,
    pointer: String,
    /// A fact that the object around it knows: that a field is required, or the method of an operation.
    fact: Option<&'static str>,
}

impl Walk {
    fn value(&mut self, shape: &Shape, value: &Value, place: &Place) {
        match (shape, value) {
            (Shape::Referable(_), Value::Object(map)) if map.contains_key("$ref") => {}
            (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
                self.object(object, map, place);
            }
            (Shape::BooleanOr(shape), _) => self.value(shape, value, place),
            _ => {}
        }
    }

    fn object(&mut self, object: &Object, map: &Map<String, Value>, place: &Place) {
        self.subject(object, map, place);
        for (key, value) in map {
            let Some(shape) = object.shape_of(map, key) else {
                continue;
            };
            let below = place.below(object, key, value);
            match (shape, value) {
                (Shape::List(item), Value::Array(items)) => {
                    for (index, value) in items.iter().enumerate() {
                        let name = list_name(items, index);
                        self.value(item, value, &below.entry(&name, &index.to_string()));
                    }
                }
                (Shape::Map(Shape::Sentence), Value::Object(members)) => {
                    for name in members.keys() {
                        self.text(&below.entry(name, name));
                    }
                }
                // The sentences are the same for each media type.
                (Shape::Map(item), Value::Object(members)) if key == "content" => {
                    for (name, value) in members {
                        self.value(item, value, &below.entry("", name));
                    }
                }
                (Shape::Map(item), Value::Object(members)) => {
                    for (name, value) in members {
                        let mut entry = below.entry(name, name);
                        entry.fact =
                            (key == "properties" && is_required(map, name)).then_some("required");
                        self.value(item, value, &entry);
                    }
                }
                _ => self.value(shape, value, &below),
            }
        }
        if key_words(object) {
            self.values(map, place);
        }
    }

    /// The values of an enum, each of which a sentence describes.
    fn values(&mut self, map: &Map<String, Value>, place: &Place) {
        let values = map.get("enum").and_then(Value::as_array);
        for value in values.into_iter().flatten().filter_map(Value::as_str) {
            let mut place = place.clone();
            place.id.push_str("/values");
            pointer::push(&mut place.pointer, VALUES);
            self.text(&place.entry(value, value));
        }
    }

    fn subject(&mut self, object: &Object, map: &Map<String, Value>, place: &Place) {
        let fields = object.fields.iter();
        let mut keys = fields
            .filter(|field| matches!(field.shape, Shape::Sentence) && field.name != "$comment")
            .peekable();
        if keys.peek().is_none() {
            return;
        }
        // OpenAPI 3.0 ignores what is beside a `$ref`.
        let is_reference = map.contains_key("$ref");
        let sentence = |name: &'static str| (name, format!("{}/{name}", place.pointer));
        let mut facts = own_facts(object, map);
        if let (Some(fact), Value::Object(facts)) = (place.fact, &mut facts) {
            facts.insert(fact.to_owned(), true.into());
        }
        self.subjects.push(Subject {
            id: place.id.clone(),
            pointer: place.pointer.clone(),
            sentences: keys
                .filter(|_| !is_reference)
                .map(|field| sentence(field.name))
                .collect(),
            facts,
        });
    }

    /// A subject that is a sentence itself.
    fn text(&mut self, place: &Place) {
        self.subjects.push(Subject {
            id: place.id.clone(),
            pointer: place.pointer.clone(),
            sentences: vec![("description", place.pointer.clone())],
            facts: Value::Null,
        });
    }
}

impl Place {
    /// The place of the value of a key.
    fn below(&self, object: &Object, key: &str, value: &Value) -> Self {
        let mut place = self.clone();
        place.fact = None;
        pointer::push(&mut place.pointer, key);
        match (object.name, key) {
            (_, "components" | "content") => {}
            ("a media type", "schema") => place.id.push_str("/body"),
            (_, "requestBody") => place.id.push_str("/request"),
            (_, "properties") => place.id.push_str("/fields"),
            ("a path item", method) if value.is_object() => {
                "/operations".clone_into(&mut place.id);
                pointer::push(&mut place.id, &operation_name(value, &self.pointer, method));
                place.fact = METHODS.iter().copied().find(|known| *known == method);
            }
            _ => pointer::push(&mut place.id, key),
        }
        place
    }

    /// The place of an entry of a list or a map.
    fn entry(&self, name: &str, step: &str) -> Self {
        let mut place = self.clone();
        if !name.is_empty() {
            pointer::push(&mut place.id, name);
        }
        pointer::push(&mut place.pointer, step);
        place
    }
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

fn operation_name(operation: &Value, path: &str, method: &str) -> String {
    let id = operation.get("operationId").and_then(Value::as_str);
    id.map_or_else(
        || {
            let path = pointer::keys(path).last().unwrap_or_default();
            format!("{} {path}", method.to_uppercase())
        },
        str::to_owned,
    )
}

/// The name of an entry of a list: that of a parameter or a tag, or the address of a server; otherwise its number.
fn list_name(items: &[Value], index: usize) -> String {
    let name = |item: &Value| {
        let name = item.get("name").or_else(|| item.get("url"))?;
        Some(name.as_str()?.to_owned())
    };
    let Some(own) = name(&items[index]) else {
        return index.to_string();
    };
    let is_taken = items[..index]
        .iter()
        .any(|item| name(item).as_ref() == Some(&own));
    match items[index].get("in").and_then(Value::as_str) {
        Some(place) if is_taken => format!("{own} ({place})"),
        _ => own,
    }
}

fn is_required(schema: &Map<String, Value>, field: &str) -> bool {
    let names = schema.get("required").and_then(Value::as_array);
    names.is_some_and(|names| names.iter().any(|name| name == field))
}

fn key_words(object: &Object) -> bool {
    object.fields.iter().any(|field| field.name == "enum") && object.name == "a schema"
}

/// Keys that hold other subjects, that name the subject itself, or that no sentence depends on.
const NOT_ITS_OWN: [&str; 17] = [
    "properties",
    "parameters",
    "responses",
    "headers",
    "content",
    "requestBody",
    "callbacks",
    "links",
    "operationId",
    "name",
    "example",
    "examples",
    "tags",
    "security",
    "servers",
    "patternProperties",
    "$defs",
];

fn own_facts(object: &Object, map: &Map<String, Value>) -> Value {
    let fact = |(key, value): (&String, &Value)| {
        let is_list = matches!(key.as_str(), "enum" | "required") && value.is_array();
        let is_operation = object.name == "a path item" && value.is_object();
        let shape = object.shape_of(map, key)?;
        if is_list || is_operation || NOT_ITS_OWN.contains(&key.as_str()) {
            return None;
        }
        Some((key.clone(), part(shape, key, value)?))
    };
    map.iter().filter_map(fact).collect()
}

/// The facts of what is no subject of its own in the eyes of a writer, such as the items of a list.
fn part(shape: &Shape, key: &str, value: &Value) -> Option<Value> {
    match (shape, value) {
        (Shape::Sentence, _) => None,
        // Whatever it is called.
        _ if key == "$ref" => Some(true.into()),
        (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
            Some(own_facts(object, map))
        }
        (Shape::BooleanOr(shape), _) => part(shape, key, value),
        (Shape::List(item), Value::Array(items)) => Some(
            items
                .iter()
                .filter_map(|value| part(item, key, value))
                .collect(),
        ),
        _ => Some(value.clone()),
    }
}
