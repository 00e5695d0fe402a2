//! Every keyword of JSON Schema 2020-12 and of the schemas of OpenAPI 3.0, each in a small document: it changes what is generated, or a
//! diagnostic names it, or it is listed here as one that means nothing to a client.

mod support;

use codegen::document::Source;
use codegen::{Lowered, lower_sources};
use support::document;

/// A keyword, a schema, and the same schema with the keyword.
type Case = (&'static str, &'static str, &'static str);

const TEXT: &str = "type: string";
const NUMBER: &str = "type: integer";
const LIST: &str = "type: array, items: { type: string }";
const OBJECT: &str = "type: object, properties: { a: { type: string }, b: { type: string } }";

const CASES: &[Case] = &[
    ("$ref", "", "$ref: '#/components/schemas/Pet'"),
    ("$dynamicRef", TEXT, "type: string, $dynamicRef: '#a'"),
    ("$id", TEXT, "type: string, $id: 'https://example.com/a'"),
    ("$anchor", TEXT, "type: string, $anchor: a"),
    ("$dynamicAnchor", TEXT, "type: string, $dynamicAnchor: a"),
    ("type", "", TEXT),
    (
        "nullable",
        LIST,
        "type: array, items: { type: string, nullable: true }",
    ),
    ("enum", TEXT, "type: string, enum: [a, b]"),
    ("const", TEXT, "type: string, const: a"),
    ("format", TEXT, "type: string, format: date-time"),
    (
        "pattern",
        TEXT,
        "type: string, pattern: '^FO[0-9a-fA-F]{32}$'",
    ),
    (
        "contentMediaType",
        TEXT,
        "type: string, contentMediaType: application/octet-stream",
    ),
    (
        "contentEncoding",
        TEXT,
        "type: string, contentEncoding: base64",
    ),
    (
        "contentSchema",
        TEXT,
        "type: string, contentSchema: { type: integer }",
    ),
    ("minLength", TEXT, "type: string, minLength: 1"),
    ("maxLength", TEXT, "type: string, maxLength: 9"),
    ("minimum", NUMBER, "type: integer, minimum: 1"),
    ("maximum", NUMBER, "type: integer, maximum: 9"),
    (
        "exclusiveMinimum",
        NUMBER,
        "type: integer, exclusiveMinimum: 1",
    ),
    (
        "exclusiveMaximum",
        NUMBER,
        "type: integer, exclusiveMaximum: 9",
    ),
    ("multipleOf", NUMBER, "type: integer, multipleOf: 5"),
    ("items", "type: array", LIST),
    (
        "prefixItems",
        LIST,
        "type: array, items: { type: string }, prefixItems: [{ type: integer }]",
    ),
    (
        "minItems",
        LIST,
        "type: array, items: { type: string }, minItems: 1",
    ),
    (
        "maxItems",
        LIST,
        "type: array, items: { type: string }, maxItems: 9",
    ),
    (
        "uniqueItems",
        LIST,
        "type: array, items: { type: string }, uniqueItems: true",
    ),
    (
        "contains",
        LIST,
        "type: array, items: { type: string }, contains: { type: string }",
    ),
    (
        "minContains",
        LIST,
        "type: array, items: { type: string }, minContains: 2",
    ),
    (
        "maxContains",
        LIST,
        "type: array, items: { type: string }, maxContains: 2",
    ),
    (
        "unevaluatedItems",
        LIST,
        "type: array, items: { type: string }, unevaluatedItems: false",
    ),
    ("properties", "type: object", OBJECT),
    (
        "required",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, required: [a]",
    ),
    (
        "additionalProperties",
        "type: object",
        "type: object, additionalProperties: { type: string }",
    ),
    (
        "patternProperties",
        "type: object",
        "type: object, patternProperties: { '^a': { type: string } }",
    ),
    (
        "propertyNames",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, propertyNames: { minLength: 1 }",
    ),
    (
        "unevaluatedProperties",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, unevaluatedProperties: false",
    ),
    (
        "dependentRequired",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] }",
    ),
    (
        "dependentSchemas",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, dependentSchemas: { a: { type: object } }",
    ),
    (
        "minProperties",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, minProperties: 1",
    ),
    (
        "maxProperties",
        OBJECT,
        "type: object, properties: { a: { type: string }, b: { type: string } }, maxProperties: 9",
    ),
    ("allOf", "", "allOf: [{ type: string }]"),
    ("oneOf", "", "oneOf: [{ type: string }, { type: integer }]"),
    ("anyOf", "", "anyOf: [{ type: string }, { type: integer }]"),
    ("not", TEXT, "type: string, not: { enum: [a] }"),
    ("if", TEXT, "type: string, if: { minLength: 1 }"),
    ("then", TEXT, "type: string, then: { minLength: 1 }"),
    ("else", TEXT, "type: string, else: { minLength: 1 }"),
    (
        "discriminator",
        "oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: string }]",
        "oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: string }], discriminator: { propertyName: kind }",
    ),
    ("title", TEXT, "type: string, title: A"),
    ("description", TEXT, "type: string, description: A text."),
    ("default", TEXT, "type: string, default: a"),
    ("example", TEXT, "type: string, example: a"),
    ("examples", TEXT, "type: string, examples: [a]"),
    ("deprecated", TEXT, "type: string, deprecated: true"),
    ("readOnly", TEXT, "type: string, readOnly: true"),
    ("writeOnly", TEXT, "type: string, writeOnly: true"),
    (
        "externalDocs",
        TEXT,
        "type: string, externalDocs: { url: 'https://example.com' }",
    ),
    ("xml", TEXT, "type: string, xml: { name: a }"),
    ("$comment", TEXT, "type: string, $comment: a"),
    (
        "$schema",
        TEXT,
        "type: string, $schema: 'https://json-schema.org/draft/2020-12/schema'",
    ),
    ("$vocabulary", TEXT, "type: string, $vocabulary: {}"),
    (
        "$defs",
        TEXT,
        "type: string, $defs: { A: { type: string } }",
    ),
];

