//! Parameters and headers.

use super::Shape::{Any, Boolean, Text, Word};
use super::openapi::{CONTENT, DESCRIPTION, EXAMPLES};
use super::schema::ANY_SCHEMA;
use super::{Object, hint, may, must, object};

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

pub(super) static HEADER: Object = Object {
    one_of: &["schema", "content"],
    ..object(
        "a header",
        parameter_fields![hint("style", &Word(&["simple"]))],
    )
};

pub(super) const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];
