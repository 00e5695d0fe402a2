//! Schemas: every keyword of OpenAPI 3.0 and of JSON Schema 2020-12, which OpenAPI 3.1 is built on.

use super::Shape::{
    self, Any, Boolean, BooleanOr, BooleanOrNumber, Count, List, Map, Number, Sentence, Text,
    Title, Words,
};
use super::parts::{EXTERNAL_DOCS, TEXT_MAP, TEXTS};
use super::{Field, Object, hint, may, object, should};

pub(super) static ANY_SCHEMA: Shape = BooleanOr(&SCHEMA_OBJECT);
static SCHEMA_OBJECT: Shape = Shape::Object(&SCHEMA);
static SCHEMAS: Shape = List(&ANY_SCHEMA);
static SCHEMA_MAP: Shape = Map(&ANY_SCHEMA);

const TYPES: &[&str] = &[
    "string", "number", "integer", "boolean", "object", "array", "null",
];

static SCHEMA: Object = object("a schema", SCHEMA_FIELDS);

/// The keywords of both versions.
#[cfg(test)]
pub(crate) fn keywords() -> impl Iterator<Item = &'static str> {
    SCHEMA_FIELDS.iter().map(|field| field.name)
}

static SCHEMA_FIELDS: &[Field] = &[
    may("$ref", &Text),
    may("type", &Words(TYPES)),
    hint("format", &Text),
    hint("description", &Sentence),
    hint("nullable", &Boolean),
    hint("pattern", &Text),
    may("example", &Any),
    may("examples", &Any),
    may("properties", &SCHEMA_MAP),
    may("items", &ANY_SCHEMA),
    hint("enum", &List(&Any)),
    may("const", &Any),
    hint("required", &TEXTS),
    may("additionalProperties", &ANY_SCHEMA),
    hint("minLength", &Count),
    hint("maxLength", &Count),
    hint("minimum", &Number),
    hint("maximum", &Number),
    hint("exclusiveMinimum", &BooleanOrNumber),
    hint("exclusiveMaximum", &BooleanOrNumber),
    hint("multipleOf", &Number),
    hint("minItems", &Count),
    hint("maxItems", &Count),
    hint("uniqueItems", &Boolean),
    hint("minProperties", &Count),
    hint("maxProperties", &Count),
    may("allOf", &SCHEMAS),
    may("oneOf", &SCHEMAS),
    may("anyOf", &SCHEMAS),
    hint("not", &ANY_SCHEMA),
    may("default", &Any),
    hint("title", &Title),
    hint("readOnly", &Boolean),
    hint("writeOnly", &Boolean),
    hint("deprecated", &Boolean),
    may("discriminator", &Shape::Object(&DISCRIMINATOR)),
    EXTERNAL_DOCS,
    may("xml", &Any),
    may("$defs", &SCHEMA_MAP),
    may("definitions", &SCHEMA_MAP),
    hint("$id", &Text),
    hint("$schema", &Text),
    hint("$anchor", &Text),
    hint("$dynamicRef", &Text),
    hint("$dynamicAnchor", &Text),
    hint("$vocabulary", &Any),
    hint("$comment", &Sentence),
    hint("if", &ANY_SCHEMA),
    hint("then", &ANY_SCHEMA),
    hint("else", &ANY_SCHEMA),
    hint("prefixItems", &SCHEMAS),
    hint("contains", &ANY_SCHEMA),
    hint("minContains", &Count),
    hint("maxContains", &Count),
    hint("patternProperties", &SCHEMA_MAP),
    hint("propertyNames", &ANY_SCHEMA),
    hint("dependentRequired", &Any),
    hint("dependentSchemas", &SCHEMA_MAP),
    hint("unevaluatedItems", &ANY_SCHEMA),
    hint("unevaluatedProperties", &ANY_SCHEMA),
    hint("contentEncoding", &Text),
    hint("contentMediaType", &Text),
    hint("contentSchema", &ANY_SCHEMA),
];

static DISCRIMINATOR: Object = object(
    "a discriminator",
    &[
        should("propertyName", &Text),
        hint("mapping", &TEXT_MAP),
        hint("defaultMapping", &Text),
    ],
);
