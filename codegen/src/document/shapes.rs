//! The objects of OpenAPI 3.0 and of its overlays as data: which keys each has and what stands under them.
//!
//! The table is at least as strict as the types of `openapiv3`, so that what passes it can be deserialized.

/// What stands in one place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Any,
    Text,
    Boolean,
    Number,
    /// A whole number from zero.
    Count,
    /// One of these texts.
    Word(&'static [&'static str]),
    List(&'static Shape),
    /// A list with at least one entry.
    Filled(&'static Shape),
    /// An object with keys of the author's own.
    Map(&'static Shape),
    Object(&'static Object),
    /// An object or a `$ref` to one.
    Referable(&'static Object),
    /// `true`, `false`, or what the other shape says.
    BooleanOr(&'static Shape),
}

/// An object with keys that the standard names.
#[derive(Debug)]
pub(super) struct Object {
    /// What the object is called in messages, with its article.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// Keys of the author's own, beside the fields.
    pub(super) others: Option<Others>,
    /// Keys of which there must be one.
    pub(super) one_of: &'static [&'static str],
    /// A key, and others that would be lost beside it: `openapiv3` reads a schema with a `type` without its `allOf`.
    pub(super) apart: Option<(&'static str, &'static [&'static str])>,
    /// A key whose value decides about further fields.
    pub(super) variants: Option<(&'static str, &'static [Variant])>,
}

/// Keys of the author's own.
#[derive(Debug)]
pub(super) struct Others {
    /// What is expected of a key, in messages.
    pub(super) expected: &'static str,
    pub(super) accepts: fn(&str) -> bool,
    pub(super) shape: &'static Shape,
}

/// Further fields of an object whose deciding key has this value.
pub(super) type Variant = (&'static str, &'static [Field]);

#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: &'static Shape,
}

use Shape::{Any, Boolean, BooleanOr, Count, List, Map, Number, Referable, Text, Word};

const fn must(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: false,
        shape,
    }
}

const fn object(name: &'static str, fields: &'static [Field]) -> Object {
    Object {
        name,
        fields,
        others: None,
        one_of: &[],
        apart: None,
        variants: None,
    }
}

static TEXTS: Shape = List(&Text);
static TEXT_MAP: Shape = Map(&Text);
static ANY_SCHEMA: Shape = Referable(&SCHEMA);
static ANY_HEADER: Shape = Referable(&HEADER);

static EXAMPLES: Shape = Map(&Referable(&EXAMPLE));
static CONTENT: Shape = Map(&Shape::Object(&MEDIA_TYPE));
static SERVERS: Shape = List(&Shape::Object(&SERVER));
static SECURITY: Shape = List(&Map(&TEXTS));
static PARAMETERS: Shape = List(&Referable(&PARAMETER));
static CALLBACK: Shape = Map(&Shape::Object(&PATH_ITEM));
static OPERATION: Shape = Shape::Object(&OPERATION_OBJECT);
static EXTERNAL: Shape = Shape::Object(&EXTERNAL_DOCUMENTATION);
const EXTERNAL_DOCS: Field = may("externalDocs", &EXTERNAL);
const DESCRIPTION: Field = may("description", &Text);

pub(super) static OPENAPI: Object = object(
    "an OpenAPI document",
    &[
        must("openapi", &Text),
        must("info", &Shape::Object(&INFO)),
        may("servers", &SERVERS),
        must("paths", &Shape::Object(&PATHS)),
        may("components", &Shape::Object(&COMPONENTS)),
        may("security", &SECURITY),
        may("tags", &List(&Shape::Object(&TAG))),
        EXTERNAL_DOCS,
    ],
);

static INFO: Object = object(
    "the `info` object",
    &[
        must("title", &Text),
        DESCRIPTION,
        may("termsOfService", &Text),
        may("contact", &Shape::Object(&CONTACT)),
        may("license", &Shape::Object(&LICENSE)),
        must("version", &Text),
    ],
);

static CONTACT: Object = object(
    "a contact",
    &[may("name", &Text), may("url", &Text), may("email", &Text)],
);

static LICENSE: Object = object("a license", &[must("name", &Text), may("url", &Text)]);

static SERVER: Object = object(
    "a server",
    &[
        must("url", &Text),
        DESCRIPTION,
        may("variables", &Map(&Shape::Object(&SERVER_VARIABLE))),
    ],
);

static SERVER_VARIABLE: Object = object(
    "a server variable",
    &[may("enum", &TEXTS), must("default", &Text), DESCRIPTION],
);

static TAG: Object = object("a tag", &[must("name", &Text), DESCRIPTION, EXTERNAL_DOCS]);

static EXTERNAL_DOCUMENTATION: Object =
    object("external documentation", &[must("url", &Text), DESCRIPTION]);

static COMPONENTS: Object = object(
    "the `components` object",
    &[
        may("schemas", &Map(&ANY_SCHEMA)),
        may("responses", &Map(&Referable(&RESPONSE))),
        may("parameters", &Map(&Referable(&PARAMETER))),
        may("examples", &EXAMPLES),
        may("requestBodies", &Map(&Referable(&REQUEST_BODY))),
        may("headers", &Map(&ANY_HEADER)),
        may("securitySchemes", &Map(&Referable(&SECURITY_SCHEME))),
        may("links", &Map(&Referable(&LINK))),
        may("callbacks", &Map(&Referable(&CALLBACK_OBJECT))),
    ],
);

static PATHS: Object = Object {
    others: Some(Others {
        expected: "a path that begins with `/`",
        accepts: |key| key.starts_with('/'),
        shape: &Referable(&PATH_ITEM),
    }),
    ..object("the `paths` object", &[])
};

static PATH_ITEM: Object = object(
    "a path item",
    &[
        may("summary", &Text),
        DESCRIPTION,
        may("get", &OPERATION),
        may("put", &OPERATION),
        may("post", &OPERATION),
        may("delete", &OPERATION),
        may("options", &OPERATION),
        may("head", &OPERATION),
        may("patch", &OPERATION),
        may("trace", &OPERATION),
        may("servers", &SERVERS),
        may("parameters", &PARAMETERS),
    ],
);

static OPERATION_OBJECT: Object = object(
    "an operation",
    &[
        may("tags", &TEXTS),
        may("summary", &Text),
        DESCRIPTION,
        EXTERNAL_DOCS,
        may("operationId", &Text),
        may("parameters", &PARAMETERS),
        may("requestBody", &Referable(&REQUEST_BODY)),
        must("responses", &Shape::Object(&RESPONSES)),
        may("callbacks", &Map(&CALLBACK)),
        may("deprecated", &Boolean),
        may("security", &SECURITY),
        may("servers", &SERVERS),
    ],
);

static CALLBACK_OBJECT: Object = Object {
    others: Some(Others {
        expected: "an expression of a URL",
        accepts: |_| true,
        shape: &Shape::Object(&PATH_ITEM),
    }),
    ..object("a callback", &[])
};

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

static PARAMETER: Object = Object {
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

static HEADER: Object = Object {
    one_of: &["schema", "content"],
    ..object(
        "a header",
        parameter_fields![may("style", &Word(&["simple"]))],
    )
};

const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];

static REQUEST_BODY: Object = object(
    "a request body",
    &[
        DESCRIPTION,
        must("content", &CONTENT),
        may("required", &Boolean),
    ],
);

static RESPONSES: Object = Object {
    others: Some(Others {
        expected: "a status code such as `200`, `4XX` or `default`",
        accepts: is_status_code,
        shape: &Referable(&RESPONSE),
    }),
    ..object(
        "the `responses` object",
        &[may("default", &Referable(&RESPONSE))],
    )
};

fn is_status_code(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => true,
        [b'1'..=b'5', rest @ ..] => rest.eq_ignore_ascii_case(b"XX"),
        _ => false,
    }
}

static RESPONSE: Object = object(
    "a response",
    &[
        must("description", &Text),
        may("headers", &Map(&ANY_HEADER)),
        may("content", &CONTENT),
        may("links", &Map(&Referable(&LINK))),
    ],
);

static MEDIA_TYPE: Object = object(
    "a media type",
    &[
        may("schema", &Referable(&SCHEMA)),
        may("example", &Any),
        may("examples", &EXAMPLES),
        may("encoding", &Map(&Shape::Object(&ENCODING))),
    ],
);

static ENCODING: Object = object(
    "an encoding",
    &[
        may("contentType", &Text),
        may("headers", &Map(&ANY_HEADER)),
        may("style", &Word(QUERY_STYLES)),
        may("explode", &Boolean),
        may("allowReserved", &Boolean),
    ],
);

static EXAMPLE: Object = object(
    "an example",
    &[
        may("summary", &Text),
        DESCRIPTION,
        may("value", &Any),
        may("externalValue", &Text),
    ],
);

static LINK: Object = Object {
    one_of: &["operationRef", "operationId"],
    ..object(
        "a link",
        &[
            may("operationRef", &Text),
            may("operationId", &Text),
            may("parameters", &Map(&Any)),
            may("requestBody", &Any),
            DESCRIPTION,
            may("server", &Shape::Object(&SERVER)),
        ],
    )
};

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

static SECURITY_SCHEME: Object = Object {
    variants: Some((
        "type",
        &[
            (
                "apiKey",
                &[
                    must("in", &Word(&["query", "header", "cookie"])),
                    must("name", &Text),
                ],
            ),
            ("http", &[must("scheme", &Text), may("bearerFormat", &Text)]),
            ("oauth2", &[must("flows", &Shape::Object(&FLOWS))]),
            ("openIdConnect", &[must("openIdConnectUrl", &Text)]),
        ],
    )),
    ..object("a security scheme", &[DESCRIPTION])
};

static FLOWS: Object = object(
    "the OAuth flows",
    &[
        may("implicit", &Shape::Object(&IMPLICIT_FLOW)),
        may("password", &Shape::Object(&TOKEN_FLOW)),
        may("clientCredentials", &Shape::Object(&TOKEN_FLOW)),
        may("authorizationCode", &Shape::Object(&CODE_FLOW)),
    ],
);

static IMPLICIT_FLOW: Object = object(
    "an OAuth flow",
    &[
        must("authorizationUrl", &Text),
        may("refreshUrl", &Text),
        must("scopes", &TEXT_MAP),
    ],
);

static TOKEN_FLOW: Object = object(
    "an OAuth flow",
    &[
        must("tokenUrl", &Text),
        may("refreshUrl", &Text),
        must("scopes", &TEXT_MAP),
    ],
);

static CODE_FLOW: Object = object(
    "an OAuth flow",
    &[
        must("authorizationUrl", &Text),
        must("tokenUrl", &Text),
        may("refreshUrl", &Text),
        must("scopes", &TEXT_MAP),
    ],
);

pub(super) static OVERLAY: Object = object(
    "an overlay",
    &[
        must("overlay", &Text),
        must("info", &Shape::Object(&OVERLAY_INFO)),
        may("extends", &Text),
        must("actions", &List(&Shape::Object(&ACTION))),
    ],
);

static OVERLAY_INFO: Object = object(
    "the `info` object",
    &[must("title", &Text), must("version", &Text)],
);

static ACTION: Object = object(
    "an action",
    &[
        must("target", &Text),
        must("description", &Text),
        may("update", &Any),
        may("remove", &Boolean),
    ],
);
