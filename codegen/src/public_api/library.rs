//! The sources of a hand-written library in, one line per public item out: of the items that its root or a public module exports. What is
//! hidden from the documentation does not count, nor does what a macro expands to.

use std::collections::BTreeSet;

use syn::{
    Attribute, Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemTrait, Meta, TraitItem, UseTree,
    Visibility,
};

use super::signature;
use super::syntax::{deprecated, is_public, tuple};
use crate::emit::SourceFile;

/// Lists the public items of a library, sorted.
#[must_use]
pub fn public_items(files: &[SourceFile]) -> String {
    let (mut lines, mut exports) = (Vec::new(), BTreeSet::new());
    let mut entrances = BTreeSet::from([LIBRARY.to_owned()]);
    let is_other = |file: &&SourceFile| file.path != LIBRARY;
    // The library comes first: it names the modules that callers see.
    let (first, others) = files.iter().partition::<Vec<_>, _>(|file| !is_other(file));
    for file in first.into_iter().chain(others) {
        let path = &file.path;
        match syn::parse_file(&file.contents) {
            Ok(parsed) => {
                parsed.items.iter().for_each(|item| list(item, &mut lines));
                if entrances.contains(path) {
                    export(&parsed.items, &mut exports, &mut entrances);
                }
            }
            Err(error) => lines.push(format!("{path}: {error}")),
        }
    }
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    lines.retain(|line| {
        let owner = line.split(|letter| !is_name(letter)).next();
        owner.is_some_and(|owner| exports.contains(owner))
    });
    lines.sort();
    lines.dedup();
    lines.push(String::new());
    lines.join("\n")
}

const LIBRARY: &str = "src/lib.rs";

/// Adds the names that a module exports, and the files of the modules that callers see.
fn export(items: &[Item], exports: &mut BTreeSet<String>, entrances: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Use(item) if is_shown(&item.vis, &item.attrs) => add_names(&item.tree, exports),
            Item::Mod(item) if is_shown(&item.vis, &item.attrs) => {
                let name = &item.ident;
                entrances.extend([format!("src/{name}.rs"), format!("src/{name}/mod.rs")]);
            }
            _ => {}
        }
    }
}

/// The names that an import brings.
fn add_names(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => add_names(&path.tree, names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_names(tree, names)),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(names.insert(rename.ident.to_string())),
        UseTree::Glob(_) => {}
    }
}

fn list(item: &Item, lines: &mut Vec<String>) {
    match item {
        Item::Struct(item) if is_shown(&item.vis, &item.attrs) => {
            let held = tuple_of_public(&item.fields);
            lines.push(line(&format!("{}{held}", item.ident), &item.attrs));
            let fields = item.fields.iter().filter(|field| is_public(&field.vis));
            lines.extend(fields.filter_map(|field| {
                let (name, ty) = (field.ident.as_ref()?, signature::text(&field.ty));
                Some(line(&format!("{}.{name}: {ty}", item.ident), &field.attrs))
            }));
        }
        Item::Enum(item) if is_shown(&item.vis, &item.attrs) => list_enum(item, lines),
        Item::Trait(item) if is_shown(&item.vis, &item.attrs) => list_trait(item, lines),
        Item::Fn(item) if is_shown(&item.vis, &item.attrs) => {
            lines.push(line(&signature::function(&item.sig), &item.attrs));
        }
        Item::Const(item) if is_shown(&item.vis, &item.attrs) => {
            let ty = signature::text(&item.ty);
            lines.push(line(&format!("{}: {ty}", item.ident), &item.attrs));
        }
        Item::Type(item) if is_shown(&item.vis, &item.attrs) => {
            let ty = signature::text(&item.ty);
            lines.push(line(&format!("{} = {ty}", item.ident), &item.attrs));
        }
        Item::Impl(item) => list_impl(item, lines),
        _ => {}
    }
}

fn list_enum(item: &ItemEnum, lines: &mut Vec<String>) {
    let open = if is_marked(&item.attrs, "non_exhaustive") {
        " #[non_exhaustive]"
    } else {
        ""
    };
    lines.push(line(&format!("{}{open}", item.ident), &item.attrs));
    for variant in &item.variants {
        let held = signature::text(&variant.fields);
        let text = format!("{}::{}{held}", item.ident, variant.ident);
        lines.push(line(&text, &variant.attrs));
    }
}

fn list_trait(item: &ItemTrait, lines: &mut Vec<String>) {
    let bounds = signature::text(&item.supertraits);
    lines.push(line(
        format!("{}: trait {bounds}", item.ident).trim_end(),
        &item.attrs,
    ));
    for method in &item.items {
        if let TraitItem::Fn(method) = method
            && !is_hidden(&method.attrs)
        {
            let provided = method.default.as_ref().map_or("", |_| " { … }");
            let signature = signature::function(&method.sig);
            lines.push(line(
                &format!("{}::{signature}{provided}", item.ident),
                &method.attrs,
            ));
        }
    }
}

fn list_impl(item: &ItemImpl, lines: &mut Vec<String>) {
    let owner = signature::text(&item.self_ty);
    for member in &item.items {
        match member {
            ImplItem::Fn(method) if is_shown(&method.vis, &method.attrs) => {
                let signature = signature::function(&method.sig);
                lines.push(line(&format!("{owner}::{signature}"), &method.attrs));
            }
            ImplItem::Const(constant) if is_shown(&constant.vis, &constant.attrs) => {
                let (name, ty) = (&constant.ident, signature::text(&constant.ty));
                lines.push(line(&format!("{owner}::{name}: {ty}"), &constant.attrs));
            }
            _ => {}
        }
    }
}

/// What a tuple struct holds, if callers see all of it.
fn tuple_of_public(fields: &Fields) -> String {
    if fields.iter().all(|field| is_public(&field.vis)) {
        tuple(fields)
    } else {
        String::new()
    }
}

fn line(text: &str, attributes: &[Attribute]) -> String {
    format!("{text}{}", deprecated(attributes))
}

fn is_shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    is_public(visibility) && !is_hidden(attributes)
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let hidden = |list: &syn::MetaList| list.tokens.to_string() == "hidden";
        let list = matches!(&attribute.meta, Meta::List(list) if hidden(list));
        attribute.path().is_ident("doc") && list
    })
}

fn is_marked(attributes: &[Attribute], name: &str) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident(name))
}

#[cfg(test)]
mod tests {
    use super::public_items;
    use crate::emit::SourceFile;

    #[test]
    fn what_is_exported_is_listed_with_its_signatures() {
        let file = |path: &str, contents: &str| SourceFile {
            path: path.into(),
            contents: contents.to_owned(),
        };
        let files = [
            file("src/lib.rs", "mod client; pub use client::{Client, Kind, Clock}; #[doc(hidden)] pub use client::Inner;"),
            file(
                "src/client.rs",
                "pub struct Inner;
                 pub struct Client { pub name: String, secret: u8 }
                 impl Client { #[deprecated] pub fn new(a: A) -> Self { x() } fn own(&self) {} #[doc(hidden)] pub fn raw() {} }
                 #[non_exhaustive] pub enum Kind { One(u8), Two }
                 pub trait Clock: Send { fn now(&self) -> Time; fn later(&self) {} }",
            ),
        ];
        insta::assert_snapshot!(public_items(&files), @r"
        Client
        Client.name: String
        Client::new(a: A) -> Self #[deprecated]
        Clock: trait Send
        Clock::later() { … }
        Clock::now() -> Time
        Kind #[non_exhaustive]
        Kind::One(u8)
        Kind::Two
        ");
    }
}
