//! An operation in, an example of its use out: lines of Rust that compile whatever the document's own example holds.

use serde_json::Value;

use super::example_text::indented;
use super::example_value::Scribe;
use crate::ir::{Accessor, Example, Input, Location, Operation, Response};
use crate::targets::context::RenderCtx;

/// The longest chain of calls that stays on one line.
const CHAIN_WIDTH: usize = 60;

/// The example of an operation, with the lines that rustdoc hides.
pub(super) fn operation(cx: &RenderCtx<'_>, operation: &Operation) -> Vec<String> {
    let krate = cx.options.crate_ident();
    let mut scribe = Scribe::new(cx);
    let body = statements(&mut scribe, operation);
    let mut lines: Vec<String> = scribe.imports();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!(
        "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
    ));
    lines.extend(body);
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines
}

/// The statements alone, which use `client`.
pub(super) fn statements(scribe: &mut Scribe<'_>, operation: &Operation) -> Vec<String> {
    let mut calls = calls(scribe, operation);
    let shown = match operation.response {
        Response::Text => "println!(\"{response}\");",
        Response::Bytes => "println!(\"{} bytes\", response.len());",
        _ => "println!(\"{response:?}\");",
    };
    match operation.response {
        Response::Empty => {
            calls.extend([".send()".to_owned(), ".await?".to_owned()]);
            chain("", &calls, ";")
        }
        Response::One(_)
        | Response::Optional(_)
        | Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_) => {
            calls.extend([".send()".to_owned(), ".await?".to_owned()]);
            let mut lines = chain("let response = ", &calls, ";");
            lines.push(shown.to_owned());
            lines
        }
        Response::Page { .. } => {
            calls.push(".stream()".to_owned());
            let mut lines = chain("let mut records = ", &calls, ";");
            lines.extend(
                [
                    "while let Some(record) = records.next().await {",
                    "    println!(\"{:?}\", record?);",
                    "}",
                ]
                .map(str::to_owned),
            );
            lines
        }
    }
}

/// The calls from the client to the builder with its inputs.
pub(super) fn calls(scribe: &mut Scribe<'_>, operation: &Operation) -> Vec<String> {
    let example = operation.request_examples.first();
    let mut calls: Vec<String> = operation
        .handle
        .iter()
        .map(|step| accessor(scribe, step))
        .collect();
    calls.push(verb(scribe, operation, example));
    let mut optional: Vec<(usize, &Input)> = operation
        .optional_inputs()
        .filter_map(|input| Some((position(example?, input)?, input)))
        .collect();
    optional.sort_by_key(|(position, _)| *position);
    for (_, input) in optional {
        let value = scribe.argument(operation.body.encoding, input, given(example, input));
        calls.push(format!(".{}({value})", input.name.rust));
    }
    calls
}

fn accessor(scribe: &mut Scribe<'_>, accessor: &Accessor) -> String {
    let values: Vec<String> = accessor
        .bindings
        .iter()
        .map(|binding| scribe.binding(binding))
        .collect();
    format!(".{}({})", accessor.name.rust, arguments(&values))
}

fn verb(scribe: &mut Scribe<'_>, operation: &Operation, example: Option<&Example>) -> String {
    let Some(name) = &operation.required_struct else {
        let values: Vec<String> = operation
            .required_inputs()
            .map(|input| scribe.argument(operation.body.encoding, input, given(example, input)))
            .collect();
        return format!(".{}({})", operation.verb, arguments(&values));
    };
    let inputs = required(scribe, operation, name, example);
    format!(".{}({inputs})", operation.verb)
}

/// The struct of the required inputs with all of them.
pub(super) fn required(
    scribe: &mut Scribe<'_>,
    operation: &Operation,
    name: &str,
    example: Option<&Example>,
) -> String {
    let fields: Vec<String> = operation
        .required_inputs()
        .map(|input| {
            let value = scribe.argument(operation.body.encoding, input, given(example, input));
            format!("{}: {value},", input.name.rust)
        })
        .map(|field| indented(&field))
        .collect();
    let name = scribe.required_struct(operation, name);
    format!("{name} {{\n{}\n}}", fields.join("\n"))
}

/// Arguments on one line where that is readable.
fn arguments(values: &[String]) -> String {
    let line = values.join(", ");
    if values.len() < 2 || (line.len() <= CHAIN_WIDTH && !line.contains('\n')) {
        return line;
    }
    let lines: Vec<String> = values
        .iter()
        .map(|value| indented(&format!("{value},")))
        .collect();
    format!("\n{}\n", lines.join("\n"))
}

/// What the document's example gives for an input.
fn given<'a>(example: Option<&'a Example>, input: &Input) -> Option<&'a Value> {
    let value = &example?.value;
    match input.location {
        Location::Body => Some(value),
        Location::Form | Location::Part | Location::Query | Location::Header => {
            value.get(&input.name.wire).filter(|value| !value.is_null())
        }
    }
}

/// Where the document's example has the value of an input.
fn position(example: &Example, input: &Input) -> Option<usize> {
    match input.location {
        Location::Body => Some(0),
        Location::Form | Location::Part | Location::Query | Location::Header => {
            let fields = example.value.as_object()?;
            fields
                .iter()
                .position(|(name, value)| *name == input.name.wire && !value.is_null())
        }
    }
}

