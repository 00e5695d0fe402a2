//! The API in, a test of an application out: one operation, what is expected of its request, and what is answered.

use serde_json::Value;

use super::super::example;
use super::super::example_text::literal;
use super::super::example_value::{FILE, Scribe};
use super::calls;
use super::fill::{Fill, Fills};
use super::scripted_answer::{answer, sid};
use crate::ir::{Encoding, Example, Input, Location, Name, Operation, Response, Type};
use crate::targets::context::RenderCtx;
use crate::targets::setter::{self, Kind, Shape};

/// The operation, its request and its answer.
pub(super) fn fills(cx: &RenderCtx<'_>) -> Fills {
    let Some(tested) = tested(cx) else {
        return Fills::new();
    };
    let (operation, sent) = shown(cx, tested);
    let fields = sent
        .iter()
        .map(|(name, text)| format!(".form({}, {})", literal(&name.wire), literal(text)));
    let answer = answer(cx, &operation, &sent);
    let mut scribe = Scribe::new(cx);
    let calls = example::calls(&mut scribe, &operation);
    let mut imports = scribe.imports();
    // A file that is read is not there, and what is not ASCII may be refused in a header.
    let call = calls.concat();
    let fence = if call.is_ascii() && !call.contains(FILE) {
        answer.fence
    } else {
        "no_run"
    };
    // The test itself imports this one.
    let json = format!("use {}::json;", cx.options.crate_ident());
    imports.retain(|import| *import != json);
    Fills::from([
        ("test_imports", Fill::Lines(imports)),
        ("test_fence", Fill::Text(fence.to_owned())),
        ("test_operation", Fill::Text(literal(&operation.call_name))),
        ("test_path", Fill::Text(literal(&operation.path))),
        ("test_fields", Fill::Lines(fields.collect())),
        ("test_status", Fill::Text(answer.status.to_string())),
        ("test_answer", Fill::Text(answer.json)),
        ("test_call", Fill::Calls(calls)),
        ("test_check", Fill::Lines(answer.check)),
    ])
}

/// The operation with a form that shows most in least: no open path, an answer of one line, and two required fields.
/// Without a form, the first call.
fn tested<'a>(cx: &RenderCtx<'a>) -> Option<&'a Operation> {
    let operations = cx.api.operations().map(|(_, operation)| operation);
    let forms = operations.filter(|operation| {
        operation.body.encoding == Encoding::Form
            && operation.required_struct.is_none()
            && matches!(operation.response, Response::One(Type::Model(_)))
            && operation.inputs.iter().any(|input| has_text(cx, input))
    });
    forms
        .min_by_key(|operation| {
            let required = operation.required_inputs();
            let texts = required.filter(|input| has_text(cx, input)).count();
            let is_long = answer(cx, operation, &[]).check.is_empty();
            (calls::bindings(operation), is_long, texts < 2, texts < 1)
        })
        .or_else(|| calls::first(cx))
}

/// The operation with few inputs and a value for each of them, and what those are on the wire.
fn shown(cx: &RenderCtx<'_>, operation: &Operation) -> (Operation, Vec<(Name, String)>) {
    let mut inputs: Vec<Input> = operation.required_inputs().cloned().collect();
    if !inputs.iter().any(|input| has_text(cx, input)) {
        let mut optional = operation.optional_inputs();
        inputs.extend(optional.find(|input| has_text(cx, input)).cloned());
    }
    let given = operation.request_examples.first();
    let given = |input: &Input| given.and_then(|example| example.value.get(&input.name.wire));
    let sent: Vec<(Name, String)> = inputs
        .iter()
        .filter_map(|input| Some((input.name.clone(), text(cx, input, given(input))?)))
        .collect();
    let value = sent
        .iter()
        .map(|(name, text)| (name.wire.clone(), Value::String(text.clone())))
        .collect();
    let example = Example {
        name: String::new(),
        value,
    };
    let operation = Operation {
        inputs,
        request_examples: vec![example],
        ..operation.clone()
    };
    (operation, sent)
}

fn has_text(cx: &RenderCtx<'_>, input: &Input) -> bool {
    text(cx, input, None).is_some()
}

/// The text that a form field has on the wire, where there is one that every client takes.
fn text(cx: &RenderCtx<'_>, input: &Input, given: Option<&Value>) -> Option<String> {
    let Shape {
        kind,
        item,
        repeated,
        ..
    } = setter::shape(Encoding::Form, input);
    if repeated || input.location != Location::Form {
        return None;
    }
    match (kind, item) {
        (Kind::Text, _) => {
            let given = given.and_then(Value::as_str).map(str::to_owned);
            Some(given.unwrap_or_else(|| input.name.rust.replace('_', " ")))
        }
        (Kind::Sid, Type::Sid(name)) => sid(cx, name),
        (Kind::Into, Type::Enum(name)) => {
            let found = cx.api.find_enum(name)?;
            Some(found.variants.first()?.name.wire.clone())
        }
        (Kind::Sid | Kind::Into | Kind::Value | Kind::Json | Kind::Bytes | Kind::Part, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fill::{Fill, fill};
    use crate::ir::Body;
    use crate::targets::sample::{self, options};

    fn text(change: impl FnOnce(&mut crate::ir::Api)) -> String {
        let (mut api, options) = (sample::api(), options());
        change(&mut api);
        let mut fills = super::fills(&sample::cx(&api, &options));
        fills.insert("crate", Fill::Text(options.crate_ident()));
        let lines =
            fill(include_str!("sections/testing.md"), &fills).expect("every place is known");
        let is_shown = |line: &&String| {
            [
                "test]",
                "Expectation::op",
                ".path",
                ".form",
                ".respond",
                ".create",
                "assert",
                "Some(",
            ]
            .iter()
            .any(|part| line.contains(part))
                || line.starts_with("```")
        };
        let shown: Vec<String> = lines.iter().filter(is_shown).cloned().collect();
        shown.join("\n")
    }

    #[test]
    fn a_test_names_each_field_of_a_form_and_looks_at_the_answer() {
        insta::assert_snapshot!(text(|_| {}), @r#"
        ```
        #[tokio::test]
                Expectation::operation("CreateFlexFlow")
                    .path("/v1/FlexFlows")
                    .form("FriendlyName", "say \"hi\"")
                    .form("ChannelType", "web")
                    .respond_json(201, &json!({"sid": "FO0123456789abcdef0123456789abcdef"})),
                .create("say \"hi\"", FlexFlowChannelType::Web)
            assert_eq!(
                Some("FO0123456789abcdef0123456789abcdef"),
        ```
        "#);
    }

    #[test]
    fn without_a_form_the_first_call_is_tested() {
        let text = text(|api| {
            for operation in &mut api.modules[0].resources[0].operations {
                operation.body = Body::NONE;
            }
        });
        insta::assert_snapshot!(text, @r#"
        ```
        #[tokio::test]
                Expectation::operation("ListFlexFlow")
                    .path("/v1/FlexFlows")
                    .respond_json(200, &json!({"flex_flows": []})),
            assert!(response.records.is_empty());
        ```
        "#);
    }
}
