//! Schemas.

use super::Shape::{
    self, Any, Boolean, BooleanOr, Count, List, Map, Number, Referable, Text, Word,
};
use super::openapi::{EXTERNAL_DOCS, TEXTS};
use super::{Field, Object, may, must, object};

pub(super) static ANY_SCHEMA: Shape = Referable(&SCHEMA);
static TEXT_MAP: Shape = Map(&Text);

const TYPES: &[&str] = &["string", "number", "integer", "boolean", "object", "array"];

pub(super) static SCHEMA: Object = Object {
    apart: Some(("type", &["allOf", "oneOf", "anyOf", "not"])),
    ..object("a schema", SCHEMA_FIELDS)
};

static SCHEMA_FIELDS: &[Field] = &[
    may("type", &Word(TYPES)),
    may("format", &Text),
    may("description", &Text),
    may("nullable", &Boolean),
    may("pattern", &Text),
    may("example", &Any),
    may("properties", &Map(&ANY_SCHEMA)),
    may("items", &Referable(&SCHEMA)),
    may("enum", &Shape::Filled(&Any)),
    may("required", &TEXTS),
    may("additionalProperties", &BooleanOr(&ANY_SCHEMA)),
    may("minLength", &Count),
    may("maxLength", &Count),
    may("minimum", &Number),
    may("maximum", &Number),
    may("exclusiveMinimum", &Boolean),
    may("exclusiveMaximum", &Boolean),
    may("multipleOf", &Number),
    may("minItems", &Count),
    may("maxItems", &Count),
    may("uniqueItems", &Boolean),
    may("minProperties", &Count),
    may("maxProperties", &Count),
    may("allOf", &List(&ANY_SCHEMA)),
    may("oneOf", &List(&ANY_SCHEMA)),
    may("anyOf", &List(&ANY_SCHEMA)),
    may("not", &Referable(&SCHEMA)),
    may("default", &Any),
    may("title", &Text),
    may("readOnly", &Boolean),
    may("writeOnly", &Boolean),
    may("deprecated", &Boolean),
    may("discriminator", &Shape::Object(&DISCRIMINATOR)),
    EXTERNAL_DOCS,
    // Without a meaning for a client, and ignored.
    may("xml", &Any),
];

static DISCRIMINATOR: Object = object(
    "a discriminator",
    &[must("propertyName", &Text), may("mapping", &TEXT_MAP)],
);
