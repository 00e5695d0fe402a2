//! The rulings on models, enums and SID types.

use super::ruling::{Ruling, behaviour, exposing, ruling};
use crate::diff::report::Verdict::{Major, Minor, Patch};

pub(in crate::diff) const FIELD_ADDED: Ruling = ruling(
    Minor,
    "the model is `#[non_exhaustive]`; the value moves from `unknown_fields()` to the field",
);
pub(in crate::diff) const REQUIRED_FIELD_ADDED: Ruling = behaviour(
    Minor,
    "the model is `#[non_exhaustive]`, but a response without the field is a mismatch, which strict reading rejects",
);
pub(in crate::diff) const FIELD_REMOVED: Ruling = ruling(
    Major,
    "the public field was removed; a response that still has it keeps it in `unknown_fields()`",
);
pub(in crate::diff) const FIELD_TYPE: Ruling = ruling(Major, "the public field has another type");
pub(in crate::diff) const FIELD_WIRE_NAME: Ruling =
    behaviour(Major, "the same field, but it is read from another key");
pub(in crate::diff) const FIELD_ORDER: Ruling = ruling(
    Patch,
    "fields go by name; only the order of keys in written JSON and in `Debug` changes",
);
pub(in crate::diff) const NOW_PERSONAL: Ruling =
    ruling(Patch, "no signature changes; `Debug` now hides the value");
pub(in crate::diff) const NO_LONGER_PERSONAL: Ruling = exposing(
    ruling(Minor, ""),
    "no signature changes, but `Debug` now shows the value: look twice",
);

pub(in crate::diff) const SETTERS: Ruling = ruling(
    Minor,
    "a model that an input takes can be made with setters",
);
pub(in crate::diff) const NO_SETTERS: Ruling = ruling(
    Major,
    "no input takes the model any more: its setters were removed",
);
pub(in crate::diff) const TYPE_WIRE_NAME: Ruling = ruling(
    Patch,
    "the name of a type in the document is shown in documentation only",
);
pub(in crate::diff) const DIRECTION: Ruling = ruling(
    Patch,
    "no signature changes; the document reserves the field for another side",
);

// Enums.
pub(in crate::diff) const VALUE_ADDED: Ruling = ruling(
    Minor,
    "the enum is `#[non_exhaustive]`; the value is no longer `Unrecognized`",
);
pub(in crate::diff) const VALUE_REMOVED: Ruling = ruling(
    Major,
    "the variant was removed; the value reads as `Unrecognized`",
);
pub(in crate::diff) const VALUE_WIRE: Ruling = behaviour(
    Major,
    "the same variant, but it is another value on the wire",
);
pub(in crate::diff) const VALUE_ORDER: Ruling = ruling(
    Patch,
    "variants go by name; only the order in `VALUES` changes",
);

// SID types.
pub(in crate::diff) const PREFIX_ADDED: Ruling = ruling(
    Minor,
    "the type accepts everything that it accepted, and more",
);
pub(in crate::diff) const PREFIX_REMOVED: Ruling = behaviour(
    Major,
    "constants of the old prefix no longer compile, and text of it is an error of `send()`",
);
