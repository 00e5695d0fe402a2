//! What reaches the service in queries, forms and JSON: read back by decoders that are not the client's.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/decoded_pairs.rs"]
mod decoded_pairs;
#[path = "support/decoded_path.rs"]
mod decoded_path;
#[path = "support/documents.rs"]
mod documents;
#[path = "support/sample_arguments.rs"]
mod sample_arguments;
#[path = "support/sending.rs"]
mod sending;
#[path = "support/workspace.rs"]
mod workspace;

use codegen::ir::{Input, Location, Operation, Type};
use sending::{TEXTS, idle, object, send};
use serde_json::{Map, Value, json};
use twilio_flex::HttpRequest;

#[test]
fn every_input_of_every_operation_arrives_under_its_name() {
    let (api, client) = (documents::flex(), idle());
    let mut seen = 0;
    for (module, operation) in api.operations() {
        for (call, arguments) in sample_arguments::calls(&api, operation) {
            let request = send(
                &client,
                &module.rust,
                &operation.name.wire,
                arguments.clone(),
            )
            .expect("a request");
            let place = format!("{} {}, {call}", module.rust, operation.name.wire);
            let expected = |location| expected_pairs(operation, &arguments, location);
            assert_eq!(
                decoded_pairs::query(&request),
                expected(Location::Query),
                "{place}"
            );
            assert_eq!(
                decoded_path::segments(&request),
                expected_path(operation, &arguments),
                "{place}"
            );
            for (name, value) in expected(Location::Header) {
                assert_eq!(
                    request.headers().get(&name),
                    Some(value.as_str()),
                    "{place}"
                );
                assert!(
                    !request.url().contains(&name),
                    "{place}: a header in the URL"
                );
            }
            match arguments.get("$body") {
                Some(body) => assert_eq!(
                    serde_json::from_slice::<Value>(request.body()).expect("JSON"),
                    *body,
                    "{place}"
                ),
                None => assert_eq!(
                    decoded_pairs::form(&request),
                    expected(Location::Form),
                    "{place}"
                ),
            }
            seen += 1;
        }
    }
    assert!(
        seen > api.operations().count() * 3 / 2,
        "only {seen} calls were made"
    );
}

