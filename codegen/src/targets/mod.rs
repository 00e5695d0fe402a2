//! The IR in, files out: the client crate and the part of its tests that knows every operation.
//!
//! A target is a function of the IR and decides nothing: every name, type and order comes from there. What the targets share
//! is beside them, in leaf modules.

mod client;
mod context;
pub(crate) mod docs;
mod file;
mod markdown;
mod options;
mod rust_type;
#[cfg(test)]
mod sample;
pub(crate) mod spelling;
mod tests;

pub use client::{Task, render, tasks};
pub use file::{Contents, Item, RenderedFile};
pub use options::{Manifest, Options};
pub use tests::render_test_support;
