//! A tree in, whether it is OpenAPI 3.0 or 3.1 out.

use serde_json::Value;

use super::source::EXPECTED;
use super::words::found;

/// What is wrong with the version, and under which key.
pub(super) struct Fault {
    pub(super) key: Option<&'static str>,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Whether the keys of the tree should be checked: in another format, each of them would be reported.
pub(super) fn check(tree: &Value) -> Result<(), Fault> {
    let fault = |key, message, help| Err(Fault { key, message, help });
    let Value::Object(root) = tree else {
        let message = format!(
            "expected an object with `openapi: 3.0.x` or `3.1.x`, found {}",
            found(tree)
        );
        return fault(None, message, EXPECTED);
    };
    match (root.get("openapi"), root.get("swagger")) {
        (Some(Value::String(version)), _) if is_supported(version) => Ok(()),
        (Some(version), _) => {
            let message = format!(
                "expected OpenAPI 3.0 or 3.1, found {} as the version",
                found(version)
            );
            let help = match version {
                Value::String(version) if version.starts_with("3.") => {
                    "convert the document to OpenAPI 3.1; many publishers offer both"
                }
                _ => "write the version as text: `openapi: '3.0.1'`",
            };
            fault(Some("openapi"), message, help)
        }
        (None, Some(_)) => fault(
            Some("swagger"),
            "this is Swagger 2.0, expected OpenAPI 3.0 or 3.1".to_owned(),
            "convert the document with https://converter.swagger.io, or ask its publisher for OpenAPI 3",
        ),
        (None, None) => fault(
            None,
            "missing `openapi: 3.0.x` or `3.1.x` at the top of the document".to_owned(),
            EXPECTED,
        ),
    }
}

fn is_supported(version: &str) -> bool {
    let mut parts = version.splitn(3, '.');
    parts.next() == Some("3") && matches!(parts.next(), Some("0" | "1"))
}
