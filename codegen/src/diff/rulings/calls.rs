//! The rulings on operations and their results.

use super::ruling::{Ruling, behaviour, exposing, ruling};
use crate::diff::report::Verdict::{Major, Patch};

pub(in crate::diff) const MOVED: Ruling =
    ruling(Major, "the method is no longer on the handle where it was");
pub(in crate::diff) const ARGUMENTS: Ruling = ruling(Major, "the method takes other arguments");
pub(in crate::diff) const OPERATION_ID: Ruling = ruling(
    Patch,
    "only the documentation and `description.json` show it; the call, the method and the builder keep their names",
);
pub(in crate::diff) const CALL_NAME: Ruling = ruling(
    Major,
    "expectations, recordings, errors and traces know the call by this name, and the compiler does not notice",
);
pub(in crate::diff) const PATH: Ruling = behaviour(
    Major,
    "the same method, but the request goes to another path",
);
pub(in crate::diff) const PATH_PARAMETER: Ruling =
    ruling(Patch, "the name of a path parameter is in no request");
pub(in crate::diff) const HTTP_METHOD: Ruling = behaviour(
    Major,
    "the same method, but the request has another HTTP method",
);
pub(in crate::diff) const SERVER: Ruling = behaviour(
    Major,
    "the same method, but the request goes to another host, and the credentials with it",
);
pub(in crate::diff) const SERVER_IN_THE_CLEAR: Ruling = exposing(
    SERVER,
    "the request is no longer encrypted in transit, nor are the credentials",
);
pub(in crate::diff) const ENCODING: Ruling = behaviour(
    Major,
    "the body of the request is encoded differently, and its inputs are given differently",
);
pub(in crate::diff) const EMPTY_BODY: Ruling = ruling(
    Patch,
    "a body without values means the same as no body; its inputs are changes of their own",
);
pub(in crate::diff) const RESULT: Ruling = ruling(Major, "`send()` returns another type");
pub(in crate::diff) const LISTING: Ruling = ruling(
    Major,
    "`send()` returns another type, and only a listing has `pages()`, `stream()` and `with_limit()`",
);
pub(in crate::diff) const RECORDS_KEY: Ruling = behaviour(
    Major,
    "the same type, but the records are read from another key of the response",
);
pub(in crate::diff) const EXAMPLES: Ruling =
    ruling(Patch, "only the example in the documentation changes");
pub(in crate::diff) const MEDIA_TYPE: Ruling = behaviour(
    Major,
    "the same method, but the body is sent as another media type",
);
pub(in crate::diff) const ACCEPT: Ruling = behaviour(
    Major,
    "the same type, but the request asks for another media type",
);
pub(in crate::diff) const RESULT_FORM: Ruling =
    behaviour(Major, "the same type, but the response is read differently");
