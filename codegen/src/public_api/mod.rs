//! Generated files in, the public API as text out: one line per public item, names and signatures only.
//!
//! It is read from the files and not from the IR, so that it shows what users get, whatever the generator was meant to write.

mod compare;
mod declaration;
mod files;
mod invocation;
mod library;
mod paths;
mod setter;
pub(crate) mod signature;
mod syntax;

pub use self::compare::{LineChange, compare};
pub use self::files::public_api;
pub use self::library::public_items;
