//! Security schemes.

use super::Shape::{self, Map, Text, Word};
use super::openapi::DESCRIPTION;
use super::{Object, may, must, object};

static TEXT_MAP: Shape = Map(&Text);

pub(super) static SECURITY_SCHEME: Object = Object {
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
