//! Two APIs in, what changed for a user of the generated crate out.
//!
//! A change is reported in the terms of the Rust crate, and its verdict follows from what the renderer and the macros of the runtime make
//! of it; `rulings` is the table. Things are matched by their names on the wire, so that a new Rust name is one change and not two;
//! what has no match that way is matched by its Rust name, so that a new wire name is one change too.

mod accessors;
mod apis;
mod calls;
mod changed;
mod comparison;
mod context;
mod crates;
mod documents;
mod format;
mod modules;
mod pairing;
mod release;
mod renames;
mod report;
mod rulings;
mod spelling;
mod types;
mod words;

pub use self::comparison::{compare, diff};
pub use self::crates::CrateItems;
pub use self::documents::Side;
pub use self::release::Release;
pub use self::report::{Burden, Change, ChangeKind, Fact, ItemKind, Promise, Report, Verdict};
