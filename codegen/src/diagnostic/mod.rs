//! What went wrong, where, and how to fix it: collected, sorted and shown together.

mod action;
mod collection;
mod excerpt;
mod help;
mod json;
mod json_path;
mod lines;
mod location;
mod message;
mod printable;
mod render;
mod settle;
mod severity;
mod yaml_text;

pub use self::action::SuggestedAction;
pub use self::collection::Diagnostics;
pub(crate) use self::excerpt::end;
pub use self::help::Help;
pub(crate) use self::lines::Lines;
pub use self::location::Location;
pub use self::message::Diagnostic;
pub use self::printable::{PrintableJson, printable};
pub use self::severity::Severity;
pub(crate) use self::yaml_text::yaml_text;
