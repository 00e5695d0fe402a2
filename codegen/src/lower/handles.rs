//! The tree of paths and the lowered operations in, modules of resources with their handles out.

use heck::ToUpperCamelCase;
use indexmap::IndexMap;

use super::context::target;
use super::operation::LoweredOperation;
use super::pointer::Pointer;
use super::tree::{Segment, Tree, is_version};
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::{Accessor, Handle, Name, Resource};
use crate::names::{Role, identifier, is_reserved_module};

/// The tree with a Rust name at each place, ready to be cut into resources.
pub(super) struct Handles<'a> {
    pub(super) tree: &'a Tree,
    pub(super) operations: &'a [LoweredOperation],
    /// For each place, the accessor that leads to it.
    pub(super) accessors: Vec<Option<Accessor>>,
}

impl<'a> Handles<'a> {
    /// Names every place of the tree.
    pub(super) fn new(tree: &'a Tree, operations: &'a [LoweredOperation]) -> Self {
        let mut handles = Self {
            tree,
            operations,
            accessors: vec![None; tree.nodes.len()],
        };
        for node in 1..tree.nodes.len() {
            handles.accessors[node] = handles.accessor(node);
        }
        handles
    }

    fn accessor(&self, node: usize) -> Option<Accessor> {
        let place = &self.tree.nodes[node];
        let rust = self.tree.accessor_name(node)?;
        let wire = match &place.segment {
            Segment::Static(text) => text.clone(),
            Segment::Parameter => place.path.rsplit('/').next().unwrap_or_default().to_owned(),
        };
        let mut docs = self
            .tree
            .facts(node)
            .map(|facts| facts.docs.clone())
            .unwrap_or_default();
        docs.aliases.retain(|alias| *alias != rust);
        Some(Accessor {
            name: Name { wire, rust },
            bindings: place.binding.iter().cloned().collect(),
            handle: self.handle_type(node)?,
            docs,
        })
    }

    /// `InteractionChannelsHandle`: the names of the accessors on the way, without the version.
    fn handle_type(&self, node: usize) -> Option<String> {
        let way = self.way(node);
        let names: Option<Vec<String>> = way
            .iter()
            .map(|place| self.tree.accessor_name(*place))
            .collect();
        let mut names = names?;
        if names.len() > 1 && self.has_version(node) {
            names.remove(0);
        }
        let name = format!("{} handle", names.join(" ")).to_upper_camel_case();
        Some(name)
    }

    /// The places whose accessors are called on the way to a place, outermost first.
    pub(super) fn way(&self, node: usize) -> Vec<usize> {
        let mut way = vec![node];
        let mut place = node;
        while let Some(owner) = self.tree.owner(place).filter(|owner| *owner != 0) {
            way.push(owner);
            place = owner;
        }
        way.reverse();
        way
    }

    /// The chain of accessors to a place.
    pub(super) fn chain(&self, node: usize) -> Vec<Accessor> {
        self.way(node)
            .into_iter()
            .filter_map(|place| self.accessors[place].clone())
            .collect()
    }

    /// Whether the path of a place begins with a version.
    fn has_version(&self, node: usize) -> bool {
        self.tree.nodes[node]
            .path
            .split('/')
            .nth(1)
            .is_some_and(is_version)
    }

    /// The handle of a place, with the operations at indices that begin with `first`.
    pub(super) fn handle(
        &self,
        node: usize,
        first: usize,
        diagnostics: &mut Diagnostics,
    ) -> Option<Handle> {
        let accessor = self.accessors[node].as_ref()?;
        let count = self.tree.nodes[node].operations.len();
        Some(Handle {
            rust: accessor.handle.clone(),
            path: self.tree.nodes[node].path.clone(),
            docs: accessor.docs.clone(),
            accessors: self.offered(node, diagnostics),
            operations: (first..first + count).collect(),
        })
    }

