//! What requests look like, without sending them.

use std::time::Duration;

use crate::support::{
    ACCOUNT, AddNote, CreateThing, DeleteThing, ListThings, THING, TOKEN, ThingSid, UpdateThing,
    builder, scope_at, scripted,
};
use serde_json::json;
use twilio_runtime::{DateTime, Error, HttpRequest, Scope, ScriptedTransport};

fn root() -> Scope {
    scripted(&ScriptedTransport::new())
}

fn create() -> CreateThing {
    CreateThing::new(&root())
}

fn body(request: CreateThing) -> String {
    text(&request.prepare().expect("a request"))
}

fn text(request: &HttpRequest) -> String {
    String::from_utf8(request.body().to_vec()).expect("UTF-8")
}

fn refusal(result: Result<HttpRequest, Error>) -> String {
    let error = result.expect_err("a refusal");
    assert!(error.is_invalid_request() && !error.was_sent(), "{error}");
    error.to_string()
}

#[test]
fn inputs_keep_the_order_of_the_document() {
    let in_order = create().friendly_name("n").offset(0.5).enabled(true);
    assert_eq!(body(in_order), "FriendlyName=n&Offset=0.5&Enabled=true");
    let reversed = create()
        .enabled(false)
        .offset(1e21)
        .friendly_name("")
        .ui_version("2");
    assert_eq!(
        body(reversed),
        "FriendlyName=&Offset=1000000000000000000000&Enabled=false"
    );
}

#[test]
fn setting_twice_replaces() {
    let [other, last] = ["a", "b"].map(|end| format!("TH0123456789abcdef0123456789abcde{end}"));
    let request = create()
        .part_sids([THING, &other])
        .parent_sid("no SID")
        .friendly_name("first")
        .parent_sid(&last)
        .part_sids(Vec::<ThingSid>::new())
        .friendly_name("second")
        .ui_version("1")
        .ui_version("2");
    let request = request.prepare().expect("the wrong SID was replaced");
    assert_eq!(
        text(&request),
        format!("FriendlyName=second&Parent.Sid={last}")
    );
    assert_eq!(request.headers().get("ui-version"), Some("2"));
}

#[test]
fn text_arrives_unchanged() {
    let request = create().friendly_name("a+b&c=d%20 é\r\n~-._*");
    assert_eq!(
        body(request),
        "FriendlyName=a%2Bb%26c%3Dd%2520%20%C3%A9%0D%0A~-._%2A"
    );
}

#[test]
fn lists_repeat_their_key_and_an_empty_one_sends_nothing() {
    let request = create()
        .enabled(true)
        .part_sids([THING, THING])
        .plugins([json!({"a": 1}), json!("raw")]);
    let expected = format!(
        "Enabled=true&PartSids={THING}&PartSids={THING}&Plugins=%7B%22a%22%3A1%7D&Plugins=raw"
    );
    assert_eq!(body(request), expected);
    assert_eq!(body(create().part_sids(Vec::<String>::new())), "");
}

#[test]
fn free_form_json_is_compact_and_a_string_goes_raw() {
    for (value, sent) in [
        (
            json!({"a": [1, true], "b": null}),
            "%7B%22a%22%3A%5B1%2Ctrue%5D%2C%22b%22%3Anull%7D",
        ),
        (json!("{\"a\": \"b\"}"), "%7B%22a%22%3A%20%22b%22%7D"),
        (json!(true), "true"),
        (json!(2), "2"),
        (json!(null), "null"),
    ] {
        assert_eq!(body(create().routing(value)), format!("Routing={sent}"));
    }
}

#[test]
fn a_query_beside_a_form_goes_into_the_url() {
    let request = create()
        .dry_run("a b")
        .enabled(true)
        .since(DateTime::from("2026-01-01T00:00:00Z"));
    let request = request.prepare().expect("a request");
    assert_eq!(
        request.url(),
        "https://api.example.com/v1/Things?Dry%3CRun=a%20b"
    );
    assert_eq!(
        text(&request),
        "Enabled=true&Since=2026-01-01T00%3A00%3A00Z"
    );
}

#[test]
fn headers_of_every_request() {
    let request = create().prepare().expect("a request");
    // The SID, a colon and the token, whose own colon needs no escape.
    let basic = "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzZWNyZXQ6dG8ra2VuLz0l";
    assert_eq!(request.headers().get("Authorization"), Some(basic));
    assert_eq!(request.headers().get("Accept"), Some("application/json"));
    assert_eq!(
        request.headers().get("Content-Type"),
        Some("application/x-www-form-urlencoded")
    );
}

