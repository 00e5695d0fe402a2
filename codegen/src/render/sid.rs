//! The SID types in, `sid.rs` with its `sid_types!` out.

use proc_macro2::Literal;
use quote::quote;

use super::docs::Page;
use super::{Contents, Cx, Item, RenderedFile};
use crate::ir::SidType;

/// Renders the file of all SID types.
pub(super) fn sids(cx: &Cx<'_>) -> RenderedFile {
    let lines: Vec<String> = cx.api.sids.iter().flat_map(sid).collect();
    let import = Item::Plain(quote! { use ::twilio_runtime as runtime; });
    let items = if lines.is_empty() { Vec::new() } else { vec![import, Item::Lines { name: "sid_types", lines }] };
    let docs = vec!["The SID types: one per prefix, shared by every resource and version.".to_owned()];
    RenderedFile { path: "src/sid.rs".to_owned(), source: cx.documents(), contents: Contents::Rust { docs, items } }
}

fn sid(sid: &SidType) -> Vec<String> {
    let prefixes: Vec<String> = sid.prefixes.iter().map(|prefix| Literal::string(prefix).to_string()).collect();
    let page = Page::at_column(4).prose(&sid.docs, &fallback(sid)).into_lines();
    let docs = page.into_iter().map(|line| if line.is_empty() { "///".to_owned() } else { format!("/// {line}") });
    docs.chain([format!("pub type {} = [{}];", sid.rust, prefixes.join(", "))]).collect()
}

fn fallback(sid: &SidType) -> String {
    match sid.prefixes.as_slice() {
        [] => "A SID that begins with any two letters.".to_owned(),
        [prefix] => format!("A SID that begins with `{prefix}`."),
        [first @ .., last] => format!("A SID that begins with `{}` or `{last}`.", first.join("`, `")),
    }
}
