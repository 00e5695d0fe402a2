//! The tree of paths and the lowered operations in, the names of its handles and of their methods out.

use super::naming::{rank, ranked, report};
use super::operation::LoweredOperation;
use super::placeholder;
use super::tree::{Segment, Tree};
use crate::diagnostic::Diagnostics;
use crate::ir::{Accessor, Name};
use crate::names::{
    CLIENT_METHODS, Claim, HANDLE_METHODS, Pin, Rank, Role, candidates, escaped, pinned, plain,
    settle, singular,
};

/// Finds the JSONPath of a place in a file.
pub(super) type FindTarget<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The names of the methods of all handles.
pub(super) struct Methods {
    /// For each place, the method that leads to it.
    pub(super) accessors: Vec<String>,
    /// For each operation, the method that makes its request.
    pub(super) verbs: Vec<String>,
}

/// Settles the methods of each handle: the places that it leads to, and the operations that it makes.
pub(super) fn methods(
    tree: &Tree,
    operations: &[LoweredOperation],
    target: FindTarget<'_>,
    diagnostics: &mut Diagnostics,
) -> Methods {
    let mut methods = Methods {
        // A place without a handle has a name too: its file is named after it.
        accessors: (0..tree.nodes.len())
            .map(|node| accessor_names(tree, node).swap_remove(0))
            .collect(),
        verbs: vec![String::new(); operations.len()],
    };
    for node in 0..tree.nodes.len() {
        let offered = tree.offered(node);
        let own = &tree.nodes[node].operations;
        let mut claims: Vec<Claim> = offered
            .iter()
            .map(|place| accessor_claim(tree, operations, *place))
            .collect();
        claims.extend(own.iter().map(|index| verb_claim(&operations[*index])));
        let is_client = node == 0;
        let settled = settle(&claims, |name| {
            HANDLE_METHODS.contains(&name) || (is_client && CLIENT_METHODS.contains(&name))
        });
        report(&claims, &settled, diagnostics, target);
        let (places, verbs) = settled.names.split_at(offered.len());
        for (place, name) in offered.iter().zip(places) {
            methods.accessors[*place].clone_from(name);
        }
        for (index, name) in own.iter().zip(verbs) {
            methods.verbs[*index].clone_from(name);
        }
    }
    methods
}

fn accessor_claim(tree: &Tree, operations: &[LoweredOperation], node: usize) -> Claim {
    let place = &tree.nodes[node];
    let given = tree
        .facts(node)
        .and_then(|facts| facts.rust_name.as_deref());
    let group = Rank {
        group: u8::from(place.segment.is_parameter()),
        ..rank::PLAIN
    };
    let (file, pointer) = origin(tree, operations, node);
    Claim {
        what: "path",
        wire: place.path.clone(),
        file,
        pointer,
        candidates: given.map_or_else(
            || accessor_names(tree, node),
            |given| pinned(Role::Method, given),
        ),
        rank: ranked(group, given),
        pin: Some(path_pin(tree, node, "x-rust-name")),
    }
}

/// How an overlay names what belongs to the last segment of a path. A segment inside of paths gets a path item of its own for it, without
/// operations.
fn path_pin(tree: &Tree, node: usize, key: &str) -> Pin {
    let path = &tree.nodes[node].path;
    if tree.facts(node).is_some() {
        let mut pointer = String::from("/paths");
        crate::document::pointer::push(&mut pointer, path);
        return Pin {
            pointer,
            before: format!("{key}: "),
            after: "",
        };
    }
    Pin {
        pointer: "/paths".to_owned(),
        before: format!("{}: {{ {key}: ", serde_json::Value::from(path.as_str())),
        after: " }",
    }
}

/// The names that the method leading to a place can have, at least one.
fn accessor_names(tree: &Tree, node: usize) -> Vec<String> {
    match &tree.nodes[node].segment {
        Segment::Static(text) => candidates(Role::Method, text),
        Segment::Parameter(pattern) => item_names(tree, node, pattern),
    }
}

/// The names for the item behind a parameter: that of its collection, or that of the parameter.
fn item_names(tree: &Tree, node: usize, pattern: &str) -> Vec<String> {
    let place = &tree.nodes[node];
    let bound: Vec<&str> = place
        .bindings
        .iter()
        .map(|binding| binding.name.rust.trim_end_matches('_'))
        .collect();
    let by = bound.join("_and_");
    let around = plain(Role::Method, &pattern.replace("{}", " ")).filter(|_| bound.len() == 1);
    let ending = around.map(|words| format!("_{words}")).unwrap_or_default();
    let collection = place.parent.filter(|parent| tree.is_collection(*parent));
    let Some(Segment::Static(text)) = collection.map(|parent| &tree.nodes[parent].segment) else {
        return vec![format!("{by}{ending}"), format!("by_{by}{ending}")];
    };
    let plural = candidates(Role::Method, text).swap_remove(0);
    let item = singular(&plural);
    let by = format!("{plural}_by_{by}{ending}");
    if item == plural {
        vec![by]
    } else {
        vec![format!("{item}{ending}"), by]
    }
}

