//! The rulings on inputs of operations.

use super::ruling::{Ruling, behaviour, exposing, ruling};
use crate::diff::report::Verdict::{Major, Minor, Patch};

pub(in crate::diff) const SETTER_ADDED: Ruling =
    ruling(Minor, "a new setter; requests without it stay as they are");
pub(in crate::diff) const SETTER_REMOVED: Ruling = ruling(
    Major,
    "the setter was removed; calls of it no longer compile",
);
pub(in crate::diff) const ARGUMENT_ADDED: Ruling =
    ruling(Major, "the method takes one more argument");
pub(in crate::diff) const ARGUMENT_REMOVED: Ruling =
    ruling(Major, "the method takes one argument fewer");
pub(in crate::diff) const MEMBER_ADDED: Ruling = ruling(
    Major,
    "the struct of the required inputs is written out by callers and is not `#[non_exhaustive]`",
);
pub(in crate::diff) const MEMBER_REMOVED: Ruling = ruling(
    Major,
    "callers write the field of the struct of the required inputs",
);
pub(in crate::diff) const NOW_REQUIRED: Ruling = ruling(
    Major,
    "the setter was removed, and the method cannot be called without the value",
);
pub(in crate::diff) const NOW_OPTIONAL: Ruling = ruling(
    Major,
    "the method no longer takes the input; it is a setter",
);
pub(in crate::diff) const ARGUMENT_RENAMED: Ruling = ruling(
    Patch,
    "arguments go by position; callers do not write their names",
);
pub(in crate::diff) const ARGUMENT_TYPE: Ruling =
    ruling(Major, "what compiled as the argument may no longer compile");
pub(in crate::diff) const SID_CHECKED: Ruling = behaviour(
    Major,
    "text still compiles where it is `&str` or `String`, but is now checked, and text without the prefix is an error of `send()`; other types that are text no longer compile",
);
pub(in crate::diff) const SHAPE: Ruling = ruling(
    Patch,
    "the argument is any JSON value as before; the service expects another shape",
);
pub(in crate::diff) const ARGUMENT_ORDER: Ruling = behaviour(
    Major,
    "arguments go by position: where both types fit, a call compiles and swaps the values",
);
pub(in crate::diff) const INPUT_ORDER: Ruling = ruling(
    Patch,
    "only the order on the wire changes, which has no meaning in a form, a query or headers",
);
pub(in crate::diff) const LOCATION: Ruling = behaviour(
    Major,
    "the same signature, but the value is sent in another part of the request",
);
pub(in crate::diff) const LOCATION_URL: Ruling = exposing(
    LOCATION,
    "the value, which may be a credential or personal, is now in the URL, which servers and proxies log",
);
pub(in crate::diff) const INPUT_WIRE_NAME: Ruling = behaviour(
    Major,
    "the same signature, but the value is sent under another name",
);
pub(in crate::diff) const INPUT_PERSONAL: Ruling = ruling(
    Patch,
    "no signature changes; the crate now hides the value when it prints a request",
);
pub(in crate::diff) const INPUT_NO_LONGER_PERSONAL: Ruling = exposing(
    ruling(Minor, ""),
    "no signature changes, but the crate now shows the value when it prints a request: look twice",
);
pub(in crate::diff) const ARGUMENT_DEPRECATED: Ruling = ruling(
    Patch,
    "an argument cannot be deprecated: only its documentation says so",
);
pub(in crate::diff) const STYLE: Ruling = behaviour(
    Major,
    "the same signature, but lists and objects are written differently",
);
