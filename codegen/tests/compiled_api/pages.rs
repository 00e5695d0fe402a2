//! The pages that rustdoc wrote for a crate in, its public items out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::runtime::Shared;
use crate::spelling;

/// What the compiler sees, spelt as in [`snapshot`](crate::snapshot).
#[derive(Default)]
pub(crate) struct Compiled {
    pub(crate) items: BTreeSet<String>,
    pub(crate) traits: BTreeSet<String>,
}

/// Reads the pages of the root, and of each module of this crate.
pub(crate) fn read(folder: &Path, shared: &Shared) -> Compiled {
    let mut compiled = Compiled::default();
    let index = fs::read_to_string(folder.join("index.html")).expect("the root");
    for export in pieces(&index, "<code>pub use ", "</code>") {
        let path = spelling::of(&plain(export));
        compiled.items.insert(path.trim_end_matches(';').to_owned());
    }
    read_module(folder, "", shared, &mut compiled);
    compiled
}

/// The list for the side bar has all items of a module, and none that are documented elsewhere.
fn read_module(folder: &Path, path: &str, shared: &Shared, compiled: &mut Compiled) {
    let list = fs::read_to_string(folder.join("sidebar-items.js")).expect("a module");
    let list = list.trim_start_matches(|character| character != '{');
    let list: Value = serde_json::from_str(list.trim_end_matches(';')).expect("the items");
    for (kind, names) in list.as_object().expect("kinds") {
        for name in names
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            let item = format!("{path}{name}");
            if path.is_empty() && shared.exports.contains(name) {
                compiled.items.insert(item);
                continue;
            }
            if kind == "mod" {
                read_module(&folder.join(name), &format!("{item}::"), shared, compiled);
                compiled.items.insert(item);
                continue;
            }
            let page = folder.join(format!("{kind}.{name}.html"));
            let page = fs::read_to_string(page).expect("a page");
            read_page(&page, &item, shared, compiled);
            if kind == "struct" {
                compiled.items.insert(item + &parameters(&page));
            } else {
                compiled.items.insert(item);
            }
        }
    }
}

/// Adds the fields, the variants, the methods and the traits of an item, except for the members that the runtime defines.
fn read_page(page: &str, item: &str, shared: &Shared, compiled: &mut Compiled) {
    for field in pieces(page, "<span id=\"structfield.", "</span>") {
        let (_, code) = field.split_once("<code>").unwrap_or_default();
        compiled
            .items
            .insert(format!("{item}.{}", spelling::of(&plain(code))));
    }
    for section in pieces(page, "<section id=\"", "</section>") {
        let Some(header) = pieces(section, "class=\"code-header\">", "</h").next() else {
            continue;
        };
        let header = spelling::of(&plain(header));
        let id = section.split_once('"').map_or("", |(id, _)| id);
        let (kind, name) = id.split_once('.').unwrap_or((id, ""));
        if section.contains("class=\"impl\">") {
            let implemented = header.split(" for ").next().unwrap_or_default();
            compiled.traits.insert(format!("{implemented} for {item}"));
        } else if is_own(section, kind, &header) && !is_shared(&header, name, shared) {
            let member = header
                .trim_start_matches("pub ")
                .trim_start_matches("async ");
            let member = member.trim_start_matches("fn ");
            compiled.items.insert(format!("{item}::{member}"));
        }
    }
}

/// Returns the type parameters of the struct of a page, such as `<A = String>`.
fn parameters(page: &str) -> String {
    let declaration = pieces(page, "item-decl\"><code>", "</code>").next();
    let declaration = spelling::of(&plain(declaration.unwrap_or_default()));
    let head = declaration.split(['{', '(', ';']).next();
    let parameters = head.and_then(|head| head.split_once('<'));
    parameters.map_or_else(String::new, |(_, rest)| format!("<{}", rest.trim_end()))
}

/// Whether a section is about a member of the item itself, not about one of a trait.
fn is_own(section: &str, kind: &str, header: &str) -> bool {
    let is_public = kind == "variant" || header.starts_with("pub ");
    is_public && !section.contains("trait-impl")
}

/// `send` is shared, but what it returns is not.
fn is_shared(header: &str, name: &str, shared: &Shared) -> bool {
    !header.contains("fn send(") && shared.members.contains(name)
}

/// What is between each `start` and the next `end`.
fn pieces<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    let rest = text.split(start).skip(1);
    rest.filter_map(move |rest| rest.split(end).next())
}

/// The text of a piece of HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        let shown = if index == 0 {
            part
        } else {
            part.split_once('>').map_or("", |(_, shown)| shown)
        };
        text.push_str(shown);
    }
    for (escaped, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(escaped, character);
    }
    text
}
