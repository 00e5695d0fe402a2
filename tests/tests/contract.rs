//! Every response that the documents show is read and written back by the client's types, as it stands and as a later
//! version of the service may send it.

#[path = "support/documents.rs"]
mod documents;
#[path = "support/json_difference.rs"]
mod json_difference;
#[path = "support/variations.rs"]
mod variations;
#[path = "support/workspace.rs"]
mod workspace;

use codegen::ir::{Api, Operation, Response, Type};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use twilio_flex::{TypedJson, v1};
use twilio_flex_tests::generated::responses;

use json_difference::differences;
use variations::{Change, Variation};

/// A response that a document shows.
struct Example<'a> {
    version: &'a str,
    operation: &'a Operation,
    name: &'a str,
    body: &'a Value,
}

#[test]
fn every_example_is_read_and_written_back() {
    let api = documents::flex();
    let examples = examples(&api);
    assert_eq!(
        examples.len(),
        94,
        "the documents have more or fewer examples than when this was written"
    );
    let problems: Vec<_> = examples
        .iter()
        .filter_map(|example| problem(example, "as it stands", example.body))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_operation_that_answers_with_something_has_an_example() {
    let api = documents::flex();
    let silent: Vec<_> = api
        .operations()
        .filter(|(_, operation)| operation.response_examples.is_empty())
        .map(|(_, operation)| &operation.name.wire)
        .collect();
    assert_eq!(silent.len(), 6, "{silent:?}");
    assert!(
        silent.iter().all(|name| name.starts_with("Delete")),
        "{silent:?}"
    );
    for operation in silent {
        assert_eq!(responses::reencode("v1", operation, ""), Ok(String::new()));
    }
}

#[test]
fn what_a_later_service_sends_is_read_and_written_back() {
    let api = documents::flex();
    let mut counts = [0; Change::ALL.len()];
    let mut problems = Vec::new();
    for example in examples(&api) {
        for Variation {
            change,
            place,
            body,
        } in variations::of(&api, &example.operation.response, example.body)
        {
            counts[change as usize] += 1;
            problems.extend(problem(&example, &format!("{change:?} at {place}"), &body));
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems\n{}",
        problems.len(),
        problems.join("\n")
    );
    assert!(
        counts.iter().all(|count| *count >= 20),
        "hardly anything was tested: {:?} {counts:?}",
        Change::ALL
    );
}

#[test]
fn the_typed_views_of_open_json_fit_the_examples() {
    let api = documents::flex();
    let mut seen = 0;
    for example in &examples(&api) {
        for record in records(example) {
            for (json, view) in views(example, record) {
                let view = view.unwrap_or_else(|error| {
                    panic!("{}: {error}: {json}", example.operation.name.wire)
                });
                assert_eq!(
                    differences(&json, &view),
                    Vec::<String>::new(),
                    "{}",
                    example.operation.name.wire
                );
                seen += 1;
            }
        }
    }
    assert!(seen >= 16, "only {seen} views were looked at");
}

/// Returns the JSON of each open field with a typed view, and the same as written by the view.
fn views(example: &Example<'_>, record: &Value) -> Vec<(Value, Result<Value, String>)> {
    fn view<T: DeserializeOwned + Serialize>(
        field: Option<TypedJson<T>>,
    ) -> Option<(Value, Result<Value, String>)> {
        let field = field.filter(|field| !field.json().is_null())?;
        let written = field
            .typed()
            .map_err(|error| error.to_string())
            .and_then(|view| serde_json::to_value(view).map_err(|error| error.to_string()));
        Some((field.into_json(), written))
    }
    fn read<T: DeserializeOwned>(record: &Value) -> T {
        T::deserialize(record).expect("it was read before")
    }
    let (Response::One(Type::Model(name))
    | Response::Page {
        item: Type::Model(name),
        ..
    }) = &example.operation.response
    else {
        return Vec::new();
    };
    let views = match name.rust.as_str() {
        "FlexFlow" => vec![view(read::<v1::FlexFlow>(record).integration)],
        "Interaction" => vec![
            view(read::<v1::Interaction>(record).channel),
            view(read::<v1::Interaction>(record).routing),
        ],
        "InteractionChannelInvite" => {
            vec![view(read::<v1::InteractionChannelInvite>(record).routing)]
        }
        "InteractionChannelParticipant" => vec![view(
            read::<v1::InteractionChannelParticipant>(record).routing_properties,
        )],
        _ => Vec::new(),
    };
    views.into_iter().flatten().collect()
}

fn records<'a>(example: &Example<'a>) -> Vec<&'a Value> {
    match &example.operation.response {
        Response::Page { key, .. } => example.body[key].as_array().into_iter().flatten().collect(),
        Response::One(_)
        | Response::Optional(_)
        | Response::Empty
        | Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_) => vec![example.body],
    }
}

fn examples(api: &Api) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    for (module, operation) in api.operations() {
        let version = module.rust.as_str();
        examples.extend(operation.response_examples.iter().map(|example| Example {
            version,
            operation,
            name: &example.name,
            body: &example.value,
        }));
    }
    examples
}

/// Says what is lost when a body passes through the type of the operation's response.
fn problem(example: &Example<'_>, variation: &str, body: &Value) -> Option<String> {
    let written = responses::reencode(
        example.version,
        &example.operation.name.wire,
        &body.to_string(),
    );
    let lost = match written {
        Ok(text) => {
            let written: Value = serde_json::from_str(&text).expect("JSON");
            differences(body, &written)
        }
        Err(error) => vec![error.to_string()],
    };
    let Example {
        version,
        operation,
        name,
        ..
    } = example;
    (!lost.is_empty()).then(|| {
        format!(
            "{version} {}, example {name}, {variation}:\n    {}",
            operation.name.wire,
            lost.join("\n    ")
        )
    })
}
