//! All documents in, the API that they make together out.

use std::collections::BTreeMap;

use super::context::{LowerCtx, Shared, reader_of_path};
use super::handles::{self, FindTarget};
use super::naming::report;
use super::operation::{self, LoweredOperation, Source};
use super::rename::{self, TypeNames};
use super::resources::{self, Places};
use super::tree::{Facts, PathFacts, Tree};
use super::{call_names, directions, enums, extensions, recursion, sid, version};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, target};
use crate::ir::{Api, HttpMethod, Module};
use crate::names::{Claim, is_reserved_type, settle};
use crate::schema::{Node, Reads, follow};

/// What the documents hold before the names of all are settled.
#[derive(Default)]
struct Unnamed {
    operations: Vec<LoweredOperation>,
    facts: Facts,
    unused_schemas: Vec<String>,
}

/// Lowers the documents into one API. The result is complete only if no error was added to the diagnostics.
pub fn lower(documents: &[Document], diagnostics: &mut Diagnostics) -> Api {
    lower_noting(documents, diagnostics, None)
}

/// The same, with a note of every value that is read, by the item that is made of it.
pub(crate) fn lower_noting<'d>(
    documents: &'d [Document],
    diagnostics: &mut Diagnostics,
    reads: Option<&'d Reads>,
) -> Api {
    let mut shared = Shared::default();
    let own = modules_of_documents(documents);
    let mut unnamed = each_document(documents, &own, &mut shared, diagnostics, reads);
    let all_enums = unnamed.operations.iter_mut().flat_map(|lowered| {
        let module = lowered.module.as_str();
        let enums = lowered.types.enums.iter_mut();
        enums.map(move |item| (module, item))
    });
    enums::settle(all_enums, &shared.enums);
    directions::mark(&mut unnamed.operations);
    let modules_of_documents: Vec<String> = documents
        .iter()
        .zip(&own)
        .filter_map(|(document, stem)| Some((document, stem.as_deref()?)))
        .flat_map(|(document, stem)| {
            let paths = paths(document);
            paths.map(move |path| version::module_of_document(stem, path))
        })
        .collect();
    assemble(
        unnamed,
        &modules_of_documents,
        documents,
        shared,
        diagnostics,
        reads,
    )
}

/// Lowers the operations of every document. `modules` are those of documents that have one of their own.
fn each_document<'d>(
    documents: &'d [Document],
    modules: &[Option<String>],
    shared: &mut Shared,
    diagnostics: &mut Diagnostics,
    reads: Option<&'d Reads>,
) -> Unnamed {
    let mut all = Unnamed::default();
    let mut without_operations = Vec::new();
    for (document, stem) in documents.iter().zip(modules) {
        let mut cx = LowerCtx::new(document, shared, diagnostics, reads);
        let mut lowered = document_operations(&mut cx, stem.as_deref(), &mut all.facts);
        if lowered.is_empty() {
            without_operations.push(cx.file);
        }
        all.unused_schemas.extend(unreached(&cx));
        let models = lowered.iter_mut().flat_map(|lowered| {
            let module = lowered.module.clone();
            let models = lowered.types.models.iter_mut();
            models.map(move |model| (module.clone(), model))
        });
        recursion::box_circles(models.collect());
        all.operations.append(&mut lowered);
    }
    if !diagnostics.has_errors() {
        let message = if all.operations.is_empty() {
            "no document has an operation: the client can do nothing"
        } else {
            "the document has no operation: nothing of it is in the client"
        };
        for file in without_operations {
            diagnostics.warning(file, "/paths", message, "add a path with an operation");
        }
    }
    all
}

