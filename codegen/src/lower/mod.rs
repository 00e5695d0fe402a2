//! Documents in, the IR out, starting from the operations.
//!
//! The only module that sees both the OpenAPI types and the IR. Each file lowers one concept; `context` is what they share. A converter
//! that cannot map something reports it and gives `None`; the others go on, so that one run names everything that is wrong.

mod context;
mod contradiction;
mod docs;
mod enums;
mod extensions;
mod field_name;
mod handle_names;
mod handles;
mod input;
mod input_models;
mod model;
mod object;
mod operation;
mod parameters;
mod pointer;
mod recursion;
mod request_body;
mod resolve;
mod response;
mod schema;
mod server;
mod sid;
mod template;
mod tree;
mod type_name;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, ReferenceOr};

use self::context::{Cx, Shared};
use self::handles::Handles;
use self::operation::{LoweredOperation, Source};
use self::pointer::Pointer;
use self::tree::{Facts, PathFacts, Tree};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ir::{Api, HttpMethod, Module};

/// Lowers the documents into one API. The result is complete only if no error was added to the diagnostics.
pub fn lower(documents: &[Document], diagnostics: &mut Diagnostics) -> Api {
    let mut shared = Shared::default();
    let mut operations = Vec::new();
    let mut path_facts = Facts::new();
    let mut unused_schemas = Vec::new();
    for document in documents {
        let mut cx = Cx::new(&document.file, &document.openapi, &mut shared, diagnostics);
        let mut lowered = document_operations(&mut cx, &mut path_facts);
        unused_schemas.extend(unreached(&cx));
        let models = lowered.iter_mut().flat_map(|operation| {
            let module = operation.module.clone();
            operation
                .models
                .iter_mut()
                .map(move |model| (module.clone(), model))
        });
        recursion::box_circles(models.collect());
        operations.append(&mut lowered);
    }
    if operations.is_empty() && !diagnostics.has_errors() {
        let file = documents
            .first()
            .map_or("", |document| document.file.as_str());
        diagnostics.error(
            file,
            "/paths",
            "the document has no operation",
            "add a path with an operation",
        );
    }
    enums::settle(&mut operations, &shared.enums);
    input_models::mark(&mut operations);
    let tree = Tree::new(&operations, path_facts);
    let handles = Handles::new(&tree, &operations);
    handles.claim_types(&mut shared.types, diagnostics);
    let modules = modules(&handles, &operations, documents, diagnostics);
    let accessors = handles.offered(0, diagnostics);
    let sids = sid::finish(&mut shared, diagnostics);
    Api {
        modules,
        sids,
        accessors,
        unused_schemas,
    }
}

/// Lowers every operation of one document, in its order.
fn document_operations(cx: &mut Cx<'_, '_>, path_facts: &mut Facts) -> Vec<LoweredOperation> {
    let openapi: &OpenAPI = cx.openapi;
    let paths = Pointer::At("/paths");
    let mut operations = Vec::new();
    for (path, item) in &openapi.paths.paths {
        let at = paths.child(path);
        let ReferenceOr::Item(item) = item else {
            cx.error::<()>(
                &at,
                "a path that is a reference is not supported",
                "write the path item in place",
            );
            continue;
        };
        cx.module = tree::module(path);
        path_facts.insert(path.clone(), facts_of_path(item));
        for (method, operation) in methods(item) {
            operations.extend(operation::lower(
                cx,
                Source {
                    path,
                    item,
                    method,
                    operation,
                },
                &at,
            ));
        }
    }
    operations
}

fn facts_of_path(item: &PathItem) -> PathFacts {
    let mut docs = docs::from_pair(item.summary.as_deref(), item.description.as_deref(), false);
    docs.aliases = extensions::library_names(&item.extensions)
        .into_iter()
        .map(str::to_owned)
        .collect();
    PathFacts {
        docs,
        rust_name: extensions::rust_name(&item.extensions).map(str::to_owned),
    }
}

/// The operations of a path in the order in which OpenAPI lists the methods.
fn methods(item: &PathItem) -> impl Iterator<Item = (HttpMethod, &openapiv3::Operation)> {
    [
        (HttpMethod::Get, &item.get),
        (HttpMethod::Put, &item.put),
        (HttpMethod::Post, &item.post),
        (HttpMethod::Delete, &item.delete),
        (HttpMethod::Options, &item.options),
        (HttpMethod::Head, &item.head),
        (HttpMethod::Patch, &item.patch),
        (HttpMethod::Trace, &item.trace),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
}

/// The named schemas that no operation reaches.
fn unreached(cx: &Cx<'_, '_>) -> Vec<String> {
    let schemas = cx
        .openapi
        .components
        .iter()
        .flat_map(|components| components.schemas.keys());
    let unreached = schemas.filter(|name| !cx.reached.contains_key(name.as_str()));
    unreached
        .map(|name| format!("{}: {name}", cx.file))
        .collect()
}

fn modules(
    handles: &Handles<'_>,
    operations: &[LoweredOperation],
    documents: &[Document],
    diagnostics: &mut Diagnostics,
) -> Vec<Module> {
    let mut modules: IndexMap<String, Module> = IndexMap::new();
    for places in handles.resource_places() {
        let Some(first) = places.first() else {
            continue;
        };
        let name = tree::module(&handles.tree.nodes[*first].path);
        let Some(resource) = handles.resource(&places, diagnostics) else {
            continue;
        };
        let module = modules
            .entry(name.clone())
            .or_insert_with(|| new_module(name, operations, documents));
        module.resources.push(resource);
    }
    for node in (1..handles.tree.nodes.len()).filter(|node| handles.is_version_root(*node)) {
        if let Some(module) = modules.get_mut(&tree::module(&handles.tree.nodes[node].path)) {
            module.handle = handles.handle(node, 0, diagnostics);
        }
    }
    modules.into_values().collect()
}

/// A module without its resources, named for the documents that it comes from.
fn new_module(rust: String, operations: &[LoweredOperation], documents: &[Document]) -> Module {
    let mut files: Vec<&str> = Vec::new();
    for lowered in operations.iter().filter(|lowered| lowered.module == rust) {
        if !files.contains(&lowered.file.as_str()) {
            files.push(&lowered.file);
        }
    }
    // The folder says where somebody keeps the document, not what it is.
    let names: Vec<&str> = files
        .iter()
        .map(|file| file.rsplit(['/', '\\']).next().unwrap_or(file))
        .collect();
    let title = documents
        .iter()
        .find(|document| files.contains(&document.file.as_str()))
        .map(|document| document.openapi.info.title.clone());
    Module {
        rust,
        document: names.join(", "),
        title: title.unwrap_or_default(),
        handle: None,
        resources: Vec::new(),
    }
}
