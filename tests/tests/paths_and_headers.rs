//! What reaches the service in paths and headers, and what is refused because it would arrive as something else.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/decoded_path.rs"]
mod decoded_path;
#[path = "support/sending.rs"]
mod sending;

use sending::{TEXTS, idle, object, send};
use serde_json::json;
use twilio_flex::{Client, Credentials, ScriptedTransport};

#[test]
fn a_path_value_is_one_segment_whatever_it_holds() {
    let client = idle();
    let texts = TEXTS.iter().copied().filter(|text| !text.is_empty());
    for value in texts.chain([
        "a/b", "/", "//", "../x", "..%2f", "%2e%2e", "...", " .", "a?b#c", "{Sid}", "a\\..\\b",
        ";v=1", "é/😀",
    ]) {
        // Both a text and a SID, which a caller may have made without a check.
        for (version, operation, prefix) in [
            ("v1", "FetchPlugin", "/v1/PluginService/Plugins/"),
            ("v1", "FetchFlexFlow", "/v1/FlexFlows/"),
        ] {
            let request = send(&client, version, operation, object(json!({"Sid": value})))
                .unwrap_or_else(|error| panic!("{value:?}: {error}"));
            let expected: Vec<_> = prefix
                .split('/')
                .skip(1)
                .filter(|segment| !segment.is_empty())
                .chain([value])
                .collect();
            assert_eq!(
                decoded_path::segments(&request),
                expected,
                "{}",
                request.url()
            );
            assert!(
                request.url().is_ascii() && !request.url().contains(['?', '#', ' ', '\\']),
                "{}",
                request.url()
            );
        }
    }
}

#[test]
fn a_path_value_that_would_lead_elsewhere_is_refused() {
    let client = idle();
    for value in ["", ".", ".."] {
        for operation in ["FetchPlugin", "FetchFlexFlow", "DeleteFlexFlow"] {
            let error =
                send(&client, "v1", operation, object(json!({"Sid": value}))).expect_err(value);
            assert!(
                error.is_invalid_request() && !error.was_sent(),
                "{value:?}: {error}"
            );
            assert!(
                error.to_string().contains("Sid"),
                "the error names the parameter: {error}"
            );
        }
    }
}

#[test]
fn a_sid_of_another_kind_names_the_parameter_of_the_path_and_what_was_found() {
    let client = idle();
    let address = "IG0123456789abcdef0123456789abcdef";
    let handle = client.v1().interaction(address);
    for (error, parameter) in [
        (handle.fetch().prepare().map(drop), "Sid"),
        (
            handle.channels().list().prepare().map(drop),
            "InteractionSid",
        ),
    ] {
        let error = error.expect_err("an address is no interaction");
        assert!(error.is_invalid_request(), "{error}");
        let line = error.report_line().to_string();
        let found = "expected `KD` followed by 32 hexadecimal digits, found `IG`, the prefix of an AddressSid";
        let expected =
            format!(": \"{parameter}\" is not a valid SID: invalid InteractionSid: {found}");
        assert!(line.ends_with(&expected), "{line}");
        assert!(!line.contains("0123"), "{line}");
    }
}

#[test]
fn a_header_value_is_sent_as_it_is_or_refused() {
    let client = idle();
    let list = |value: &str| {
        send(
            &client,
            "v1",
            "ListPlugin",
            object(json!({"Flex-Metadata": value})),
        )
    };
    for value in ["", "{\"a\": 1}", "~!@#$%^&*()", "a;b,c", &"x".repeat(8_000)] {
        assert_eq!(
            list(value)
                .expect("a request")
                .headers()
                .get("flex-metadata"),
            Some(value)
        );
    }
    for value in [
        "a\r\nX-Evil: 1",
        "a\n",
        "\r",
        "tab\there",
        "\0",
        "\u{7f}",
        "Zoë",
        "😀",
    ] {
        let error = list(value).expect_err(value);
        assert!(
            error.is_invalid_request() && error.to_string().contains("Flex-Metadata"),
            "{error}"
        );
        assert!(
            !format!("{error:?}").contains("Evil"),
            "the value is not in the error"
        );
    }
}

#[test]
fn basic_credentials_are_utf_8_and_may_hold_a_colon() {
    let credentials = Credentials::auth_token(clients::ACCOUNT, "tök:en 😀%+/=");
    let client: Client = Client::builder()
        .credentials(credentials)
        .transport(ScriptedTransport::new())
        .build()
        .expect("a client");
    let request = client
        .v1()
        .flex_flows()
        .list()
        .prepare()
        .expect("a request");
    let expected = "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp0w7ZrOmVuIPCfmIAlKy89";
    assert_eq!(request.headers().get("authorization"), Some(expected));
}
