//! Security schemes.

use super::Shape::{self, Text, Word};
use super::parts::{DESCRIPTION, SENTENCES};
use super::{Object, hint, object, should};

pub(super) static SECURITY_SCHEME: Object = Object {
    variants: Some((
        "type",
        &[
            (
                "apiKey",
                &[
                    should("in", &Word(&["query", "header", "cookie"])),
                    should("name", &Text),
                ],
            ),
            (
                "http",
                &[should("scheme", &Text), hint("bearerFormat", &Text)],
            ),
            ("oauth2", &[should("flows", &Shape::Object(&FLOWS))]),
            ("mutualTLS", &[]),
            ("openIdConnect", &[should("openIdConnectUrl", &Text)]),
        ],
    )),
    ..object("a security scheme", &[DESCRIPTION])
};

static FLOWS: Object = object(
    "the OAuth flows",
    &[
        hint("implicit", &Shape::Object(&IMPLICIT_FLOW)),
        hint("password", &Shape::Object(&TOKEN_FLOW)),
        hint("clientCredentials", &Shape::Object(&TOKEN_FLOW)),
        hint("authorizationCode", &Shape::Object(&CODE_FLOW)),
    ],
);

static IMPLICIT_FLOW: Object = object(
    "an OAuth flow",
    &[
        should("authorizationUrl", &Text),
        hint("refreshUrl", &Text),
        should("scopes", &SENTENCES),
    ],
);

static TOKEN_FLOW: Object = object(
    "an OAuth flow",
    &[
        should("tokenUrl", &Text),
        hint("refreshUrl", &Text),
        should("scopes", &SENTENCES),
    ],
);

static CODE_FLOW: Object = object(
    "an OAuth flow",
    &[
        should("authorizationUrl", &Text),
        should("tokenUrl", &Text),
        hint("refreshUrl", &Text),
        should("scopes", &SENTENCES),
    ],
);