#[test]
fn the_user_agent_says_what_the_client_was_made_with() {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let request = create().prepare().expect("a request");
    let plain = request.headers().get("User-Agent").expect("a header");
    let rust = plain
        .strip_prefix(&format!("twilio-test-rust/1.2.3 ({os} {arch}) rust/1."))
        .expect("product, platform and language");
    // The version of a compiler has three parts, such as 1.88.0; that of nightly has a word behind them.
    let (minor, patch) = rust.split_once('.').expect("three parts");
    assert!(minor.parse::<u32>().expect("a number") >= 88, "{plain}");
    assert!(
        patch.starts_with(|first: char| first.is_ascii_digit()),
        "{plain}"
    );
    let client = builder().user_agent_extension("acme-center/2.1");
    let scope = Scope::new(client.build().expect("a client"));
    let request = CreateThing::new(&scope).prepare().expect("a request");
    let extended = format!("{plain} acme-center/2.1");
    assert_eq!(request.headers().get("User-Agent"), Some(extended.as_str()));
}

#[test]
fn each_extension_of_the_user_agent_is_added_to_those_before() {
    let client = builder()
        .user_agent_extension("acme-sdk/3")
        .user_agent_extension("acme-center/2.1");
    let scope = Scope::new(client.build().expect("a client"));
    let request = CreateThing::new(&scope).prepare().expect("a request");
    let sent = request.headers().get("User-Agent").expect("a header");
    assert!(sent.ends_with(" acme-sdk/3 acme-center/2.1"), "{sent}");
}

#[test]
fn the_content_type_follows_the_method_and_the_body() {
    let content_type = |request: Result<HttpRequest, Error>| {
        request
            .expect("a request")
            .headers()
            .get("content-type")
            .map(str::to_owned)
    };
    let thing = root().bind_text("Sid", THING);
    let form = Some("application/x-www-form-urlencoded".to_owned());
    assert_eq!(content_type(AddNote::new(&thing).prepare()), form);
    assert_eq!(content_type(DeleteThing::new(&thing).prepare()), None);
    assert_eq!(content_type(ListThings::new(&root()).prepare()), None);
    let json = Some("application/json".to_owned());
    let update = UpdateThing::new(&root()).body(json!({}));
    assert_eq!(content_type(update.prepare()), json);
    assert_eq!(content_type(UpdateThing::new(&root()).prepare()), None);
}

#[test]
fn a_json_body_keeps_its_nulls() {
    let update = |body| {
        UpdateThing::new(&root())
            .body(body)
            .prepare()
            .expect("a request")
    };
    assert_eq!(
        text(&update(json!({"a": null, "b": {"c": null}}))),
        r#"{"a":null,"b":{"c":null}}"#
    );
    assert_eq!(text(&update(json!({}))), "{}");
    // Text is JSON already, so a string is given in its quotes.
    assert_eq!(text(&update(json!("\"a\""))), "\"a\"");
}

#[test]
fn an_authorization_parameter_replaces_the_credentials() {
    let request = create()
        .authorization("Bearer other")
        .prepare()
        .expect("a request");
    let values = request
        .headers()
        .iter()
        .filter(|(name, _)| *name == "authorization");
    assert_eq!(
        values.map(|(_, value)| value).collect::<Vec<_>>(),
        [b"Bearer other"]
    );
    assert!(!request.url().contains("other"));
}

#[test]
fn call_options_reach_the_request() {
    let request = create()
        .ui_version("1")
        .with_header("UI-Version", "2")
        .with_header("X-Own", "é".escape_unicode().to_string());
    let request = request
        .with_timeout(Duration::from_millis(5))
        .prepare()
        .expect("a request");
    assert_eq!(request.headers().get("ui-version"), Some("2"));
    assert_eq!(request.headers().get("x-own"), Some("\\u{e9}"));
    assert_eq!(request.timeout(), Some(Duration::from_millis(5)));
}

