//! A tree in, whether it says that it is OpenAPI 3.0 out.

use serde_json::Value;

use super::source::EXPECTED;
use super::words::found;

/// What is wrong with the version, and under which key.
pub(super) struct Fault {
    pub(super) key: Option<&'static str>,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Whether the tree is worth a look at its keys: of another format each of them would be reported.
pub(super) fn check(tree: &Value) -> Result<(), Fault> {
    let fault = |key, message, help| Err(Fault { key, message, help });
    let Value::Object(root) = tree else {
        let message = format!(
            "expected an object with `openapi: 3.0.x`, found {}",
            found(tree)
        );
        return fault(None, message, EXPECTED);
    };
    match (root.get("openapi"), root.get("swagger")) {
        (Some(Value::String(version)), _) if version == "3.0" || version.starts_with("3.0.") => {
            Ok(())
        }
        (Some(version), _) => {
            let message = format!(
                "expected OpenAPI 3.0, found {} as the version",
                found(version)
            );
            let help = match version {
                Value::String(version) if version.starts_with("3.") => {
                    "convert the document down to OpenAPI 3.0; many publishers offer both"
                }
                _ => "write the version as text: `openapi: '3.0.1'`",
            };
            fault(Some("openapi"), message, help)
        }
        (None, Some(_)) => fault(
            Some("swagger"),
            "this is Swagger 2.0, expected OpenAPI 3.0".to_owned(),
            "convert the document with https://converter.swagger.io, or ask its publisher for OpenAPI 3.0",
        ),
        (None, None) => fault(
            None,
            "there is no `openapi: 3.0.x` at the top of the document".to_owned(),
            EXPECTED,
        ),
    }
}
