//! A resource in, its file out: handles, request builders and types.

use quote::quote;

use super::{handle, model, newtype, open_enum, outcomes, request, required, union};
use crate::ir::Resource;
use crate::targets::context::RenderCtx;
use crate::targets::docs;
use crate::targets::file::{Contents, Item};

/// Renders the file of a resource.
pub(super) fn resource(cx: &RenderCtx<'_>, resource: &Resource) -> Contents {
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
    items.extend(resource.unions.iter().map(|union| union::union(cx, union)));
    items.extend(
        resource
            .newtypes
            .iter()
            .map(|newtype| newtype::newtype(cx, newtype)),
    );
    items.extend(
        resource
            .outcomes
            .iter()
            .map(|outcomes| outcomes::outcomes(cx, outcomes)),
    );
    Contents::Rust {
        docs: vec![format!(
            "Handles, requests and types of {}.",
            docs::code(&resource.rust)
        )],
        items,
    }
}