    /// The places that one file holds: a fixed segment and the parameters below it, by the place that names the file.
    pub(super) fn resource_places(&self) -> Vec<Vec<usize>> {
        let mut files: IndexMap<usize, Vec<usize>> = IndexMap::new();
        for node in 1..self.tree.nodes.len() {
            if self.is_version_root(node) {
                continue;
            }
            files.entry(self.file_of(node)).or_default().push(node);
        }
        files.into_values().collect()
    }

    fn file_of(&self, node: usize) -> usize {
        let mut place = node;
        while self.tree.nodes[place].segment == Segment::Parameter {
            match self.tree.nodes[place].parent {
                Some(parent) if parent != 0 && !self.is_version_root(parent) => place = parent,
                _ => break,
            }
        }
        place
    }

    /// Whether a place is the version itself.
    pub(super) fn is_version_root(&self, node: usize) -> bool {
        self.tree.nodes[node].parent == Some(0) && self.has_version(node)
    }

    /// One resource from its places, with its operations moved in.
    pub(super) fn resource(
        &self,
        places: &[usize],
        diagnostics: &mut Diagnostics,
    ) -> Option<Resource> {
        let first = *places.first()?;
        let rust = self.file_name(first)?;
        if is_reserved_module(&rust) {
            let path = &self.tree.nodes[first].path;
            let (file, pointer) = self.origin(first);
            let message = format!(
                "the path `{path}` would make a module `{rust}`, a name that generated code uses itself"
            );
            diagnostics.error(&file, &pointer, message, self.rename_help(first));
        }
        let mut resource = Resource {
            rust,
            handles: Vec::new(),
            operations: Vec::new(),
            ..Resource::default()
        };
        for place in places
            .iter()
            .copied()
            .filter(|place| self.tree.is_handle(*place))
        {
            let start = resource.operations.len();
            for index in &self.tree.nodes[place].operations {
                let lowered = &self.operations[*index];
                let mut operation = lowered.operation.clone();
                operation.handle = self.chain(place);
                resource.operations.push(operation);
                resource.models.extend(lowered.models.iter().cloned());
                resource.enums.extend(lowered.enums.iter().cloned());
            }
            resource
                .handles
                .extend(self.handle(place, start, diagnostics));
        }
        (!resource.handles.is_empty()).then_some(resource)
    }

    /// `interaction_channels`: the accessors on the way, without the version.
    fn file_name(&self, node: usize) -> Option<String> {
        let handle = self.handle_type(node)?;
        identifier(
            Role::Module,
            handle.strip_suffix("Handle").unwrap_or(&handle),
        )
    }

    /// A place in the document for a diagnostic about a node: the first operation at or below it.
    pub(super) fn origin(&self, node: usize) -> (String, String) {
        self.first_operation(node)
            .map(|index| {
                let lowered = &self.operations[index];
                // The path of the operation, without its method.
                let path = lowered.pointer.rsplit_once('/');
                let pointer = path.map_or("", |(path, _)| path);
                (lowered.file.clone(), pointer.to_owned())
            })
            .unwrap_or_default()
    }

    fn first_operation(&self, node: usize) -> Option<usize> {
        let mut first = None;
        let mut places = vec![node];
        while let Some(place) = places.pop() {
            let place = &self.tree.nodes[place];
            first = place.operations.iter().copied().chain(first).min();
            places.extend(&place.children);
        }
        first
    }

    /// The way out of a place that does not work: an overlay action that names its segment. A segment inside of paths gets a path item
    /// of its own for it, without operations.
    pub(super) fn rename_help(&self, node: usize) -> Help {
        let path = &self.tree.nodes[node].path;
        let paths = Pointer::At("/paths");
        if self.tree.facts(node).is_some() {
            return Help::new("give the last segment another name with an overlay action")
                .update(target(&paths.child(path)), "x-rust-name: other_name");
        }
        let item = format!(
            "{}: {{ x-rust-name: other_name }}",
            serde_json::Value::from(path.as_str())
        );
        Help::new(format!(
            "give the last segment of `{path}` another name with an overlay action"
        ))
        .update(target(&paths), item)
    }
}
