//! The document, its paths, operations and responses.

use super::Shape::{self, Any, Boolean, List, Map, Referable, Sentence, Text};
use super::parameter::{ANY_HEADER, CONTENT, PARAMETER};
use super::parts::{DESCRIPTION, EXAMPLES, EXTERNAL_DOCS, TEXTS};
use super::schema::ANY_SCHEMA;
use super::security::SECURITY_SCHEME;
use super::{Object, Others, hint, may, must, object, should};

static SERVERS: Shape = List(&Shape::Object(&SERVER));
static SECURITY: Shape = List(&Map(&TEXTS));
static PARAMETERS: Shape = List(&Referable(&PARAMETER));
static CALLBACK: Shape = Referable(&CALLBACK_OBJECT);
static OPERATION: Shape = Shape::Object(&OPERATION_OBJECT);

pub(in crate::document) static OPENAPI: Object = object(
    "an OpenAPI document",
    &[
        must("openapi", &Text),
        should("info", &Shape::Object(&INFO)),
        hint("jsonSchemaDialect", &Text),
        may("servers", &SERVERS),
        may("paths", &Shape::Object(&PATHS)),
        may("webhooks", &Map(&Referable(&PATH_ITEM))),
        may("components", &Shape::Object(&COMPONENTS)),
        may("security", &SECURITY),
        hint("tags", &List(&Shape::Object(&TAG))),
        EXTERNAL_DOCS,
    ],
);

static INFO: Object = object(
    "the `info` object",
    &[
        should("title", &Sentence),
        DESCRIPTION,
        hint("summary", &Sentence),
        hint("termsOfService", &Text),
        hint("contact", &Shape::Object(&CONTACT)),
        hint("license", &Shape::Object(&LICENSE)),
        should("version", &Text),
    ],
);

static CONTACT: Object = object(
    "a contact",
    &[
        hint("name", &Text),
        hint("url", &Text),
        hint("email", &Text),
    ],
);

static LICENSE: Object = object(
    "a license",
    &[
        should("name", &Text),
        hint("identifier", &Text),
        hint("url", &Text),
    ],
);

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
    &[hint("enum", &TEXTS), should("default", &Text), DESCRIPTION],
);

static TAG: Object = object(
    "a tag",
    &[should("name", &Text), DESCRIPTION, EXTERNAL_DOCS],
);

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
        hint("links", &Map(&Referable(&LINK))),
        hint("callbacks", &Map(&Referable(&CALLBACK_OBJECT))),
        may("pathItems", &Map(&Referable(&PATH_ITEM))),
    ],
);

static PATHS: Object = Object {
    others: Some(Others {
        expected: "a path that begins with `/`",
        accepts: |key| key.starts_with('/'),
        shape: &Shape::Object(&PATH_ITEM),
    }),
    ..object("the `paths` object", &[])
};

static PATH_ITEM: Object = object(
    "a path item",
    &[
        may("$ref", &Text),
        hint("summary", &Sentence),
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
        hint("tags", &TEXTS),
        hint("summary", &Sentence),
        DESCRIPTION,
        EXTERNAL_DOCS,
        may("operationId", &Text),
        may("parameters", &PARAMETERS),
        may("requestBody", &Referable(&REQUEST_BODY)),
        should("responses", &Shape::Object(&RESPONSES)),
        hint("callbacks", &Map(&CALLBACK)),
        hint("deprecated", &Boolean),
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

static REQUEST_BODY: Object = object(
    "a request body",
    &[
        DESCRIPTION,
        must("content", &CONTENT),
        hint("required", &Boolean),
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
        should("description", &Sentence),
        hint("headers", &Map(&ANY_HEADER)),
        may("content", &CONTENT),
        hint("links", &Map(&Referable(&LINK))),
    ],
);

static LINK: Object = Object {
    one_of: &["operationRef", "operationId"],
    ..object(
        "a link",
        &[
            hint("operationRef", &Text),
            hint("operationId", &Text),
            hint("parameters", &Map(&Any)),
            may("requestBody", &Any),
            DESCRIPTION,
            hint("server", &Shape::Object(&SERVER)),
        ],
    )
};
