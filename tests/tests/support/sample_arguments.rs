//! An operation in, arguments of the right types out: those of the document's examples, the required ones, or all.

use codegen::ir::{Api, Example, Input, Location, Operation, Type, TypeName};
use serde_json::{Map, Value, json};

/// Returns the arguments of every call that is worth a look, each with a name: the document's examples, else what is
/// required, and everything at once.
pub(crate) fn calls(api: &Api, operation: &Operation) -> Vec<(String, Map<String, Value>)> {
    let required = arguments(api, operation, |input| input.required);
    let mut calls: Vec<_> = operation
        .request_examples
        .iter()
        .map(|example| {
            (
                format!("example {}", example.name),
                with_example(&required, operation, example),
            )
        })
        .collect();
    if calls.is_empty() {
        calls.push(("what is required".to_owned(), required));
    }
    let everything = arguments(api, operation, |_| true);
    if calls.iter().all(|(_, call)| *call != everything) {
        calls.push(("everything".to_owned(), everything));
    }
    calls
}

fn with_example(
    required: &Map<String, Value>,
    operation: &Operation,
    example: &Example,
) -> Map<String, Value> {
    let mut arguments = required.clone();
    if operation
        .inputs
        .iter()
        .any(|input| input.location == Location::Body)
    {
        arguments.insert("$body".to_owned(), example.value.clone());
    } else {
        let fields = example.value.as_object().expect("an object of form fields");
        arguments.extend(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), as_announced(operation, name, value))),
        );
    }
    arguments
}

/// Some examples write a number as text.
fn as_announced(operation: &Operation, name: &str, value: &Value) -> Value {
    let is_number = operation
        .inputs
        .iter()
        .any(|input| input.name.wire == name && matches!(input.ty, Type::Number | Type::Integer));
    let number = value
        .as_str()
        .filter(|_| is_number)
        .and_then(|text| serde_json::from_str(text).ok());
    number.unwrap_or_else(|| value.clone())
}

/// Returns the path values, and the inputs that are wanted.
fn arguments(
    api: &Api,
    operation: &Operation,
    is_wanted: impl Fn(&Input) -> bool,
) -> Map<String, Value> {
    // A handle's binding has one name, the paths below it have their own for the same segment.
    let bindings = operation
        .handle
        .iter()
        .flat_map(|accessor| &accessor.bindings);
    let names = operation
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    let mut arguments: Map<_, _> = names
        .zip(bindings)
        .map(|(name, binding)| (name.to_owned(), value(api, &binding.ty, name)))
        .collect();
    let inputs = operation.inputs.iter().filter(|input| is_wanted(input));
    arguments.extend(inputs.map(|input| {
        (
            input.name.wire.clone(),
            value(api, &input.ty, &input.name.wire),
        )
    }));
    arguments
}

/// Makes a value of a type. Text is the name of the input, so that a mix-up shows.
fn value(api: &Api, ty: &Type, name: &str) -> Value {
    match ty {
        Type::String => json!(format!("the {name}")),
        Type::Boolean => json!(true),
        Type::Integer32 | Type::Integer => json!(7),
        Type::Number => json!(1.5),
        Type::DateTime => json!("2026-01-02T03:04:05Z"),
        Type::Date => json!("2026-01-02"),
        Type::Sid(name) => json!(sid(api, name)),
        Type::Enum(name) => json!(enum_value(api, name)),
        Type::Model(_)
        | Type::Union(_)
        | Type::Newtype(_)
        | Type::Bytes
        | Type::Json
        | Type::TypedJson(_)
        | Type::Map(_) => {
            json!({ name.trim_start_matches('$'): [1, null, "text"] })
        }
        Type::List(item) => json!([
            value(api, item, name),
            value(api, item, &format!("second {name}"))
        ]),
        Type::Nullable(inner) => value(api, inner, name),
    }
}

fn sid(api: &Api, name: &str) -> String {
    let sid = api
        .sids
        .iter()
        .find(|sid| sid.rust == name)
        .expect("every SID type is defined");
    let prefix = sid.prefixes.first().map_or("XX", String::as_str);
    format!("{prefix}0123456789abcdef0123456789abcdef")
}

fn enum_value<'a>(api: &'a Api, name: &TypeName) -> &'a str {
    let enums = api
        .modules
        .iter()
        .filter(|module| module.rust == name.module)
        .flat_map(|module| &module.resources)
        .flat_map(|resource| &resource.enums);
    let found = enums
        .into_iter()
        .find(|item| item.name.rust == name.rust)
        .expect("every enum is defined");
    &found
        .variants
        .first()
        .expect("an enum has a value")
        .name
        .wire
}
