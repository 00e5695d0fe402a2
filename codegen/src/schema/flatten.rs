//! Schemas that hold at once in, their parts without `allOf` and references out.

use serde_json::Value;

use super::fault::Fault;
use super::keywords;
use super::node::Node;
use super::normal::Parts;
use super::resolve;

/// How deeply `allOf` and references may be nested.
const DEEPEST: usize = 64;

/// What a schema consists of.
pub(super) struct Flat<'d> {
    /// The parts, those of `allOf` before the schema that has it.
    pub(super) parts: Vec<Node<'d>>,
    /// The references among them that were not followed.
    pub(super) references: Vec<Node<'d>>,
}

impl<'d> Flat<'d> {
    /// The parts as they are written.
    pub(super) fn written(parts: &Parts<'d>) -> Self {
        let mut flat = Self {
            parts: parts.base.clone(),
            references: Vec::new(),
        };
        for node in &parts.nodes {
            flat.push(node);
        }
        flat
    }

    fn push(&mut self, node: &Node<'d>) {
        if node.value.get("$ref").is_some_and(Value::is_string) {
            self.references.push(node.clone());
        }
        for member in node.get("allOf").iter().flat_map(Node::items) {
            self.push(&member);
        }
        if node.value.is_object() {
            self.parts.push(node.clone());
        }
    }

    /// The only reference, if nothing beside it changes the type.
    pub(super) fn alone(&self) -> Option<&Node<'d>> {
        let [reference] = self.references.as_slice() else {
            return None;
        };
        let changes = |part: &Node<'_>| part.members().any(|(key, value)| adds(key, &value));
        (!self.parts.iter().any(changes)).then_some(reference)
    }
}

/// Whether a keyword beside a reference makes another type of what the reference names.
fn adds(keyword: &str, value: &Node<'_>) -> bool {
    match keyword {
        "$ref" | "allOf" | "type" | "nullable" | "format" | "pattern" => false,
        // `properties: {}` and `required: []` have no effect, and neither has the usual `additionalProperties`.
        "properties" => value.value.as_object().is_some_and(|map| !map.is_empty()),
        "required" => value.value.as_array().is_some_and(|list| !list.is_empty()),
        "additionalProperties" => value.value.is_object(),
        _ => keywords::is_shape(keyword),
    }
}

/// The parts with all references followed.
pub(super) fn expanded<'d>(root: &'d Value, parts: &Parts<'d>) -> Result<Vec<Node<'d>>, Fault<'d>> {
    let mut expansion = Expansion {
        root,
        open: Vec::new(),
        found: parts.base.clone(),
    };
    for node in &parts.nodes {
        expansion.add(node)?;
    }
    Ok(expansion.found)
}

struct Expansion<'d> {
    root: &'d Value,
    /// The schemas that lead to the one that is being read.
    open: Vec<&'d Value>,
    found: Vec<Node<'d>>,
}

impl<'d> Expansion<'d> {
    fn add(&mut self, node: &Node<'d>) -> Result<(), Fault<'d>> {
        let is_open = self.open.iter().any(|open| std::ptr::eq(*open, node.value));
        if is_open || self.open.len() > DEEPEST {
            let message = "the schema contains itself by `$ref` or `allOf`";
            let help = "let one of the references in the circle point to a definition";
            return Err(Fault::new(node.place.clone(), message, help));
        }
        self.open.push(node.value);
        if let Some(reference) = node.text("$ref") {
            let target = resolve::schema(self.root, reference, node)?;
            self.add(&target)?;
        }
        for member in node.get("allOf").iter().flat_map(Node::items) {
            self.add(&member)?;
        }
        self.open.pop();
        let is_new = !self
            .found
            .iter()
            .any(|known| std::ptr::eq(known.value, node.value));
        if node.value.is_object() && is_new {
            self.found.push(node.clone());
        }
        Ok(())
    }
}
