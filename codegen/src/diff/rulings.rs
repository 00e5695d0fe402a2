//! The table of verdicts: what each change does to code that uses the crate, and why.
//!
//! The verdicts are Cargo's: what compiled has to compile after a minor version. They rest on what the generated crate shows: models and
//! enums are `#[non_exhaustive]`, the structs of required inputs are not; optional inputs are setters, required ones arguments. What is
//! sent or read otherwise under an unchanged signature is as major as what no longer compiles, and worse to find: it is marked.

use super::Verdict::{self, Major, Minor, Patch};

/// What a change means to a user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruling {
    pub(super) verdict: Verdict,
    pub(super) reason: &'static str,
    pub(super) behaviour: bool,
    pub(super) exposes: bool,
}

const fn ruling(verdict: Verdict, reason: &'static str) -> Ruling {
    Ruling {
        verdict,
        reason,
        behaviour: false,
        exposes: false,
    }
}

const fn behaviour(verdict: Verdict, reason: &'static str) -> Ruling {
    Ruling {
        behaviour: true,
        ..ruling(verdict, reason)
    }
}

const fn exposing(ruling: Ruling, reason: &'static str) -> Ruling {
    Ruling {
        reason,
        exposes: true,
        ..ruling
    }
}

// Items.
pub(super) const ITEM_ADDED: Ruling = ruling(
    Minor,
    "a new public item; nothing that is used today changes",
);
pub(super) const ITEM_REMOVED: Ruling = ruling(
    Major,
    "the public item is gone; code that names it no longer compiles",
);
pub(super) const ITEM_RENAMED: Ruling = ruling(
    Major,
    "the old name is gone; code that uses it no longer compiles",
);

// Accessors.
pub(super) const BINDING: Ruling = ruling(Major, "the argument of the accessor takes other types");
pub(super) const BINDING_NAME: Ruling =
    ruling(Patch, "callers do not write the name of an argument");

// Operations.
pub(super) const MOVED: Ruling = ruling(Major, "the method is gone from where it stood");
pub(super) const ARGUMENTS: Ruling = ruling(Major, "the method takes other arguments");
pub(super) const OPERATION_ID: Ruling = ruling(
    Patch,
    "it shows in `Debug` and errors alone; the method and the builder keep their names",
);
pub(super) const PATH: Ruling = behaviour(
    Major,
    "the same method, but the request goes to another path",
);
pub(super) const PATH_PARAMETER: Ruling =
    ruling(Patch, "the name of a path parameter is in no request");
pub(super) const HTTP_METHOD: Ruling = behaviour(
    Major,
    "the same method, but the request has another HTTP method",
);
pub(super) const SERVER: Ruling = behaviour(
    Major,
    "the same method, but the request, and with it the credentials, goes to another host",
);
pub(super) const SERVER_IN_THE_CLEAR: Ruling = exposing(
    SERVER,
    "the request, and with it the credentials, is no longer encrypted on its way",
);
pub(super) const ENCODING: Ruling = behaviour(
    Major,
    "the body of the request is encoded otherwise, and callers give what is in it otherwise",
);
pub(super) const EMPTY_BODY: Ruling = ruling(
    Patch,
    "a body without a value says as little as none; its inputs are changes of their own",
);
pub(super) const RESULT: Ruling = ruling(Major, "`send()` gives another type");
pub(super) const LISTING: Ruling = ruling(
    Major,
    "`send()` gives another type, and only a listing has `pages()`, `stream()` and `with_limit()`",
);
pub(super) const RECORDS_KEY: Ruling = behaviour(
    Major,
    "the same type, but the records are read from another key of the answer",
);
pub(super) const EXAMPLES: Ruling = ruling(Patch, "only the example in the documentation changes");

// Inputs.
pub(super) const SETTER_ADDED: Ruling =
    ruling(Minor, "a new setter; requests without it stay as they are");
pub(super) const SETTER_REMOVED: Ruling =
    ruling(Major, "the setter is gone; calls of it no longer compile");