/// Settles the names and divides the tree into modules.
fn assemble(
    unnamed: Unnamed,
    modules_of_documents: &[String],
    documents: &[Document],
    mut shared: Shared,
    diagnostics: &mut Diagnostics,
    reads: Option<&Reads>,
) -> Api {
    let mut operations = unnamed.operations;
    let mut tree = Tree::new(&operations, unnamed.facts, modules_of_documents);
    let find = |file: &str, pointer: &str| {
        let document = documents.iter().find(|document| document.file == file)?;
        target::of_pointer(&document.tree, pointer)
    };
    let methods = handles::methods(&tree, &operations, &find, diagnostics);
    let mut types = handles::claim_types(&tree, &methods, &operations, |module, claim| {
        shared.claim(module, claim)
    });
    let sids = sid::finish(&mut shared, diagnostics);
    let is_taken = |name: &str| is_reserved_type(name) || sids.iter().any(|sid| sid.rust == name);
    let names = type_names(&shared, is_taken, &find, diagnostics);
    if let Some(reads) = reads {
        reads.settle(|(module, key)| rename::name(&names, module, key).cloned());
    }
    rename_types(&names, &mut tree, &mut operations, &mut types);
    let places = Places {
        tree: &tree,
        methods: &methods,
        types: &types,
    };
    let new_module = new_module(&operations, documents, reads);
    let mut modules = resources::modules(&places, operations, new_module);
    call_names::settle(&mut modules);
    Api {
        modules,
        sids,
        accessors: places.offered(0),
        unused_schemas: unnamed.unused_schemas,
    }
}

/// Puts the settled names in the place of the claims. `types` are the handles of the tree's nodes.
fn rename_types(
    names: &TypeNames,
    tree: &mut Tree,
    operations: &mut [LoweredOperation],
    types: &mut [String],
) {
    for (node, key) in types.iter_mut().enumerate() {
        if let Some(name) = rename::name(names, &tree.nodes[node].module, key) {
            key.clone_from(name);
        }
    }
    for lowered in operations {
        rename::operation(lowered, names);
    }
    for node in &mut tree.nodes {
        for binding in &mut node.bindings {
            rename::ty(&mut binding.ty, names);
        }
    }
}

/// Settles the types of each module.
fn type_names(
    shared: &Shared,
    is_taken: impl Fn(&str) -> bool,
    target: FindTarget<'_>,
    diagnostics: &mut Diagnostics,
) -> TypeNames {
    let mut names = TypeNames::new();
    for (module, claims) in &shared.claims {
        let claims: &[Claim] = claims;
        let settled = settle(claims, &is_taken);
        report(claims, &settled, diagnostics, target);
        names.insert(module.clone(), settled.names);
    }
    names
}

/// Lowers every operation of one document, in its order.
fn document_operations(
    cx: &mut LowerCtx<'_, '_>,
    stem: Option<&str>,
    facts: &mut Facts,
) -> Vec<LoweredOperation> {
    let document = cx.document();
    if let Some(webhooks) = document.get("webhooks") {
        let message = "webhooks are calls that the service makes: they make no code";
        cx.note(&webhooks.place, message, "nothing has to be done");
    }
    let ids = operation_ids(&document);
    let mut operations = Vec::new();
    for (path, item) in document.get("paths").iter().flat_map(Node::members) {
        if !path.starts_with('/') {
            continue;
        }
        let item = match follow(cx.root, item) {
            Ok(item) => item,
            Err(fault) => {
                let message = format!("{}: the path is left out", fault.message);
                cx.warning(&fault.place, message, fault.help);
                continue;
            }
        };
        cx.module = match stem {
            Some(stem) => version::module_of_document(stem, path),
            None => version::module(path),
        };
        let of_path = cx.read_for(reader_of_path(path), |_| facts_of_path(&item));
        facts.insert((cx.module.clone(), path.to_owned()), of_path);
        for source in operations_of_path(path, &item, &ids) {
            operations.extend(operation::lower(cx, &source));
        }
    }
    operations
}

/// The operations of a path. `ids` are the `operationId`s of the document, with how often it has each.
fn operations_of_path<'d>(
    path: &'d str,
    item: &Node<'d>,
    ids: &BTreeMap<&str, usize>,
) -> Vec<Source<'d>> {
    let source = |method| {
        let operation = item.get(operation::method_name(method))?;
        let id = operation.text("operationId").unwrap_or_default();
        Some(Source {
            path,
            method,
            is_ambiguous: ids.get(id).is_some_and(|count| *count > 1),
            operation,
            item: item.clone(),
        })
    };
    METHODS.into_iter().filter_map(source).collect()
}

/// The methods in the order in which OpenAPI lists them.
pub(crate) const METHODS: [HttpMethod; 8] = [
    HttpMethod::Get,
    HttpMethod::Put,
    HttpMethod::Post,
    HttpMethod::Delete,
    HttpMethod::Options,
    HttpMethod::Head,
    HttpMethod::Patch,
    HttpMethod::Trace,
];

