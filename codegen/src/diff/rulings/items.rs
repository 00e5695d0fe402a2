//! The rulings on items of any kind, their words and their accessors.

use super::ruling::{Ruling, behaviour, ruling};
use crate::diff::report::Verdict::{Major, Minor, Patch};

pub(in crate::diff) const ITEM_ADDED: Ruling = ruling(
    Minor,
    "a new public item; nothing that is used today changes",
);
pub(in crate::diff) const ITEM_REMOVED: Ruling = ruling(
    Major,
    "the public item was removed; code that names it no longer compiles",
);
pub(in crate::diff) const ITEM_RENAMED: Ruling = ruling(
    Major,
    "the old name was removed; code that uses it no longer compiles",
);

// Accessors.
pub(in crate::diff) const BINDING: Ruling =
    ruling(Major, "the arguments of the accessor have other types");
pub(in crate::diff) const BINDING_CHECKED: Ruling = behaviour(
    Major,
    "text still compiles, but is checked for another SID: text without its prefix is an error of `send()`",
);
pub(in crate::diff) const BINDING_NAME: Ruling = ruling(
    Patch,
    "arguments go by position; callers do not write their names",
);
pub(in crate::diff) const BINDING_ORDER: Ruling = behaviour(
    Major,
    "arguments go by position: where the types fit, a call compiles and swaps the values",
);

/// The reason where a mark is taken back.
pub(in crate::diff) const DOES_NOT_COMPILE: &str =
    "what is sent or read is another; code that was written for the item no longer compiles";

// Words.
pub(in crate::diff) const DEPRECATED: Ruling = ruling(
    Minor,
    "what compiled compiles, but `#[deprecated]` warns where the item is used",
);
pub(in crate::diff) const NO_LONGER_DEPRECATED: Ruling = ruling(Patch, "one warning fewer");
pub(in crate::diff) const DOCS: Ruling = ruling(Patch, "only the documentation changes");
