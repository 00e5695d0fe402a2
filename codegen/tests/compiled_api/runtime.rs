//! The sources of the runtime in, what every generated crate has by way of it out: the names that it exports at the root, and the
//! names of the methods, constants and variants that its macros define.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use syn::{Item, UseTree};

/// What needs no line in the snapshot of a generated crate.
#[derive(Default)]
pub(crate) struct Shared {
    /// The names in the module that is exported at the root.
    pub(crate) exports: BTreeSet<String>,
    /// `send`, `unknown_fields`, `Unrecognized`.
    pub(crate) members: BTreeSet<String>,
}

/// Reads all files of a folder.
pub(crate) fn read(folder: &Path) -> Shared {
    let mut shared = Shared::default();
    let exports = fs::read_to_string(folder.join("public.rs")).expect("the exports");
    let exports = syn::parse_file(&exports).expect("Rust");
    for item in &exports.items {
        if let Item::Use(item) = item {
            add_names(&item.tree, &mut shared.exports);
        }
    }
    read_macros(folder, &mut shared.members);
    shared
}

fn add_names(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => {
            let mut inner = BTreeSet::new();
            add_names(&path.tree, &mut inner);
            // In `testing::{self, …}`, it is the module.
            if inner.remove("self") {
                inner.insert(path.ident.to_string());
            }
            names.append(&mut inner);
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_names(tree, names)),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        UseTree::Glob(_) => panic!("a name that is exported is written out"),
    }
}

fn read_macros(folder: &Path, names: &mut BTreeSet<String>) {
    for path in fs::read_dir(folder).expect("a folder").flatten() {
        let path = path.path();
        if path.is_dir() {
            read_macros(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a file");
            let definitions = text.split("\nmacro_rules!").skip(1);
            let bodies = definitions.filter_map(|rest| rest.split("\n}\n").next());
            bodies.for_each(|body| add_members(body, names));
        }
    }
}

/// The names of methods and constants that are public, and of variants, which a macro refers to by `Self`.
fn add_members(body: &str, names: &mut BTreeSet<String>) {
    for before in ["pub fn ", "pub async fn ", "pub const ", "Self::"] {
        let found = body.split(before).skip(1).filter_map(name);
        let is_member = |name: &&str| before != "Self::" || name.starts_with(char::is_uppercase);
        names.extend(found.filter(is_member).map(str::to_owned));
    }
}

/// The name at the start of a text.
fn name(text: &str) -> Option<&str> {
    let is_end = |character: char| !character.is_alphanumeric() && character != '_';
    text.split(is_end).next().filter(|name| !name.is_empty())
}