#[test]
fn text_arrives_unchanged_in_every_form_and_query() {
    let (api, client) = (documents::flex(), idle());
    let long = "long ✓ & ".repeat(5_000);
    let mut seen = 0;
    for (module, operation) in api.operations() {
        let is_text = |input: &&Input| {
            input.ty == Type::String && matches!(input.location, Location::Form | Location::Query)
        };
        let texts: Vec<_> = operation.inputs.iter().filter(is_text).collect();
        for text in TEXTS.iter().copied().chain([long.as_str()]) {
            let (_, mut arguments) = sample_arguments::calls(&api, operation)
                .pop()
                .expect("at least one call");
            arguments.extend(
                texts
                    .iter()
                    .map(|input| (input.name.wire.clone(), json!(text))),
            );
            let request =
                send(&client, &module.rust, &operation.name.wire, arguments).expect("a request");
            let arrived = [
                decoded_pairs::query(&request),
                decoded_pairs::form(&request),
            ]
            .concat();
            for input in &texts {
                assert!(
                    arrived.contains(&(input.name.wire.clone(), text.to_owned())),
                    "{} {} {:?}",
                    operation.name.wire,
                    input.name.wire,
                    request.url()
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "only {seen} values were sent");
}

#[test]
fn the_escapes_are_the_ones_that_every_service_reads() {
    let request = create_flow(json!({"FriendlyName": "+ &=%~-._/ü"}));
    let body = String::from_utf8(request.body().to_vec()).expect("ASCII");
    assert!(
        body.starts_with("FriendlyName=%2B%20%26%3D%25~-._%2F%C3%BC&"),
        "{body}"
    );
    assert!(body.is_ascii());
    // A dotted name is a name.
    assert!(
        create_flow(json!({"Integration.FlowSid": "FW1"}))
            .body()
            .ends_with(b"&Integration.FlowSid=FW1")
    );
}

#[test]
fn an_empty_text_is_sent_and_an_empty_list_is_not() {
    assert!(
        create_flow(json!({"ContactIdentity": ""}))
            .body()
            .ends_with(b"&ContactIdentity=")
    );
    let client = idle();
    let questionnaire = |sids: Value| {
        let arguments = json!({"Name": "n", "QuestionSids": sids});
        decoded_pairs::form(
            &send(
                &client,
                "v1",
                "CreateInsightsQuestionnaires",
                object(arguments),
            )
            .expect("a request"),
        )
    };
    let name = ("Name".to_owned(), "n".to_owned());
    assert_eq!(questionnaire(json!([])), std::slice::from_ref(&name));
    let sid = |sid: &str| ("QuestionSids".to_owned(), sid.to_owned());
    assert_eq!(
        questionnaire(json!(["GE,2", "GE1", "GE1", "[]"])),
        [name, sid("GE,2"), sid("GE1"), sid("GE1"), sid("[]")]
    );
    let segments = |ids: Value| {
        send(
            &client,
            "v1",
            "ListInsightsSegments",
            object(json!({"ReservationId": ids})),
        )
        .expect("a request")
        .url()
        .to_owned()
    };
    assert!(
        segments(json!([])).ends_with("/Insights/Segments"),
        "no empty query either"
    );
    assert!(segments(json!(["a", "b"])).ends_with("?ReservationId=a&ReservationId=b"));
}

#[test]
fn free_form_json_of_every_type_arrives() {
    let cases = [
        (
            json!({"a": null, "b": {"c": [null]}}),
            r#"{"a":null,"b":{"c":[null]}}"#,
        ),
        (json!({}), "{}"),
        (json!([]), "[]"),
        (json!(["x", 1, null]), r#"["x",1,null]"#),
        (
            json!({"Zoë 😀": "a\"b\\\r\n\u{1}/"}),
            "{\"Zoë 😀\":\"a\\\"b\\\\\\r\\n\\u0001/\"}",
        ),
        // A string goes raw, so JSON that somebody wrote already is not written twice.
        (json!("{\"type\": \"sms\"}"), "{\"type\": \"sms\"}"),
        (json!("\"quoted\""), "\"quoted\""),
        (json!(""), ""),
        (json!("a\r\nb"), "a\r\nb"),
        (json!(true), "true"),
        (json!(false), "false"),
        (json!(null), "null"),
        (json!(0.1), "0.1"),
        (json!(-0.0), "-0.0"),
        (
            json!(12_345_678_901_234_567_890_u64),
            "12345678901234567890",
        ),
    ];
    let client = idle();
    for (value, text) in &cases {
        let request = send(
            &client,
            "v1",
            "CreateInteraction",
            object(json!({"Channel": value, "Routing": value})),
        )
        .expect("a request");
        let pair = |name: &str| (name.to_owned(), (*text).to_owned());
        assert_eq!(
            decoded_pairs::form(&request),
            [pair("Channel"), pair("Routing")],
            "{value}"
        );
    }
    // Each item of a list is its own text under the repeated name.
    let plugins: Vec<_> = cases.iter().map(|(value, _)| value).collect();
    let request = send(
        &client,
        "v1",
        "CreatePluginConfiguration",
        object(json!({"Name": "n", "Plugins": plugins})),
    )
    .expect("a request");
    let texts: Vec<_> = decoded_pairs::form(&request).into_iter().skip(1).collect();
    let expected: Vec<_> = cases
        .iter()
        .map(|(_, text)| ("Plugins".to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn a_json_body_arrives_with_its_nulls() {
    let client = idle();
    let path = json!({"InteractionSid": "KD1", "ChannelSid": "UO1", "Sid": "UX1"});
    for body in [
        json!({}),
        json!({"a": null, "b": [null, {"c": null}], "d": "1+1=2 &%\r\n😀", "e": 0.1, "f": [[], {}]}),
    ] {
        for (operation, path) in [
            ("UpdateConfiguration", json!({})),
            (
                "CreateInteractionTransfer",
                json!({"InteractionSid": path["InteractionSid"], "ChannelSid": path["ChannelSid"]}),
            ),
            ("UpdateInteractionTransfer", path.clone()),
        ] {
            let mut arguments = object(path);
            arguments.insert("$body".to_owned(), body.clone());
            let request = send(&client, "v1", operation, arguments).expect("a request");
            assert_eq!(request.body(), body.to_string().as_bytes(), "{operation}");
            assert_eq!(
                request.headers().get("content-type"),
                Some("application/json"),
                "{operation}"
            );
        }
    }
}

#[test]
fn numbers_are_plain_decimals_that_read_back_the_same() {
    let client = idle();
    let offset = |number: f64| {
        let request = send(&client, "v1", "UpdateInsightsAssessments", object(json!({"AssessmentSid": "FM1", "Offset": number, "AnswerText": "t", "AnswerId": "i"}))).expect("a request");
        decoded_pairs::form(&request).swap_remove(0)
    };
    for (number, text) in [
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (-0.0, "-0"),
        (5.0, "5"),
        (-12.5, "-12.5"),
    ] {
        assert_eq!(offset(number), ("Offset".to_owned(), text.to_owned()));
    }
    for number in [
        f64::MIN_POSITIVE,
        f64::MAX,
        f64::MIN,
        f64::from_bits(1),
        1.0 / 3.0,
    ] {
        let (_, text) = offset(number);
        assert!(
            text.bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-')),
            "{text}"
        );
        assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(number.to_bits()));
    }
    let timeout = |number: i64| {
        decoded_pairs::form(&create_flow(json!({"Integration.Timeout": number})))
            .pop()
            .expect("a pair")
            .1
    };
    assert_eq!(
        (timeout(i64::MIN), timeout(-1), timeout(i64::MAX)),
        (i64::MIN.to_string(), "-1".to_owned(), i64::MAX.to_string())
    );
}

#[test]
fn a_number_that_is_none_is_refused() {
    let assessment = idle()
        .v1()
        .insights()
        .quality_management()
        .assessment("FM0123456789abcdef0123456789abcdef");
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = assessment
            .update(number, "t", "i")
            .prepare()
            .expect_err("no number");
        assert!(
            error.is_invalid_request() && error.to_string().contains("Offset"),
            "{error}"
        );
    }
}

/// Creates a flow from what is required and these inputs.
fn create_flow(inputs: Value) -> HttpRequest {
    let mut arguments =
        object(json!({"FriendlyName": "n", "ChatServiceSid": "IS1", "ChannelType": "web"}));
    arguments.extend(object(inputs));
    send(&idle(), "v1", "CreateFlexFlow", arguments).expect("a request")
}

/// The pairs that the arguments of a place should arrive as, in the document's order.
fn expected_pairs(
    operation: &Operation,
    arguments: &Map<String, Value>,
    location: Location,
) -> decoded_pairs::Pairs {
    let mut pairs = Vec::new();
    for input in operation
        .inputs
        .iter()
        .filter(|input| input.location == location)
    {
        let value = arguments.get(&input.name.wire);
        let is_list = matches!(input.ty, Type::List(_));
        let items = value.map_or(&[][..], |value| {
            if is_list {
                value.as_array().map_or(&[], Vec::as_slice)
            } else {
                std::slice::from_ref(value)
            }
        });
        pairs.extend(
            items
                .iter()
                .map(|item| (input.name.wire.clone(), text(item))),
        );
    }
    pairs
}

fn expected_path(operation: &Operation, arguments: &Map<String, Value>) -> Vec<String> {
    let segments = operation.path.split('/').skip(1);
    segments
        .map(|segment| {
            arguments
                .get(segment.trim_matches(['{', '}']))
                .map_or_else(|| segment.to_owned(), text)
        })
        .collect()
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
