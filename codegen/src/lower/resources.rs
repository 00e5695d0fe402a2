//! The tree of handles and the lowered operations in, modules of resources out.

use indexmap::IndexMap;

use super::handles::{self, Methods, way_names};
use super::naming::rank;
use super::operation::LoweredOperation;
use super::tree::Tree;
use crate::ir::{Accessor, Handle, Module, Resource};
use crate::names::{Claim, Role, is_reserved_module, plain, settle};

/// What the tree is divided by.
pub(super) struct Places<'a> {
    pub(super) tree: &'a Tree,
    pub(super) methods: &'a Methods,
    /// The types of the handles, by place.
    pub(super) types: &'a [String],
}

impl Places<'_> {
    /// The accessors that a place offers.
    pub(super) fn offered(&self, node: usize) -> Vec<Accessor> {
        let offered = self.tree.offered(node);
        offered
            .into_iter()
            .map(|place| handles::accessor(self.tree, self.methods, self.types, place))
            .collect()
    }

    /// The chain of accessors to a place.
    fn chain(&self, node: usize) -> Vec<Accessor> {
        self.tree
            .way(node)
            .into_iter()
            .map(|place| handles::accessor(self.tree, self.methods, self.types, place))
            .collect()
    }

    /// The handle of a place, with the operations at indices that begin with `first`.
    pub(super) fn handle(&self, node: usize, first: usize) -> Handle {
        let accessor = handles::accessor(self.tree, self.methods, self.types, node);
        let place = &self.tree.nodes[node];
        Handle {
            rust: accessor.handle,
            path: place.path.clone(),
            docs: accessor.docs,
            accessors: self.offered(node),
            operations: (first..first + place.operations.len()).collect(),
        }
    }
}

/// Divides the tree into modules of resources. `new_module` makes one without resources from its name.
pub(super) fn modules(
    places: &Places<'_>,
    operations: Vec<LoweredOperation>,
    new_module: impl Fn(&str) -> Module,
) -> Vec<Module> {
    let tree = places.tree;
    let mut files: IndexMap<usize, Vec<usize>> = IndexMap::new();
    for node in (1..tree.nodes.len()).filter(|node| !tree.nodes[*node].is_module) {
        files.entry(file_of(tree, node)).or_default().push(node);
    }
    files.retain(|_, nodes| nodes.iter().any(|node| tree.is_handle(*node)));
    let names = file_names(places, &files);
    let mut operations: Vec<_> = operations.into_iter().map(Some).collect();
    let mut modules: IndexMap<String, Module> = IndexMap::new();
    for (nodes, rust) in files.values().zip(names) {
        let name = &tree.nodes[nodes[0]].module;
        let resource = resource(places, nodes, rust, &mut operations);
        modules
            .entry(name.clone())
            .or_insert_with(|| new_module(name))
            .resources
            .push(resource);
    }
    for node in (1..tree.nodes.len()).filter(|node| tree.nodes[*node].is_module) {
        if let Some(module) = modules.get_mut(&tree.nodes[node].module) {
            module.handle = Some(places.handle(node, 0));
        }
    }
    modules.into_values().collect()
}

/// The place that names the file of another: a fixed segment for itself and the parameters below it.
fn file_of(tree: &Tree, node: usize) -> usize {
    let mut place = node;
    while tree.nodes[place].segment.is_parameter() {
        match tree.nodes[place].parent {
            Some(parent) if parent != 0 && !tree.nodes[parent].is_module => place = parent,
            _ => break,
        }
    }
    place
}

/// A name for each file that no other file of its module has.
fn file_names(places: &Places<'_>, files: &IndexMap<usize, Vec<usize>>) -> Vec<String> {
    let tree = places.tree;
    let mut modules: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for (index, node) in files.keys().enumerate() {
        modules
            .entry(&tree.nodes[*node].module)
            .or_default()
            .push(index);
    }
    let mut names = vec![String::new(); files.len()];
    for indices in modules.values() {
        let claims: Vec<Claim> = indices
            .iter()
            .filter_map(|index| files.get_index(*index))
            .map(|(node, _)| file_claim(places, *node))
            .collect();
        let settled = settle(&claims, is_reserved_module);
        // Files are private modules: whatever they are called, no user sees it.
        for (index, name) in indices.iter().zip(settled.names) {
            names[*index] = name;
        }
    }
    names
}

/// `interaction_channels`: the accessors that lead there, without the version.
fn file_claim(places: &Places<'_>, node: usize) -> Claim {
    let words = way_names(places.tree, places.methods, node);
    let names = words.iter().filter_map(|words| plain(Role::Module, words));
    Claim {
        what: "the file of",
        wire: places.tree.nodes[node].path.clone(),
        file: String::new(),
        pointer: String::new(),
        candidates: names.collect(),
        rank: rank::PLAIN,
        pin: None,
    }
}

/// One resource from its places, with its operations moved in.
fn resource(
    places: &Places<'_>,
    nodes: &[usize],
    rust: String,
    operations: &mut [Option<LoweredOperation>],
) -> Resource {
    let mut resource = Resource {
        rust,
        ..Resource::default()
    };
    for node in nodes
        .iter()
        .copied()
        .filter(|node| places.tree.is_handle(*node))
    {
        let start = resource.operations.len();
        for index in &places.tree.nodes[node].operations {
            let Some(lowered) = operations.get_mut(*index).and_then(Option::take) else {
                continue;
            };
            let mut operation = lowered.operation;
            operation.handle = places.chain(node);
            operation.verb.clone_from(&places.methods.verbs[*index]);
            resource.operations.push(operation);
            let types = lowered.types;
            resource.models.extend(types.models);
            resource.enums.extend(types.enums);
            resource.unions.extend(types.unions);
            resource.newtypes.extend(types.newtypes);
            resource.outcomes.extend(types.outcomes);
        }
        resource.handles.push(places.handle(node, start));
    }
    resource
}
