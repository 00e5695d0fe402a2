//! How a call proves who makes it.

use serde::Serialize;

use crate::ir;

/// A way to authenticate.
#[derive(Serialize)]
pub(super) struct Security<'a> {
    name: &'a str,
    #[serde(flatten)]
    scheme: Scheme<'a>,
}

/// The kinds of ways.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Scheme<'a> {
    Basic,
    Bearer,
    ApiKey {
        location: &'a str,
        parameter: &'a str,
    },
    Other {
        word: &'a str,
    },
}

impl<'a> Security<'a> {
    pub(super) fn new(security: &'a ir::Security) -> Self {
        let ir::Security { name, scheme } = security;
        let scheme = match scheme {
            ir::Scheme::Basic => Scheme::Basic,
            ir::Scheme::Bearer => Scheme::Bearer,
            ir::Scheme::ApiKey { location, name } => Scheme::ApiKey {
                location,
                parameter: name,
            },
            ir::Scheme::Other(word) => Scheme::Other { word },
        };
        Self { name, scheme }
    }
}
