//! The paths of the operations in, the tree of their segments out.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::operation::LoweredOperation;
use super::path_words;
use super::version::is_version;
use crate::ir::{Binding, Docs, Type};

/// What a path segment is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    /// Fixed text.
    Static(String),
    /// One or more parameters, with `{}` for each and the text around them.
    Parameter(String),
}

impl Segment {
    pub(super) fn is_parameter(&self) -> bool {
        matches!(self, Self::Parameter(_))
    }
}

/// One place in the tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) segment: Segment,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// The operations at this place, by their index.
    pub(super) operations: Vec<usize>,
    /// What the parameters bind.
    pub(super) bindings: Vec<Binding>,
    /// The path template up to here.
    pub(super) path: String,
    /// The module.
    pub(super) module: String,
    /// Whether the segment is the version or the document, and not part of what is addressed.
    pub(super) is_module: bool,
}

/// What the document specifies about a path.
pub(super) struct PathFacts {
    /// Its prose, and the names that other libraries use.
    pub(super) docs: Docs,
    /// The Rust name that the document gives it.
    pub(super) rust_name: Option<String>,
    /// The name of its handle that it asks for.
    pub(super) rust_handle: Option<String>,
}

/// The facts of each path template, by module and path.
pub(super) type Facts = IndexMap<(String, String), PathFacts>;

/// All places; the first is the client itself.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The child of a place by its segment: a document may have thousands of paths in one place.
    known: BTreeMap<(usize, Segment), usize>,
    facts: Facts,
}

impl Tree {
    /// Grows the tree, in the order of the operations. `own` has the modules that belong to one document.
    pub(super) fn new(operations: &[LoweredOperation], facts: Facts, own: &[String]) -> Self {
        let root = Node {
            segment: Segment::Static(String::new()),
            parent: None,
            children: Vec::new(),
            operations: Vec::new(),
            bindings: Vec::new(),
            path: String::new(),
            module: String::new(),
            is_module: false,
        };
        let mut tree = Self {
            nodes: vec![root],
            known: BTreeMap::new(),
            facts,
        };
        for (index, lowered) in operations.iter().enumerate() {
            let node = tree.insert(lowered, own);
            tree.nodes[node].operations.push(index);
            // The path that ends here decides how this place is spelled.
            tree.nodes[node].path.clone_from(&lowered.path);
        }
        tree
    }

    fn insert(&mut self, lowered: &LoweredOperation, own: &[String]) -> usize {
        let module = &lowered.module;
        let mut node = 0;
        let mut bindings = lowered.bindings.iter();
        let mut all = segments(&lowered.path);
        let has_version = all.first().is_some_and(|first| is_version(first));
        if own.contains(module) {
            // The document and its version are one place.
            let text = if has_version { all.remove(0) } else { "" };
            node = self.child(node, Segment::Static(module.clone()), text, module);
            self.nodes[node].is_module = true;
        }
        let last = all.len().saturating_sub(1);
        for (index, text) in all.into_iter().enumerate() {
            let parameters = path_words::names(text);
            if parameters.is_empty() {
                let segment = Segment::Static(resource_name(text).to_owned());
                let is_module = node == 0 && is_version(text);
                node = self.child(node, segment, text, module);
                self.nodes[node].is_module |= is_module;
                continue;
            }
            let segment = Segment::Parameter(pattern(resource_name(text)));
            node = self.child(node, segment, text, module);
            let bound: Vec<&Binding> = bindings.by_ref().take(parameters.len()).collect();
            self.bind(node, &bound, index == last);
        }
        node
    }

    fn child(&mut self, parent: usize, segment: Segment, text: &str, module: &str) -> usize {
        let existing = self.known.get(&(parent, segment.clone())).copied();
        existing.unwrap_or_else(|| {
            let path = match text {
                "" => self.nodes[parent].path.clone(),
                text => format!("{}/{text}", self.nodes[parent].path),
            };
            let node = Node {
                segment,
                parent: Some(parent),
                children: Vec::new(),
                operations: Vec::new(),
                bindings: Vec::new(),
                path,
                module: module.to_owned(),
                is_module: false,
            };
            self.nodes.push(node);
            let index = self.nodes.len() - 1;
            let segment = self.nodes[index].segment.clone();
            self.known.insert((parent, segment), index);
            self.nodes[parent].children.push(index);
            index
        })
    }

