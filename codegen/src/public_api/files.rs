//! Generated files in, one line per public item out.

use std::collections::BTreeMap;

use syn::{ImplItem, Item, ItemImpl};

use super::invocation::Invocation;
use super::syntax::{deprecated, is_public};
use super::{declaration, paths, signature};
use crate::emit::SourceFile;

/// Lists the public API, in the order of the files and of the items in them.
#[must_use]
pub fn public_api(files: &[SourceFile]) -> String {
    let mut lines = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/")) {
        match syn::parse_file(&file.contents) {
            Ok(parsed) => {
                let module = module(&file.path);
                let paths = paths::of_handles(&parsed.items);
                parsed
                    .items
                    .iter()
                    .for_each(|item| list_item(&module, item, &paths, &mut lines));
            }
            Err(error) => lines.push(format!("{}: {error}", file.path)),
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The module in which the items of a file are public, with `::` at its end; resource files are private and re-exported.
fn module(path: &str) -> String {
    let inner = path.trim_start_matches("src/");
    match inner.split_once('/') {
        Some((module, _)) => format!("{module}::"),
        None if inner == "sid.rs" => "sid::".to_owned(),
        None => String::new(),
    }
}

fn list_item(
    module: &str,
    item: &Item,
    paths: &BTreeMap<String, Vec<String>>,
    lines: &mut Vec<String>,
) {
    match item {
        Item::Macro(invocation) => match Invocation::parse(&invocation.mac) {
            Ok(invocation) => declaration::list(&invocation, module, lines),
            Err(error) => lines.push(format!("{module}: {error}")),
        },
        Item::Struct(item) if is_public(&item.vis) => {
            let paths = paths.get(&item.ident.to_string());
            let place = paths.map_or_else(String::new, |paths| format!(" at {}", paths.join(", ")));
            let deprecated = deprecated(&item.attrs);
            lines.push(format!("{module}{}{place}{deprecated}", item.ident));
        }
        Item::Type(item) if is_public(&item.vis) => {
            let ty = signature::text(&item.ty);
            lines.push(format!("{module}{} = {ty}", item.ident));
        }
        Item::Mod(item) if is_public(&item.vis) => lines.push(format!("{module}{}::", item.ident)),
        Item::Use(item) if is_public(&item.vis) => {
            let path = signature::text(&item.tree);
            // The items of private files are listed with those files.
            if !path.starts_with("self::") {
                lines.push(format!("{module}use {path}"));
            }
        }
        Item::Impl(item) => list_impl(module, item, lines),
        _ => {}
    }
}

/// The trait, and the public methods.
fn list_impl(module: &str, item: &ItemImpl, lines: &mut Vec<String>) {
    let owner = signature::text(&item.self_ty);
    if let Some((path, _)) = &item.trait_ {
        lines.push(format!("{module}{owner}: {}", signature::text(path)));
    }
    for method in &item.items {
        if let ImplItem::Fn(method) = method
            && is_public(&method.vis)
        {
            let signature = signature::function(&method.sig);
            let deprecated = deprecated(&method.attrs);
            lines.push(format!("{module}{owner}::{signature}{deprecated}"));
        }
    }
}
