//! An object of a document in, the same with its keys in our order out.

use serde_json::{Map, Value};

use super::object_kind::ObjectKind;

impl ObjectKind {
    /// The order of the keys; `*` is the place of all others, in the order in which they were published.
    fn order(self) -> &'static [&'static str] {
        match self {
            Self::Document => &[
                "openapi",
                "info",
                "servers",
                "tags",
                "security",
                "*",
                "paths",
                "components",
            ],
            Self::Info => &["title", "description", "version"],
            Self::Components => &[
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
            ],
            Self::PathItem => &[
                "$ref",
                "summary",
                "description",
                "servers",
                "x-twilio",
                "parameters",
            ],
            Self::Operation => &[
                "operationId",
                "summary",
                "description",
                "deprecated",
                "tags",
                "security",
                "*",
                "parameters",
                "requestBody",
                "responses",
            ],
            Self::Tag => &["name", "description"],
            Self::SecurityScheme => &["type", "scheme", "description"],
            Self::RequestBody | Self::Response => &["description", "headers", "content"],
            Self::Media => &["schema"],
            Self::Example => &["summary", "description", "value"],
            Self::Server | Self::Link => &["url", "description"],
            Self::Schema | Self::PartSchema => SCHEMA_ORDER,
            Self::Parameter | Self::Header => &[
                "name",
                "in",
                "description",
                "required",
                "deprecated",
                "style",
                "explode",
                "example",
                "schema",
                "content",
                "*",
                "x-twilio",
            ],
            Self::ServerVariable | Self::ExternalDocs | Self::Encoding | Self::Callback => &[],
        }
    }

    /// Sorts the keys of an object.
    pub(super) fn sort(self, map: Map<String, Value>) -> Map<String, Value> {
        let order = self.order();
        let place_of = |name: &str| order.iter().position(|key| *key == name);
        let others = place_of("*").unwrap_or(order.len());
        let mut entries: Vec<_> = map.into_iter().collect();
        entries.sort_by_key(|(key, _)| place_of(key).unwrap_or(others));
        entries.into_iter().collect()
    }
}

const SCHEMA_ORDER: &[&str] = &[
    "title",
    "description",
    "deprecated",
    "type",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "nullable",
    "default",
    "enum",
    "x-enumDescriptions",
    "example",
    "required",
    "properties",
    "items",
    "*",
    "x-twilio",
];
