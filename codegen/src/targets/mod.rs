//! The IR in, files out: the client crate, its description as JSON, and the part of its tests that knows every operation.
//!
//! A target is a function of the IR and decides nothing: every name, type and order comes from there. What the targets share
//! is beside them, in leaf modules.

mod client;
mod context;
mod description;
pub(crate) mod docs;
mod file;
pub(crate) mod limits;
mod markdown;
mod options;
mod path_parameters;
mod rust_type;
#[cfg(test)]
mod sample;
mod setter;
pub(crate) mod spelling;
mod tests;

pub use description::FORMAT as DESCRIPTION_FORMAT;
pub(crate) use file::notice;
pub use file::{Contents, Item, RenderedFile};
pub use options::{Manifest, Options};
pub use tests::render_test_support;

use self::context::RenderCtx;
use crate::ir::Api;

/// One file that is still to be rendered.
///
/// Tokens cannot be sent between threads. A task can, so a file is rendered where it is formatted.
#[derive(Clone)]
pub struct Task<'a>(Kind<'a>);

#[derive(Clone)]
enum Kind<'a> {
    Client(client::Task<'a>),
    Description(RenderCtx<'a>),
}

/// Lists the files of the crate, in their order: its description, which takes longest, then those of the client.
#[must_use]
pub fn tasks<'a>(api: &'a Api, options: &'a Options) -> Vec<Task<'a>> {
    let cx = RenderCtx {
        api,
        options,
        module: None,
        outside: false,
    };
    let mut tasks = vec![Task(Kind::Description(cx))];
    tasks.extend(
        client::tasks(cx)
            .into_iter()
            .map(|task| Task(Kind::Client(task))),
    );
    tasks
}

impl Task<'_> {
    /// Renders the file.
    #[must_use]
    pub fn render(&self) -> RenderedFile {
        match &self.0 {
            Kind::Client(task) => task.render(),
            Kind::Description(cx) => RenderedFile {
                path: "description.json".to_owned(),
                source: cx.documents(),
                contents: description::description(cx),
            },
        }
    }
}