#[test]
fn what_can_not_be_sent_is_refused() {
    let error = create()
        .parent_sid("AC123")
        .friendly_name("n")
        .prepare()
        .expect_err("no SID of a thing");
    assert_eq!(
        error.to_string(),
        "CreateThing: \"Parent.Sid\" is not a valid SID"
    );
    assert!(
        std::error::Error::source(&error)
            .expect("a cause")
            .to_string()
            .contains("TH")
    );
    assert!(refusal(create().offset(f64::INFINITY).prepare()).contains("Offset"));
    for value in ["a\r\nX-Injected: 1", "tab\t", "é"] {
        let error = refusal(create().ui_version(value).prepare());
        assert!(
            error.contains("Ui-Version") && !error.contains(value),
            "{error}"
        );
        assert!(refusal(create().with_header("X-Own", value).prepare()).contains("X-Own"));
    }
    assert!(
        refusal(create().with_header("Content-Length", "3").prepare()).contains("Content-Length")
    );
    assert!(refusal(create().with_header("not a name", "3").prepare()).contains("not a name"));
    for value in ["", ".", ".."] {
        assert!(refusal(AddNote::new(&root().bind_text("Sid", value)).prepare()).contains("Sid"));
    }
    assert!(
        refusal(AddNote::new(&root().bind_sid("Sid", ThingSid::try_from("x"))).prepare())
            .contains("Sid")
    );
    assert!(refusal(AddNote::new(&root()).prepare()).contains("path"));
}

#[test]
fn a_path_value_stays_one_segment() {
    let request = AddNote::new(&root().bind_text("Sid", "../a b?c#d%2F;é"))
        .prepare()
        .expect("a request");
    assert_eq!(
        request.url(),
        "https://api.example.com/v1/Things/..%2Fa%20b%3Fc%23d%252F%3B%C3%A9/Notes.json"
    );
}

#[test]
fn a_base_url_takes_the_place_of_the_server() {
    let scope = scope_at("http://localhost:4010/mock/");
    let request = CreateThing::new(&scope).prepare().expect("a request");
    assert_eq!(request.url(), "http://localhost:4010/mock/v1/Things");
}

#[test]
fn curl_masks_the_credentials_and_quotes_the_rest() {
    let request = create()
        .friendly_name("it's")
        .ui_version("o'clock")
        .with_header("X-Empty", "")
        .prepare();
    let curl = request.expect("a request").to_curl();
    assert!(
        curl.starts_with("curl -X POST 'https://api.example.com/v1/Things' "),
        "{curl}"
    );
    assert!(
        curl.contains("-H 'authorization: [masked]'") && curl.contains("-H 'x-empty;'"),
        "{curl}"
    );
    assert!(
        curl.contains(r"-H 'ui-version: o'\''clock'")
            && curl.ends_with(" --data-raw 'FriendlyName=it%27s'"),
        "{curl}"
    );
    assert!(!curl.contains("QUMw"), "{curl}");
}

#[test]
fn debug_shows_names_and_no_values() {
    let scope = root().bind_text("Sid", "ada@example.com");
    let request = create()
        .enabled(true)
        .friendly_name("Ada")
        .authorization("Bearer x1y2")
        .ui_version("v9");
    let shown = format!("{request:?}");
    assert!(
        shown.contains("CreateThing")
            && shown.contains(r#"["friendly_name", "enabled", "ui_version", "authorization"]"#),
        "{shown}"
    );
    let prepared = request.prepare().expect("a request");
    let everything = format!(
        "{shown} {scope:?} {:?} {prepared:?} {:?}",
        scope.client(),
        prepared.headers()
    );
    let builder = format!(
        "{:?} {:?}",
        builder(),
        twilio_runtime::Credentials::api_key(ACCOUNT, "SKkey", "s3cr3t")
    );
    for hidden in [
        "ada@", "Ada", "x1y2", "v9", TOKEN, "QUMw", "SKkey", "s3cr3t",
    ] {
        assert!(
            !everything.contains(hidden) && !builder.contains(hidden),
            "{hidden} in {everything} {builder}"
        );
    }
}

#[test]
fn a_client_is_built_with_what_it_needs_or_not_at_all() {
    use twilio_runtime::{Client, ClientBuilder, Credentials};
    let build =
        |builder: ClientBuilder| builder.build().map(|_: Client| ()).expect_err("no client");
    for error in [
        build(ClientBuilder::new("x")),
        build(ClientBuilder::new("x").credentials(Credentials::auth_token("", "t"))),
        build(ClientBuilder::new("x").credentials(Credentials::auth_token(ACCOUNT, ""))),
        build(builder().base_url("flex-api.twilio.com")),
        build(builder().user_agent_extension("a\r\nb")),
    ] {
        assert!(
            error.is_configuration() && !error.is_invalid_request() && !error.was_sent(),
            "{error}"
        );
    }
}
