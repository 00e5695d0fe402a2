//! The IR in, the part of the test package that knows every operation out.
//!
//! `requests.rs` calls the typed builder of an operation with arguments named as on the wire, `responses.rs` decodes a
//! response as the operation's type and encodes it again. A test reads both as an application would: from outside.

mod requests;
mod responses;

use quote::quote;

use super::context::RenderCtx;
use super::file::{Contents, Item, RenderedFile};
use super::options::{Manifest, Options};
use crate::ir::Api;

/// Renders a module of the test package; the paths are relative to the module's folder.
#[must_use]
pub fn render_test_support(api: &Api, crate_name: &str) -> Vec<RenderedFile> {
    let options = Options {
        crate_name: crate_name.to_owned(),
        manifest: Manifest::Workspace,
    };
    let cx = RenderCtx {
        api,
        options: &options,
        module: None,
        outside: true,
    };
    let file = |name: &str, contents| RenderedFile {
        path: format!("{name}.rs"),
        source: cx.documents(),
        contents,
    };
    vec![
        file("mod", parts()),
        file("requests", requests::requests(&cx)),
        file("responses", responses::responses(&cx)),
    ]
}

fn parts() -> Contents {
    Contents::Rust {
        docs: vec!["Everything that knows each operation by name.".to_owned()],
        items: vec![Item::Plain(quote! { pub mod requests; pub mod responses; })],
    }
}
