//! A module in, its `mod.rs` out.

use quote::quote;

use super::{file_names, handle};
use crate::ir::Module;
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;
use crate::targets::file::{Contents, Item};
use crate::targets::rust_type;

/// Renders the file that holds a module together.
pub(super) fn module(cx: &RenderCtx<'_>, module: &Module) -> Contents {
    let names: Vec<_> = module
        .resources
        .iter()
        .map(|resource| rust_type::ident(&resource.rust))
        .collect();
    let resources = module.resources.iter().map(|one| one.rust.as_str());
    let files = file_names::file_names(resources.clone());
    let paths = resources
        .zip(&files)
        .map(|(resource, file)| file_names::path_attribute(resource, file, ".rs"));
    let mut items = vec![
        Item::Plain(quote! { use ::twilio_runtime as runtime; use crate::sid::*; }),
        Item::Plain(quote! { #(#paths mod #names;)* }),
        Item::Plain(quote! { #(pub use self::#names::*;)* }),
    ];
    items.extend(
        module
            .handle
            .iter()
            .flat_map(|handle| handle::handle(cx, handle, &[])),
    );
    let docs = Page::at_column(0)
        .foreign(&format!("{}.", module.title.trim_end_matches('.')))
        .into_lines();
    Contents::Rust { docs, items }
}