/// How often each `operationId` occurs.
fn operation_ids<'d>(document: &Node<'d>) -> BTreeMap<&'d str, usize> {
    let mut ids = BTreeMap::new();
    for (_, item) in document.get("paths").iter().flat_map(Node::members) {
        for method in METHODS {
            let operation = item.get(operation::method_name(method));
            if let Some(id) = operation.and_then(|operation| operation.text("operationId")) {
                *ids.entry(id).or_default() += 1;
            }
        }
    }
    ids
}

fn facts_of_path(item: &Node<'_>) -> PathFacts {
    let mut docs = operation::path_docs(item);
    docs.aliases = extensions::library_names(item)
        .into_iter()
        .map(str::to_owned)
        .collect();
    PathFacts {
        docs,
        rust_name: extensions::rust_name(item).map(str::to_owned),
        rust_handle: extensions::rust_handle(item).map(str::to_owned),
    }
}

/// The named schemas that no operation reaches.
fn unreached(cx: &LowerCtx<'_, '_>) -> Vec<String> {
    let schemas = cx
        .document()
        .get("components")
        .and_then(|components| components.get("schemas"));
    schemas
        .iter()
        .flat_map(Node::members)
        .filter(|(name, _)| !cx.reached.contains(name))
        .map(|(name, _)| format!("{}: {name}", cx.file))
        .collect()
}

/// The paths of a document that have an operation. One that an overlay adds for a name has none.
fn paths(document: &Document) -> impl Iterator<Item = &str> {
    let paths = document
        .tree
        .get("paths")
        .and_then(|paths| paths.as_object());
    let paths = paths.into_iter().flatten().filter(|(_, item)| {
        let has = |method: &HttpMethod| item.get(operation::method_name(*method)).is_some();
        item.get("$ref").is_some() || METHODS.iter().any(has)
    });
    paths.map(|(path, _)| path.as_str())
}

/// For each document, the name that its modules begin with if it shares a module with another document.
fn modules_of_documents(documents: &[Document]) -> Vec<Option<String>> {
    let modules: Vec<Vec<String>> = documents
        .iter()
        .map(|document| {
            let mut modules: Vec<String> = paths(document).map(version::module).collect();
            modules.sort();
            modules.dedup();
            modules
        })
        .collect();
    documents
        .iter()
        .enumerate()
        .map(|(index, document)| {
            let is_shared = modules[index].iter().any(|module| {
                modules
                    .iter()
                    .enumerate()
                    .any(|(other, modules)| other != index && modules.contains(module))
            });
            is_shared.then(|| stem(&document.file).to_owned())
        })
        .collect()
}

/// The name of a file without its folder and its extension, which depend on where the document is kept.
fn stem(file: &str) -> &str {
    let name = file_name(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn file_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn empty_module(rust: &str) -> Module {
    Module {
        rust: rust.to_owned(),
        document: String::new(),
        title: String::new(),
        handle: None,
        resources: Vec::new(),
    }
}

/// Makes a module without its resources from its name: it is named for the documents that it comes from.
fn new_module(
    operations: &[LoweredOperation],
    documents: &[Document],
    reads: Option<&Reads>,
) -> impl Fn(&str) -> Module + use<> {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for lowered in operations {
        let files = files.entry(&lowered.module).or_default();
        if !files.contains(&lowered.file.as_str()) {
            files.push(&lowered.file);
        }
    }
    let header = |(rust, files): (&str, Vec<&str>)| {
        let names: Vec<&str> = files.iter().map(|file| file_name(file)).collect();
        if let Some(reads) = reads {
            reads.begin((rust.to_owned(), String::new()));
        }
        let title = documents
            .iter()
            .find(|document| files.contains(&document.file.as_str()))
            .and_then(|document| Node::root(&document.tree, reads).get("info")?.text("title"));
        let module = Module {
            document: names.join(", "),
            title: title.unwrap_or_default().to_owned(),
            ..empty_module(rust)
        };
        (rust.to_owned(), module)
    };
    let headers: BTreeMap<String, Module> = files.into_iter().map(header).collect();
    move |name| {
        let known = headers.get(name).cloned();
        known.unwrap_or_else(|| empty_module(name))
    }
}
