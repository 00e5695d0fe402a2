//! A module in, its `mod.rs` out.

use quote::quote;

use super::handle;
use crate::ir::Module;
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;
use crate::targets::file::{Contents, Item, RenderedFile};
use crate::targets::rust_type;

/// Renders the file that holds a module together.
pub(super) fn module(cx: &RenderCtx<'_>, module: &Module) -> RenderedFile {
    let files: Vec<_> = module
        .resources
        .iter()
        .map(|resource| rust_type::ident(&resource.rust))
        .collect();
    let mut items = vec![
        Item::Plain(quote! { use ::twilio_runtime as runtime; use crate::sid::*; }),
        Item::Plain(quote! { #(mod #files;)* }),
        Item::Plain(quote! { #(pub use self::#files::*;)* }),
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
    RenderedFile {
        path: format!("src/{}/mod.rs", module.rust),
        source: module.document.clone(),
        contents: Contents::Rust { docs, items },
    }
}
