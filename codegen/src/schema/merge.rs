//! Parts that hold at once in, what they specify together out.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::fault::Fault;
use super::node::{Node, Place};
use super::normal::{JsonType, Object, Parts, Property};

/// What all parts of a schema specify together.
#[derive(Default)]
pub(super) struct Merged<'d> {
    /// The types that all parts allow; `None` if no part names one.
    pub(super) types: Option<Vec<JsonType>>,
    pub(super) nullable: bool,
    /// The lists of allowed values, `const` as a list of one.
    pub(super) values: Vec<Values<'d>>,
    properties: IndexMap<&'d str, Vec<Node<'d>>>,
    required: IndexSet<&'d str>,
    pub(super) items: Vec<Node<'d>>,
    additional: Vec<Node<'d>>,
    /// The lists of `oneOf` and `anyOf`.
    pub(super) unions: Vec<Node<'d>>,
    pub(super) discriminator: Option<Node<'d>>,
    pub(super) format: Option<&'d str>,
    pub(super) pattern: Option<Node<'d>>,
}

/// The values that one part allows.
pub(super) struct Values<'d> {
    /// The schema that lists them.
    pub(super) schema: Node<'d>,
    /// The values with their places.
    pub(super) list: Vec<Node<'d>>,
}

/// Brings the parts together. The unions of the first `base` parts do not count.
pub(super) fn merge<'d>(parts: &[Node<'d>], base: usize) -> Result<Merged<'d>, Fault<'d>> {
    let mut merged = Merged::default();
    for (index, part) in parts.iter().enumerate() {
        part.enter();
        merged.add_types(part)?;
        merged.add_values(part);
        merged.add_object(part);
        merged.items.extend(part.get("items"));
        if index >= base {
            let lists = ["oneOf", "anyOf"].iter().filter_map(|key| part.get(key));
            merged.unions.extend(lists);
        }
        merged.discriminator = merged.discriminator.or_else(|| part.get("discriminator"));
        merged.format = part.text("format").or(merged.format);
        merged.pattern = part
            .get("pattern")
            .filter(|pattern| pattern.read().is_string())
            .or(merged.pattern);
    }
    Ok(merged)
}

impl<'d> Merged<'d> {
    fn add_types(&mut self, part: &Node<'d>) -> Result<(), Fault<'d>> {
        self.nullable |= part.is_true("nullable");
        let Some(node) = part.get("type") else {
            return Ok(());
        };
        let words = match node.read() {
            Value::Array(words) => words.as_slice(),
            word => std::slice::from_ref(word),
        };
        let mut types: Vec<JsonType> = words
            .iter()
            .filter_map(|word| JsonType::of_word(word.as_str()?))
            .collect();
        // `number` includes `integer`; a list of both is a number.
        if types.contains(&JsonType::Number) {
            types.retain(|ty| *ty != JsonType::Integer);
        }
        self.nullable |= types.contains(&JsonType::Null) && types.len() > 1;
        let Some(before) = &self.types else {
            self.types = (!types.is_empty()).then_some(types);
            return Ok(());
        };
        let both = before
            .iter()
            .flat_map(|one| types.iter().filter_map(|two| common(*one, *two)))
            .collect::<Vec<_>>();
        if both.is_empty() {
            return Err(contradiction(node.place, before, &types));
        }
        self.types = Some(both);
        Ok(())
    }

    fn add_values(&mut self, part: &Node<'d>) {
        let list = match (part.member("const"), part.get("enum")) {
            (Some(constant), _) => {
                constant.read();
                vec![constant]
            }
            (None, Some(list)) => {
                list.read();
                list.items().collect()
            }
            (None, None) => return,
        };
        if !list.is_empty() {
            self.values.push(Values {
                schema: part.clone(),
                list,
            });
        }
    }

    fn add_object(&mut self, part: &Node<'d>) {
        for (name, property) in part.get("properties").iter().flat_map(Node::members) {
            let known = self.properties.entry(name).or_default();
            if !known.iter().any(|other| other.value == property.value) {
                known.push(property);
            }
        }
        let required = part.get("required");
        let required = required.and_then(|required| required.read().as_array());
        let names = required.into_iter().flatten().filter_map(Value::as_str);
        self.required.extend(names);
        if let Some(additional) = part.get("additionalProperties")
            && additional.value.is_object()
        {
            self.additional.push(additional);
        }
        let mut patterns = part.get("patternProperties").into_iter().flat_map(|map| {
            let members: Vec<_> = map.members().collect();
            members
        });
        if let (Some((_, only)), None) = (patterns.next(), patterns.next()) {
            self.additional.push(only);
        }
    }

    /// Keeps only what applies to one of the types.
    pub(super) fn restrict(&mut self, only: JsonType) {
        self.types = Some(vec![only]);
        self.nullable = false;
        if !matches!(only, JsonType::Object | JsonType::Array) {
            self.unions.clear();
        }
    }

    /// Whether the parts describe an object although none of them has `type: object`.
    pub(super) fn looks_like_object(&self) -> bool {
        !self.properties.is_empty() || !self.additional.is_empty()
    }

    /// The object that the parts describe together.
    pub(super) fn into_object(self) -> Object<'d> {
        let required = self.required;
        let properties = self.properties.into_iter().map(|(name, nodes)| {
            let property = Property {
                parts: Parts::all(nodes),
                required: required.contains(name),
            };
            (name, property)
        });
        Object {
            properties: properties.collect(),
            additional: Some(self.additional)
                .filter(|nodes| !nodes.is_empty())
                .map(Parts::all),
            format: self.format,
        }
    }
}

fn contradiction<'d>(place: Place<'d>, before: &[JsonType], types: &[JsonType]) -> Fault<'d> {
    let words = |types: &[JsonType]| {
        let words: Vec<_> = types.iter().map(|ty| ty.word()).collect();
        words.join(", ")
    };
    let message = format!(
        "the parts of the schema contradict each other: `type: {}` and `type: {}`",
        words(before),
        words(types)
    );
    let help = "correct one of them, or replace the schema by one without `allOf`";
    Fault::new(place, message, help)
}

/// The type that two types have in common.
fn common(one: JsonType, two: JsonType) -> Option<JsonType> {
    match (one, two) {
        _ if one == two => Some(one),
        (JsonType::Integer, JsonType::Number) | (JsonType::Number, JsonType::Integer) => {
            Some(JsonType::Integer)
        }
        _ => None,
    }
}