    /// Binds the parameters of a segment. `/A/{Sid}` and `/A/{ASid}/B` are the same place: the path that ends there names it,
    /// and if the two specify different types, any text is accepted.
    fn bind(&mut self, node: usize, bindings: &[&Binding], is_last: bool) {
        let bound = &mut self.nodes[node].bindings;
        if bound.is_empty() {
            bound.extend(bindings.iter().map(|binding| (*binding).clone()));
            distinguish(bound);
            return;
        }
        for (known, binding) in bound.iter_mut().zip(bindings) {
            if known.ty != binding.ty {
                known.ty = Type::String;
            }
            if is_last {
                known.name = binding.name.clone();
                known.docs = binding.docs.clone();
            }
            if known.example.is_none() || is_last && binding.example.is_some() {
                known.example.clone_from(&binding.example);
            }
        }
        distinguish(bound);
    }

    /// What the document specifies about the path of a place.
    pub(super) fn facts(&self, node: usize) -> Option<&PathFacts> {
        let node = &self.nodes[node];
        self.facts.get(&(node.module.clone(), node.path.clone()))
    }

    /// Whether a parameter after a place is one of its items; after a version or at the root it is not.
    pub(super) fn is_collection(&self, node: usize) -> bool {
        let node = &self.nodes[node];
        !node.is_module && matches!(&node.segment, Segment::Static(text) if !text.is_empty())
    }

    /// The place that offers the accessor of a child: the item of a collection is beside the collection, not below it.
    pub(super) fn owner(&self, node: usize) -> Option<usize> {
        let parent = self.nodes[node].parent?;
        let beside = self.nodes[node].segment.is_parameter() && self.is_collection(parent);
        if beside {
            self.nodes[parent].parent
        } else {
            Some(parent)
        }
    }

    /// The places whose accessors a place offers, in the order of the document.
    pub(super) fn offered(&self, node: usize) -> Vec<usize> {
        let children = self.nodes[node].children.iter().flat_map(|child| {
            let items = self.nodes[*child]
                .children
                .iter()
                .filter(|item| self.owner(**item) == Some(node));
            std::iter::once(child)
                .filter(|child| self.owner(**child) == Some(node))
                .chain(items)
        });
        children
            .copied()
            .filter(|place| self.is_handle(*place))
            .collect()
    }

    /// Whether a place needs a handle: it has operations, or places below it that no other place offers.
    pub(super) fn is_handle(&self, node: usize) -> bool {
        let Node {
            operations,
            children,
            segment,
            ..
        } = &self.nodes[node];
        !operations.is_empty()
            || segment.is_parameter()
            || children
                .iter()
                .any(|child| self.owner(*child) == Some(node))
            || children
                .iter()
                .any(|child| self.has_item_beside(*child, node))
    }

    /// Whether a child of a place is the collection of an item that the place offers.
    fn has_item_beside(&self, child: usize, node: usize) -> bool {
        self.nodes[child]
            .children
            .iter()
            .any(|item| self.owner(*item) == Some(node))
    }

    /// The places whose accessors lead to a place, outermost first.
    pub(super) fn way(&self, node: usize) -> Vec<usize> {
        let mut way = vec![node];
        let mut place = node;
        while let Some(owner) = self.owner(place).filter(|owner| *owner != 0) {
            way.push(owner);
            place = owner;
        }
        way.reverse();
        way
    }

    /// The first operation at or below a place.
    pub(super) fn first_operation(&self, node: usize) -> Option<usize> {
        let mut first = None;
        let mut places = vec![node];
        while let Some(place) = places.pop() {
            let place = &self.nodes[place];
            first = place.operations.iter().copied().chain(first).min();
            places.extend(&place.children);
        }
        first
    }
}

/// Two parameters of one segment need names of their own.
fn distinguish(bindings: &mut [Binding]) {
    for index in 1..bindings.len() {
        let (before, rest) = bindings.split_at_mut(index);
        let name = &mut rest[0].name.rust;
        if before.iter().any(|binding| binding.name.rust == *name) {
            *name = format!("{name}_{}", index + 1);
        }
    }
}

/// The segments of a path; a path of none is the segment `root`.
fn segments(path: &str) -> Vec<&str> {
    let path = path.split('#').next().unwrap_or(path);
    let mut segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    if segments.iter().all(|segment| is_version(segment)) {
        segments.push("root");
    }
    segments
}

/// The text of a segment without the ending that names a representation.
fn resource_name(text: &str) -> &str {
    text.strip_suffix(".json").unwrap_or(text)
}

/// A segment with `{}` for each parameter.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some((before, (_, after))) = rest
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        pattern.extend([before, "{}"]);
        rest = after;
    }
    pattern + rest
}
