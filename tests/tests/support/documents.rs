//! The documents of the Flex client in, what they offer out.

use codegen::document::{Source, prose_name};
use codegen::ir::Api;
use codegen::lower_sources;

use crate::workspace::in_workspace;

/// Reads the documents and their overlay as `cargo xtask codegen` does.
pub(crate) fn flex() -> Api {
    let read = |name: &str| {
        let path = in_workspace(name);
        let text =
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Source {
            name: name.to_owned(),
            text,
        }
    };
    let names = ["spec/flex_v1.yaml", "spec/flex_v2.yaml"];
    let prose = names.map(prose_name);
    let names = names.into_iter().chain(prose.iter().map(String::as_str));
    let specs: Vec<Source> = names.map(read).collect();
    let lowered = lower_sources(&specs, Some(&read("spec/overlay.yaml")));
    assert!(!lowered.diagnostics.has_errors(), "{}", lowered.diagnostics);
    lowered.api
}
