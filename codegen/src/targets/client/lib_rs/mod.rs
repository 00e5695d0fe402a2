//! The whole API in, `lib.rs` with the crate's documentation out.

mod authentication;
mod calls;
mod fill;
mod front_page;
mod gated;
mod models;
mod operations;
mod scripted_answer;
mod scripted_test;

use quote::quote;

use super::file_names;

use crate::targets::context::RenderCtx;
use crate::targets::file::{Contents, Item};
use crate::targets::rust_type;

/// Renders the root of the crate.
pub(super) fn lib_rs(cx: &RenderCtx<'_>) -> Contents {
    let docs = front_page::front_page(cx);
    let links = Item::Plain(gated::links(&docs));
    Contents::Rust {
        docs,
        items: vec![links, lints(), modules(cx)],
    }
}

fn lints() -> Item {
    Item::Plain(quote! {
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        #![allow(deprecated, reason = "what the document marks as deprecated is still part of the client")]
        #![allow(unused_imports, reason = "a module imports the SID types whether or not it has one")]
        #![allow(
            clippy::pedantic,
            clippy::style,
            clippy::complexity,
            reason = "the document settles names, numbers of arguments and prose"
        )]
    })
}

fn modules(cx: &RenderCtx<'_>) -> Item {
    let names = cx.api.modules.iter().map(|module| module.rust.as_str());
    let folders = file_names::file_names(names.clone());
    let modules = names.zip(&folders).map(|(name, folder)| {
        let path = file_names::path_attribute(name, folder, "/mod.rs");
        let name = rust_type::ident(name);
        quote! { #path pub mod #name; }
    });
    let gated = gated::reexports();
    Item::Plain(quote! {
        mod client;
        pub mod sid;
        #(#modules)*
        pub use self::client::Client;
        pub use ::twilio_runtime::public::*;
        #gated
        #[doc(no_inline)]
        pub use ::twilio_runtime::serde_json::json;
    })
}
