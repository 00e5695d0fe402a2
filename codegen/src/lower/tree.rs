//! The paths of the operations in, the tree of their segments out.

use indexmap::IndexMap;

use super::operation::LoweredOperation;
use super::template;
use crate::ir::{Binding, Docs, Type};
use crate::names::{Role, identifier, singular};

/// What a path segment is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Segment {
    /// Fixed text.
    Static(String),
    /// A parameter.
    Parameter,
}

/// One place in the tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) segment: Segment,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// The operations at this place, by their index.
    pub(super) operations: Vec<usize>,
    /// What the parameter binds.
    pub(super) binding: Option<Binding>,
    /// The path template up to here.
    pub(super) path: String,
}

/// What the document says about a path.
pub(super) struct PathFacts {
    /// Its prose, and the names that other libraries use.
    pub(super) docs: Docs,
    /// The Rust name that it asks for.
    pub(super) rust_name: Option<String>,
}

/// The facts of each path template.
pub(super) type Facts = IndexMap<String, PathFacts>;

/// All places; the first is the client itself.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    facts: Facts,
}

impl Tree {
    /// Grows the tree, in the order of the operations.
    pub(super) fn new(operations: &[LoweredOperation], facts: Facts) -> Self {
        let root = Node {
            segment: Segment::Static(String::new()),
            parent: None,
            children: Vec::new(),
            operations: Vec::new(),
            binding: None,
            path: String::new(),
        };
        let mut tree = Self {
            nodes: vec![root],
            facts,
        };
        for (index, lowered) in operations.iter().enumerate() {
            let node = tree.insert(lowered);
            tree.nodes[node].operations.push(index);
            // The spelling of the path that ends here is the one under which the document speaks of it.
            tree.nodes[node].path.clone_from(&lowered.operation.path);
        }
        tree
    }

    fn insert(&mut self, lowered: &LoweredOperation) -> usize {
        let mut node = 0;
        let mut bindings = lowered.bindings.iter();
        let mut segments = segments(&lowered.operation.path).peekable();
        while let Some(text) = segments.next() {
            let is_last = segments.peek().is_none();
            node = if template::names(text).is_empty() {
                self.child(node, Segment::Static(resource_name(text).to_owned()), text)
            } else {
                let node = self.child(node, Segment::Parameter, text);
                if let Some(binding) = bindings.next() {
                    self.bind(node, binding, is_last);
                }
                node
            };
        }
        node
    }

    fn child(&mut self, parent: usize, segment: Segment, text: &str) -> usize {
        let existing = self.nodes[parent]
            .children
            .iter()
            .copied()
            .find(|child| self.nodes[*child].segment == segment);
        existing.unwrap_or_else(|| {
            let path = format!("{}/{text}", self.nodes[parent].path);
            let node = Node {
                segment,
                parent: Some(parent),
                children: Vec::new(),
                operations: Vec::new(),
                binding: None,
                path,
            };
            self.nodes.push(node);
            let index = self.nodes.len() - 1;
            self.nodes[parent].children.push(index);
            index
        })
    }

    /// Binds a parameter. `/A/{Sid}` and `/A/{ASid}/B` are the same place: the path that ends there names it, and where the two
    /// disagree about its type any text is right.
    fn bind(&mut self, node: usize, binding: &Binding, is_last: bool) {
        let bound = &mut self.nodes[node].binding;
        match bound {
            None => *bound = Some(binding.clone()),
            Some(known) => {
                if known.ty != binding.ty {
                    known.ty = Type::String;
                }
                if is_last {
                    known.name = binding.name.clone();
                    known.docs = binding.docs.clone();
                }
            }
        }
    }

    /// What the document says about the path of a place.
    pub(super) fn facts(&self, node: usize) -> Option<&PathFacts> {
        self.facts.get(&self.nodes[node].path)
    }

    /// The Rust name of the method that leads to a place.
    pub(super) fn accessor_name(&self, node: usize) -> Option<String> {
        if let Some(given) = self
            .facts(node)
            .and_then(|facts| facts.rust_name.as_deref())
        {
            return identifier(Role::Method, given);
        }
        let Node {
            segment,
            parent,
            binding,
            ..
        } = &self.nodes[node];
        match (
            segment,
            parent.map(|parent| &self.nodes[parent].segment),
            binding,
        ) {
            (Segment::Static(text), ..) => identifier(Role::Method, text),
            // The item of a collection is named for the collection.
            (Segment::Parameter, Some(Segment::Static(text)), binding) if is_collection(text) => {
                let plural = identifier(Role::Method, text)?;
                let item = singular(&plural);
                let by = binding
                    .as_ref()
                    .map(|binding| binding.name.rust.as_str())
                    .unwrap_or_default();
                Some(if item == plural {
                    format!("{plural}_by_{by}")
                } else {
                    item
                })
            }
            (Segment::Parameter, _, Some(binding)) => identifier(Role::Method, &binding.name.rust),
            (Segment::Parameter, _, None) => None,
        }
    }

    /// The place that offers the accessor of a child: the item of a collection stands beside the collection, not below it.
    pub(super) fn owner(&self, node: usize) -> Option<usize> {
        let parent = self.nodes[node].parent?;
        let beside = self.nodes[node].segment == Segment::Parameter
            && matches!(&self.nodes[parent].segment, Segment::Static(text) if is_collection(text));
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

    /// Whether a place is worth a handle: it has operations, or places below it that are not reached from beside it.
    pub(super) fn is_handle(&self, node: usize) -> bool {
        let Node {
            operations,
            children,
            segment,
            ..
        } = &self.nodes[node];
        !operations.is_empty()
            || *segment == Segment::Parameter
            || children
                .iter()
                .any(|child| self.owner(*child) == Some(node))
            || children
                .iter()
                .any(|child| children_beside(self, *child, node))
    }
}

/// Whether a child of a place is the collection of an item that the place offers.
fn children_beside(tree: &Tree, child: usize, node: usize) -> bool {
    tree.nodes[child]
        .children
        .iter()
        .any(|item| tree.owner(*item) == Some(node))
}

/// The segments of a path; a path of none is the segment `root`.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    if segments.iter().all(|segment| is_version(segment)) {
        segments.push("root");
    }
    segments.into_iter()
}

/// The text of a segment without the ending that names a representation.
fn resource_name(text: &str) -> &str {
    text.strip_suffix(".json").unwrap_or(text)
}

/// Whether a segment names a version: `v1`, `2010-04-01`.
pub(super) fn is_version(segment: &str) -> bool {
    let number = segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let date = segment.len() == 10
        && segment
            .bytes()
            .enumerate()
            .all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
    number || date
}

/// Whether a parameter behind this fixed segment is one of its items; what follows a version or nothing is not.
fn is_collection(text: &str) -> bool {
    !text.is_empty() && !is_version(text)
}

/// The module of a path: its version, or `resources` where it has none.
pub(super) fn module(path: &str) -> String {
    let version = path.split('/').nth(1).filter(|first| is_version(first));
    version
        .and_then(|version| identifier(Role::Module, version))
        .unwrap_or_else(|| "resources".to_owned())
}
