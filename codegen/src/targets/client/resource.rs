//! A resource in, its file out: handles, request builders, models and enums.

use quote::quote;

use super::{handle, model, open_enum, request, required};
use crate::ir::{Module, Resource};
use crate::targets::context::RenderCtx;
use crate::targets::docs;
use crate::targets::file::{Contents, Item, RenderedFile};

/// Renders the file of a resource.
pub(super) fn resource(cx: &RenderCtx<'_>, module: &Module, resource: &Resource) -> RenderedFile {
    let mut items = vec![Item::Plain(quote! { use super::*; })];
    items.extend(
        resource
            .handles
            .iter()
            .flat_map(|handle| handle::handle(cx, handle, &resource.operations)),
    );
    for operation in &resource.operations {
        items.push(request::request(cx, operation));
        items.extend(request::record(cx, operation));
        items.extend(required::required(cx, operation));
    }
    items.extend(resource.models.iter().map(|model| model::model(cx, model)));
    items.extend(resource.enums.iter().map(open_enum::open_enum));
    RenderedFile {
        path: format!("src/{}/{}.rs", module.rust, resource.rust),
        source: module.document.clone(),
        contents: Contents::Rust {
            docs: vec![format!(
                "Handles, requests and types of {}.",
                docs::code(&resource.rust)
            )],
            items,
        },
    }
}
