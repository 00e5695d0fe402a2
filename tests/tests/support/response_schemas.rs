//! An answer in, what a JSON Schema library has against it out: an opinion on the documents that is not this project's.

use std::fs;

use codegen::ir::Operation;
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::workspace::in_workspace;

/// The documents, with their schemas as JSON Schema has them.
pub(crate) struct ResponseSchemas {
    documents: Vec<(&'static str, Value)>,
}

impl ResponseSchemas {
    /// Reads the documents.
    pub(crate) fn read() -> Self {
        let read = |version, name: &str| {
            let path = in_workspace(name);
            let text = fs::read_to_string(&path).expect("a document");
            let document: Value = serde_yaml::from_str(&text).expect("YAML");
            (version, converted(document))
        };
        Self {
            documents: vec![
                read("v1", "spec/flex_v1.yaml"),
                read("v2", "spec/flex_v2.yaml"),
            ],
        }
    }

    /// What is wrong with a body; nothing if the document has a schema that it fits, or no body.
    pub(crate) fn problem(
        &self,
        version: &str,
        operation: &Operation,
        body: &str,
    ) -> Option<String> {
        let (_, document) = self.documents.iter().find(|(name, _)| *name == version)?;
        let method = operation.http_method.as_str().to_lowercase();
        let status = operation.status.to_string();
        let response = &document["paths"][&operation.path][method]["responses"][status];
        let Some(schema) = response["content"]["application/json"].get("schema") else {
            return (!body.is_empty()).then(|| "a body where the document has none".to_owned());
        };
        let schema = json!({ "allOf": [schema], "components": document["components"] });
        let validator = validator(&schema);
        let body: Value = match serde_json::from_str(body) {
            Ok(body) => body,
            Err(error) => return Some(error.to_string()),
        };
        let errors: Vec<String> = validator
            .iter_errors(&body)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        (!errors.is_empty()).then(|| errors.join("\n"))
    }
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(schema)
        .expect("a schema")
}

/// `nullable` of OpenAPI 3.0 is a type beside others in JSON Schema.
fn converted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(converted).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            let mut members: Map<String, Value> = members
                .map(|(name, value)| (name, converted(value)))
                .collect();
            let is_nullable = members.remove("nullable") == Some(json!(true));
            // In a map of properties it is the name of one.
            if is_nullable {
                return json!({ "anyOf": [members, { "type": "null" }] });
            }
            Value::Object(members)
        }
        other => other,
    }
}