/// A chain of calls on `client`: on one line if it is short, else one call per line.
fn chain(before: &str, calls: &[String], after: &str) -> Vec<String> {
    let line = format!("client{}", calls.concat());
    if line.len() <= CHAIN_WIDTH && !line.contains('\n') {
        return vec![format!("{before}{line}{after}")];
    }
    let mut lines = vec![format!("{before}client")];
    lines.extend(calls.iter().flat_map(|call| {
        indented(call)
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    }));
    if let Some(last) = lines.last_mut() {
        last.push_str(after);
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::ir::{Example, Location, Operation, Type};
    use crate::targets::sample::{self, options};

    fn text(operation: &Operation) -> String {
        let (api, options) = (sample::api(), options());
        super::operation(&sample::cx(&api, &options), operation).join("\n")
    }

    fn with(ty: Type, value: &Value) -> String {
        let inputs = vec![sample::input(Location::Form, "X", "x", ty, false)];
        let request_examples = vec![Example {
            name: "one".to_owned(),
            value: json!({ "X": value }),
        }];
        let text = text(&Operation {
            inputs,
            request_examples,
            ..sample::create()
        });
        let start = text.find(".x(").unwrap_or_default();
        let end = text.find(".send()").unwrap_or(text.len());
        text[start..end].trim_end().to_owned()
    }

    #[test]
    fn required_inputs_are_arguments_and_the_rest_follows_the_example() {
        insta::assert_snapshot!(text(&sample::create()), @r#"
        use twilio_flex::json;
        use twilio_flex::v1::FlexFlowChannelType;

        # async fn example(client: twilio_flex::Client) -> Result<(), Box<dyn std::error::Error>> {
        let response = client
            .v1()
            .flex_flows()
            .create("say \"hi\"", FlexFlowChannelType::Web)
            .enabled(true)
            .plugins([json!({"a": 5000000000_i64})])
            .send()
            .await?;
        println!("{response:?}");
        # Ok(())
        # }
        "#);
    }

    #[test]
    fn four_required_inputs_are_a_struct() {
        insta::assert_snapshot!(text(&sample::update()), @r#"
        use twilio_flex::v1::{FlexFlowChannelType, FlexFlowUpdate};

        # async fn example(client: twilio_flex::Client) -> Result<(), Box<dyn std::error::Error>> {
        client
            .v1()
            .flex_flow("FO0123456789abcdef0123456789abcdef")
            .update(FlexFlowUpdate {
                flow_sid: "FO0123456789abcdef0123456789abcdef",
                identity: "identity",
                kind: FlexFlowChannelType::Web,
                ids: ["FO0123456789abcdef0123456789abcdef"],
            })
            .send()
            .await?;
        # Ok(())
        # }
        "#);
    }

    #[test]
    fn values_compile_whatever_the_document_writes() {
        let enumeration = || Type::Enum(sample::type_name("FlexFlowChannelType"));
        let list = |ty| Type::List(Box::new(ty));
        let cases = [
            (Type::Boolean, json!("false")),
            (Type::Boolean, json!("perhaps")),
            (Type::Integer32, json!("99999999999")),
            (Type::Integer, json!("-7")),
            (Type::Number, json!(1e300)),
            (Type::Number, json!(3)),
            (Type::String, json!(12)),
            (Type::String, json!("\"\\ \u{202e}\n```")),
            (Type::DateTime, json!("yesterday")),
            (sample::sid(), json!("PV1")),
            (enumeration(), json!("web")),
            (enumeration(), json!("fax")),
            (list(enumeration()), json!(["web", "fax"])),
            (list(Type::Integer), json!([])),
            (list(sample::sid()), json!("FO1")),
            (Type::Json, json!("plain")),
            (
                Type::Json,
                json!("{\"a\": [1, 3000000000, 18446744073709551615, 0.5, null]}"),
            ),
            (Type::Json, json!((0..40).collect::<Vec<i32>>())),
        ];
        let texts: Vec<String> = cases
            .into_iter()
            .map(|(ty, value)| with(ty, &value))
            .collect();
        insta::assert_snapshot!(texts.join("\n"), @r#"
        .x(false)
        .x(true)
        .x(1)
        .x(-7)
        .x(1e300)
        .x(3.0)
        .x("12")
        .x("\"\\ \u{202e}\n```")
        .x("yesterday")
        .x("PV1")
        .x(FlexFlowChannelType::Web)
        .x("fax")
        .x(["web", "fax"])
        .x([1])
        .x(["FO1"])
        .x("plain")
        .x(json!({
                "a": [
                    1,
                    3000000000_i64,
                    18446744073709551615_u64,
                    0.5,
                    null
                ]
            }))
        .x(json!({}))
        "#);
    }

    #[test]
    fn a_type_whose_name_means_something_else_in_an_example_is_named_by_its_path() {
        let (mut api, options) = (sample::api(), options());
        let mut operation = sample::create();
        for (index, name) in ["Client", "Box"].into_iter().enumerate() {
            let mut known = sample::channel_type();
            known.name.rust = name.to_owned();
            api.modules[0].resources[0].enums.push(known);
            operation.inputs[index].ty = Type::Enum(sample::type_name(name));
        }
        let text = super::operation(&sample::cx(&api, &options), &operation).join("\n");
        assert!(text.contains("twilio_flex::v1::Box::Web"), "{text}");
        assert!(!text.contains("use twilio_flex::v1::"), "{text}");
    }

    #[test]
    fn every_example_is_rust() {
        for operation in [sample::create(), sample::update()] {
            let visible: Vec<String> = text(&operation)
                .lines()
                .filter(|line| !line.starts_with('#'))
                .map(str::to_owned)
                .collect();
            let code = format!("async fn example() {{ {} }}", visible.join("\n"));
            syn::parse_str::<syn::ItemFn>(&code).expect(&code);
        }
    }
}
