//! The IR in, tokens out: files of Rust, not yet formatted.
//!
//! One file per thing that is printed, and one `quote!` per function. Nothing is decided here: every name, type and
//! order comes from the IR.

mod client;
mod docs;
mod example;
mod example_value;
mod file;
mod handle;
mod lib_rs;
mod manifest;
mod markdown;
mod model;
mod module;
mod open_enum;
mod operation_docs;
mod request;
mod required;
mod resource;
mod rust_type;
#[cfg(test)]
mod sample;
mod sid;
mod test_support;

pub use file::{Contents, Item, RenderedFile};
pub use manifest::Manifest;
pub use test_support::render_test_support;

use crate::ir::Api;

/// What a crate is called and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The name of the package, `twilio-flex`.
    pub crate_name: String,
    /// How its manifest is written.
    pub manifest: Manifest,
}

impl Options {
    /// The name of the crate in Rust paths.
    fn crate_ident(&self) -> String {
        self.crate_name.replace('-', "_")
    }
}

/// What every renderer may look at, and where it stands.
#[derive(Clone, Copy)]
struct Cx<'a> {
    api: &'a Api,
    options: &'a Options,
    /// The module that is being printed; `None` for the crate root.
    module: Option<&'a str>,
    /// Whether the file is part of another crate, which names this one in its paths.
    outside: bool,
}

impl Cx<'_> {
    /// The documents that the crate is made from, for the files that belong to all of them.
    fn documents(&self) -> String {
        let mut documents: Vec<&str> = self.api.modules.iter().map(|module| module.document.as_str()).collect();
        documents.dedup();
        documents.join(" and ")
    }
}

/// Renders the whole crate.
#[must_use]
pub fn render(api: &Api, options: &Options) -> Vec<RenderedFile> {
    let cx = Cx { api, options, module: None, outside: false };
    let mut files = vec![manifest::manifest(&cx), lib_rs::lib_rs(&cx), client::client(&cx), sid::sids(&cx)];
    for module in &api.modules {
        let cx = Cx { module: module.rust.as_deref(), ..cx };
        files.push(module::module(&cx, module));
        files.extend(module.resources.iter().map(|resource| resource::resource(&cx, module, resource)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::{render, render_test_support, sample};
    use crate::emit::emit;

    #[test]
    fn print() {
        for file in render(&sample::api(), &sample::options()).into_iter().chain(render_test_support(&sample::api(), "twilio-flex")) {
            let file = emit(file).expect("Rust");
            println!("===== {}\n{}", file.path, file.contents);
        }
    }
}
