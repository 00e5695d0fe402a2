//! Parameters and headers.

use super::Shape::{Any, Boolean, Referable, Text, Word};
use super::openapi::{CONTENT, DESCRIPTION, EXAMPLES};
use super::schema::SCHEMA;
use super::{Object, may, must, object};

/// The fields of parameters of every kind and, but for `name` and `in`, of headers.
macro_rules! parameter_fields {
    ($($more:expr),*) => {
        &[
            $($more,)*
            DESCRIPTION,
            may("required", &Boolean),
            may("deprecated", &Boolean),
            may("schema", &Referable(&SCHEMA)),
            may("content", &CONTENT),
            may("example", &Any),
            may("examples", &EXAMPLES),
            may("explode", &Boolean),
            may("allowEmptyValue", &Boolean),
            may("allowReserved", &Boolean)
        ]
    };
}

pub(super) static PARAMETER: Object = Object {
    one_of: &["schema", "content"],
    variants: Some((
        "in",
        &[
            ("query", &[may("style", &Word(QUERY_STYLES))]),
            ("header", &[may("style", &Word(&["simple"]))]),
            (
                "path",
                &[may("style", &Word(&["simple", "label", "matrix"]))],
            ),
            ("cookie", &[may("style", &Word(&["form"]))]),
        ],
    )),
    ..object("a parameter", parameter_fields![must("name", &Text)])
};

pub(super) static HEADER: Object = Object {
    one_of: &["schema", "content"],
    ..object(
        "a header",
        parameter_fields![may("style", &Word(&["simple"]))],
    )
};

pub(super) const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];