pub(super) const ARGUMENT_ADDED: Ruling = ruling(Major, "the method takes one argument more");
pub(super) const ARGUMENT_REMOVED: Ruling = ruling(Major, "the method takes one argument less");
pub(super) const MEMBER_ADDED: Ruling = ruling(
    Major,
    "the struct of the required inputs is written out by callers and is not `#[non_exhaustive]`",
);
pub(super) const MEMBER_REMOVED: Ruling = ruling(
    Major,
    "callers write the field of the struct of the required inputs",
);
pub(super) const NOW_REQUIRED: Ruling = ruling(
    Major,
    "the setter is gone, and the method cannot be called without the value",
);
pub(super) const NOW_OPTIONAL: Ruling = ruling(
    Major,
    "the method no longer takes the input; it is a setter",
);
pub(super) const ARGUMENT_RENAMED: Ruling = ruling(
    Patch,
    "arguments go by position; callers do not write their names",
);
pub(super) const ARGUMENT_TYPE: Ruling = ruling(
    Major,
    "what compiled as the argument may not compile any more",
);
pub(super) const SID_CHECKED: Ruling = behaviour(
    Major,
    "text still compiles where it is `&str` or `String`, but is now checked, and text without the prefix is an error of `send()`; other types that are text no longer compile",
);
pub(super) const MEMBER_TYPE: Ruling = ruling(
    Major,
    "the field of the struct of the required inputs has another type",
);
pub(super) const SHAPE: Ruling = ruling(
    Patch,
    "the argument is any JSON value as before; the service expects another shape",
);
pub(super) const ARGUMENT_ORDER: Ruling = behaviour(
    Major,
    "arguments go by position: where both types fit, a call compiles and swaps the values",
);
pub(super) const INPUT_ORDER: Ruling = ruling(
    Patch,
    "the order on the wire changes, which has no meaning for a form, a query or headers",
);
pub(super) const LOCATION: Ruling = behaviour(
    Major,
    "the same signature, but the value travels elsewhere in the request",
);
pub(super) const LOCATION_URL: Ruling = exposing(
    LOCATION,
    "the value, which may be a credential or personal, is now in the URL, which servers and proxies log",
);
pub(super) const INPUT_WIRE_NAME: Ruling = behaviour(
    Major,
    "the same signature, but the value is sent under another name",
);
pub(super) const INPUT_PERSONAL: Ruling = ruling(
    Patch,
    "no signature changes; the crate now hides the value when it prints a request",
);
pub(super) const INPUT_NO_LONGER_PERSONAL: Ruling = exposing(
    ruling(Minor, ""),
    "no signature changes, but the crate now shows the value when it prints a request: look twice",
);
pub(super) const ARGUMENT_DEPRECATED: Ruling = ruling(
    Patch,
    "an argument cannot be deprecated: only its documentation says so",
);

// Models.
pub(super) const FIELD_ADDED: Ruling = ruling(
    Minor,
    "the model is `#[non_exhaustive]`; the value moves from `unknown_fields()` to the field",
);
pub(super) const REQUIRED_FIELD_ADDED: Ruling = behaviour(
    Minor,
    "the model is `#[non_exhaustive]`, but JSON without the field no longer decodes",
);
pub(super) const FIELD_REMOVED: Ruling = ruling(
    Major,
    "the public field is gone; an answer that still has it keeps it in `unknown_fields()`",
);
pub(super) const FIELD_TYPE: Ruling = ruling(Major, "the public field has another type");
pub(super) const FIELD_WIRE_NAME: Ruling =
    behaviour(Major, "the same field, but it is read from another key");
pub(super) const FIELD_ORDER: Ruling = ruling(
    Patch,
    "fields go by name; only the order of keys in written JSON and in `Debug` changes",
);
pub(super) const NOW_PERSONAL: Ruling =
    ruling(Patch, "no signature changes; `Debug` now hides the value");
pub(super) const NO_LONGER_PERSONAL: Ruling = exposing(
    ruling(Minor, ""),
    "no signature changes, but `Debug` now shows the value: look twice",
);

pub(super) const SETTERS: Ruling = ruling(
    Minor,
    "a model that an input takes can be made with setters",
);
pub(super) const NO_SETTERS: Ruling = ruling(
    Major,
    "no input takes the model any more: its setters are gone",
);
pub(super) const TYPE_WIRE_NAME: Ruling = ruling(
    Patch,
    "the document's name of a type shows in documentation alone",
);

// Enums.
pub(super) const VALUE_ADDED: Ruling = ruling(
    Minor,
    "the enum is `#[non_exhaustive]`; the value is no longer `Unrecognized`",
);
pub(super) const VALUE_REMOVED: Ruling = ruling(
    Major,
    "the variant is gone; the value reads as `Unrecognized`",
);
pub(super) const VALUE_WIRE: Ruling = behaviour(
    Major,
    "the same variant, but it stands for another value on the wire",
);
pub(super) const VALUE_ORDER: Ruling = ruling(
    Patch,
    "variants go by name; only the order in `VALUES` changes",
);

// SIDs.
pub(super) const PREFIX_ADDED: Ruling = ruling(Minor, "the type takes all that it took, and more");
pub(super) const PREFIX_REMOVED: Ruling = behaviour(
    Major,
    "constants of the old prefix no longer compile, and text of it is an error of `send()`",
);

// Words.
pub(super) const DEPRECATED: Ruling = ruling(
    Minor,
    "what compiled compiles, but `#[deprecated]` warns where the item is used",
);
pub(super) const NO_LONGER_DEPRECATED: Ruling = ruling(Patch, "a warning less");
pub(super) const DOCS: Ruling = ruling(Patch, "only the documentation changes");