fn verb_claim(lowered: &LoweredOperation) -> Claim {
    let verbs = Rank {
        group: 2,
        is_derived: !lowered.is_pinned,
        ..rank::PLAIN
    };
    Claim {
        what: "operation",
        wire: lowered.operation.name.wire.clone(),
        file: lowered.file.clone(),
        pointer: lowered.pointer.clone(),
        candidates: lowered.verbs.clone(),
        rank: verbs,
        pin: Some(Pin {
            pointer: lowered.pointer.clone(),
            before: "x-rust-method: ".to_owned(),
            after: "",
        }),
    }
}

/// A place in the document for a diagnostic about a node: the first operation at or below it.
fn origin(tree: &Tree, operations: &[LoweredOperation], node: usize) -> (String, String) {
    tree.first_operation(node)
        .map(|index| {
            let lowered = &operations[index];
            // The path of the operation, without its method.
            let path = lowered.pointer.rsplit_once('/');
            let pointer = path.map_or("", |(path, _)| path);
            (lowered.file.clone(), pointer.to_owned())
        })
        .unwrap_or_default()
}

/// The claim of the type of a handle: `InteractionChannelsHandle`, the methods on the way without the version.
pub(super) fn type_claim(
    tree: &Tree,
    methods: &Methods,
    operations: &[LoweredOperation],
    node: usize,
) -> Claim {
    let (file, pointer) = origin(tree, operations, node);
    let given = tree
        .facts(node)
        .and_then(|facts| facts.rust_handle.as_deref());
    let derived = || {
        way_names(tree, methods, node)
            .into_iter()
            .filter_map(|words| plain(Role::Type, &format!("{words} handle")))
            .collect()
    };
    Claim {
        what: "the handle of",
        wire: tree.nodes[node].path.clone(),
        file,
        pointer,
        candidates: given.map_or_else(derived, |given| pinned(Role::Type, given)),
        rank: ranked(rank::group(rank::HANDLE), given),
        pin: Some(path_pin(tree, node, "x-rust-handle")),
    }
}

/// The words of the path to a place: without its module, then with it.
pub(super) fn way_names(tree: &Tree, methods: &Methods, node: usize) -> Vec<String> {
    let way = tree.way(node);
    let word = |place: &usize| methods.accessors[*place].clone();
    let all: Vec<String> = way.iter().map(word).collect();
    let begins_with_module = tree.nodes[way[0]].is_module;
    if way.len() > 1 && begins_with_module {
        vec![all[1..].join(" "), all.join(" ")]
    } else {
        vec![all.join(" ")]
    }
}

/// The accessor that leads to a place.
pub(super) fn accessor(tree: &Tree, methods: &Methods, types: &[String], node: usize) -> Accessor {
    let place = &tree.nodes[node];
    let rust = methods.accessors[node].clone();
    let wire = match &place.segment {
        Segment::Static(text) => text.clone(),
        Segment::Parameter(_) => place.path.rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let mut docs = tree
        .facts(node)
        .map(|facts| facts.docs.clone())
        .unwrap_or_default();
    docs.aliases.retain(|alias| *alias != rust);
    let mut bindings = place.bindings.clone();
    for binding in &mut bindings {
        binding.name.rust = escaped(std::mem::take(&mut binding.name.rust));
    }
    Accessor {
        name: Name { wire, rust },
        bindings,
        handle: types[node].clone(),
        docs,
    }
}

/// The placeholder for the type of each handle; empty if a place has none.
pub(super) fn claim_types(
    tree: &Tree,
    methods: &Methods,
    operations: &[LoweredOperation],
    mut claim: impl FnMut(&str, Claim) -> usize,
) -> Vec<String> {
    let mut keys = vec![String::new(); tree.nodes.len()];
    for node in (1..tree.nodes.len()).filter(|node| tree.is_handle(*node)) {
        let index = claim(
            &tree.nodes[node].module,
            type_claim(tree, methods, operations, node),
        );
        keys[node] = placeholder::key(index);
    }
    keys
}
