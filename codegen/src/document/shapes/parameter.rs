//! Parameters, headers and media types. Each may contain the others: a parameter has content, and a part of a media type headers.

use super::Shape::{self, Any, Boolean, Map, Referable, Text, Word};
use super::parts::{DESCRIPTION, EXAMPLES};
use super::schema::ANY_SCHEMA;
use super::{Object, hint, may, must, object};

pub(super) static ANY_HEADER: Shape = Referable(&HEADER);
pub(super) static CONTENT: Shape = Map(&Shape::Object(&MEDIA_TYPE));

const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The fields of parameters of every kind and, but for `name` and `in`, of headers.
macro_rules! parameter_fields {
    ($($more:expr),*) => {
        &[
            $($more,)*
            DESCRIPTION,
            hint("required", &Boolean),
            hint("deprecated", &Boolean),
            may("schema", &ANY_SCHEMA),
            may("content", &CONTENT),
            may("example", &Any),
            hint("examples", &EXAMPLES),
            hint("explode", &Boolean),
            hint("allowEmptyValue", &Boolean),
            hint("allowReserved", &Boolean)
        ]
    };
}

pub(super) static PARAMETER: Object = Object {
    one_of: &["schema", "content"],
    variants: Some((
        "in",
        &[
            ("query", &[hint("style", &Word(QUERY_STYLES))]),
            ("header", &[hint("style", &Word(&["simple"]))]),
            (
                "path",
                &[hint("style", &Word(&["simple", "label", "matrix"]))],
            ),
            ("cookie", &[hint("style", &Word(&["form"]))]),
        ],
    )),
    ..object("a parameter", parameter_fields![must("name", &Text)])
};

static HEADER: Object = Object {
    one_of: &["schema", "content"],
    ..object(
        "a header",
        parameter_fields![hint("style", &Word(&["simple"]))],
    )
};

static MEDIA_TYPE: Object = object(
    "a media type",
    &[
        may("schema", &ANY_SCHEMA),
        may("example", &Any),
        hint("examples", &EXAMPLES),
        may("encoding", &Map(&Shape::Object(&ENCODING))),
    ],
);

static ENCODING: Object = object(
    "an encoding",
    &[
        hint("contentType", &Text),
        hint("headers", &Map(&ANY_HEADER)),
        hint("style", &Word(QUERY_STYLES)),
        hint("explode", &Boolean),
        hint("allowReserved", &Boolean),
    ],
);
