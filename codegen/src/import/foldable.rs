//! A document in, the places where it may repeat itself out.

use serde_json::{Map, Value};

use super::section::Section;

/// The field that holds the paging data of a list.
const META: &str = "meta";
/// Its place in the description of a body.
const META_POINTER: &str = "/schema/properties/meta";

/// Calls `visit` for each place where something may be folded, outer ones first. The text is the last step of the place.
pub(super) fn visit_places(document: &mut Value, visit: &mut dyn FnMut(Section, &str, &mut Value)) {
    let Some(Value::Object(paths)) = document.get_mut("paths") else {
        return;
    };
    for path in paths.values_mut() {
        visit_parameters(path, visit);
        for operation in path.as_object_mut().into_iter().flat_map(Map::values_mut) {
            visit_parameters(operation, visit);
            let responses = operation
                .get_mut("responses")
                .and_then(Value::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                visit(Section::Responses, status, response);
                visit_response(response, visit);
            }
        }
    }
}

fn visit_parameters(value: &mut Value, visit: &mut dyn FnMut(Section, &str, &mut Value)) {
    let parameters = value.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        visit(Section::Parameters, "", parameter);
    }
}

fn visit_response(response: &mut Value, visit: &mut dyn FnMut(Section, &str, &mut Value)) {
    let headers = response.get_mut("headers").and_then(Value::as_object_mut);
    for (name, header) in headers.into_iter().flatten() {
        visit(Section::Headers, name, header);
    }
    let content = response.get_mut("content").and_then(Value::as_object_mut);
    for media in content.into_iter().flat_map(Map::values_mut) {
        if let Some(meta) = media.pointer_mut(META_POINTER) {
            visit(Section::Schemas, META, meta);
        }
    }
}