/// Keywords that mean nothing to a client, with the reason.
const WITHOUT_MEANING: &[(&str, &str)] = &[
    (
        "contentMediaType",
        "a file in a multipart form; in JSON the text is sent and received as it is",
    ),
    (
        "title",
        "names a member of a union; elsewhere it repeats the name",
    ),
    ("externalDocs", "a link beside the documentation"),
    ("xml", "bodies are JSON, forms, text or bytes"),
    ("$comment", "for the authors of the document"),
    ("$schema", "the dialect is that of OpenAPI"),
    ("$vocabulary", "for meta-schemas"),
    ("$defs", "holds definitions that references lead to"),
    ("contentEncoding", "the text is sent and received as it is"),
    (
        "minProperties",
        "a limit that the service checks; the description of the client does not have it",
    ),
    (
        "maxProperties",
        "a limit that the service checks; the description of the client does not have it",
    ),
];

fn lowered(schema: &str) -> Lowered {
    let text = document("name: { type: string }", &format!("name: {{ {schema} }}"))
        .replacen("3.0.3", "3.1.0", 1);
    let source = Source {
        name: "pets.yaml".to_owned(),
        text: text.into_bytes(),
    };
    lower_sources(&[source], None)
}

#[test]
fn each_is_read_or_reported_or_listed() {
    let mut faults = Vec::new();
    for (keyword, without, with) in CASES {
        let (without, with) = (lowered(without), lowered(with));
        let errors = format!("{}{}", without.diagnostics, with.diagnostics);
        assert!(
            !without.diagnostics.has_errors() && !with.diagnostics.has_errors(),
            "{keyword}: {errors}"
        );
        let is_read = without.api != with.api;
        let name = format!("`{keyword}`");
        let is_reported = with
            .diagnostics
            .sorted()
            .iter()
            .any(|diagnostic| diagnostic.message.contains(&name));
        let is_listed = WITHOUT_MEANING.iter().any(|(listed, _)| listed == keyword);
        if !(is_read || is_reported || is_listed) {
            faults.push(format!("{keyword} is dropped without a word"));
        }
        if is_listed && is_read {
            faults.push(format!("{keyword} is read: it does not belong on the list"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_keyword_of_the_two_versions_is_missing_here() {
    // The vocabularies of JSON Schema 2020-12, and the Schema Object of OpenAPI 3.0.
    let all = "$schema $vocabulary $id $anchor $dynamicAnchor $ref $dynamicRef $defs $comment \
        allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains properties \
        patternProperties additionalProperties propertyNames unevaluatedItems unevaluatedProperties \
        type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength \
        minLength pattern maxItems minItems uniqueItems maxContains minContains maxProperties \
        minProperties required dependentRequired format contentEncoding contentMediaType \
        contentSchema title description default deprecated readOnly writeOnly examples nullable \
        discriminator xml externalDocs example";
    for keyword in all.split_whitespace() {
        let has_case = CASES.iter().any(|(known, ..)| *known == keyword);
        assert!(has_case, "{keyword} has no case");
    }
}
