//! Values of another type than the description specifies.

use serde_json::{Value, json, to_value};
use twilio_runtime::Mismatch;

use super::{FetchWhole, ListAnything, created, lines, service};
use crate::support::json as reply;

const SOUND: &str = r#""sid":"TH1","since":"2020-01-01T00:00:00Z","small":7"#;

/// A field, the JSON that comes, what is read, and what is listed.
type Row = (&'static str, &'static str, &'static str, &'static str);

const SCALARS: &[Row] = &[
    ("is_on", "null", "null", ""),
    ("name", "null", "null", ""),
    ("name", r#""5""#, r#""5""#, ""),
    (
        "is_on",
        r#""true""#,
        "true",
        "expected a boolean, found a text",
    ),
    (
        "is_on",
        r#""false""#,
        "false",
        "expected a boolean, found a text",
    ),
    (
        "is_on",
        r#""maybe""#,
        "null",
        "expected a boolean, found a text",
    ),
    ("is_on", "1", "null", "expected a boolean, found a number"),
    ("name", "5", r#""5""#, "expected a text, found a number"),
    (
        "name",
        "1e400",
        r#""1e400""#,
        "expected a text, found a number",
    ),
    (
        "name",
        "true",
        r#""true""#,
        "expected a text, found a boolean",
    ),
    ("count", r#""5""#, "5", "expected an integer, found a text"),
    (
        "count",
        r#""five""#,
        "null",
        "expected an integer, found a text",
    ),
    ("count", "5.0", "5", "expected an integer, found a number"),
    (
        "count",
        "5.5",
        "null",
        "expected an integer, found a number",
    ),
    (
        "small",
        "4294967296",
        "null",
        "expected an integer, found a number out of range",
    ),
    (
        "ratio",
        r#""0.5""#,
        "0.5",
        "expected a number, found a text",
    ),
    (
        "ratio",
        r#""half""#,
        "null",
        "expected a number, found a text",
    ),
    ("state", "5", r#""5""#, "expected a text, found a number"),
    (
        "since",
        "1577836800",
        r#""1577836800""#,
        "expected a text, found a number",
    ),
    ("sid", "17", r#""17""#, "expected a text, found a number"),
];

const LISTS_AND_OBJECTS: &[Row] = &[
    (
        "name",
        r#"{"a":[1]}"#,
        "null",
        "expected a text, found an object",
    ),
    ("count", "[5]", "null", "expected an integer, found a list"),
    ("tags", "{}", "null", "expected a list, found an object"),
    ("links", "[]", "null", "expected an object, found a list"),
    ("part", "7", "null", "expected an object, found a number"),
];

#[tokio::test]
async fn a_value_of_another_type_costs_its_field_or_is_read_without_a_guess() {
    for (field, raw, value, line) in SCALARS.iter().chain(LISTS_AND_OBJECTS) {
        let value = serde_json::from_str(value).expect("JSON");
        check(field, raw, &value, line).await;
    }
}

/// Reads a thing with this value of a field: what is read of it, and what is listed. The fields around it arrive.
async fn check(field: &str, raw: &str, value: &Value, line: &str) {
    let body = format!(r#"{{"added":1,"{field}":{raw},"color":"red"}}"#);
    let response = created("", body.as_bytes()).await;
    let thing = &response.value;
    let expected = (!line.is_empty()).then(|| (format!("{field}: {line}"), Some(raw)));
    assert!(
        lines(response.mismatches()).into_iter().eq(expected),
        "{body} {response:?}"
    );
    assert_eq!(thing.mismatches(), response.mismatches(), "{body}");
    assert_eq!(thing.unknown_fields()["added"], 1);
    assert_eq!(thing.unknown_fields()["color"], "red");
    let written = to_value(thing).expect("JSON");
    if value.is_null() {
        let as_it_came: Value = serde_json::from_str(raw).expect("JSON");
        assert_eq!(written[field], as_it_came, "{body}");
    } else {
        assert_eq!(written[field], *value, "{body}");
    }
}

#[tokio::test]
async fn numbers_out_of_range_are_kept_exactly() {
    let big = "123456789012345678901234567890";
    for raw in [
        big,
        "-9223372036854775809",
        "9223372036854775808",
        "1e400",
        "-1e400",
    ] {
        let body = format!(r#"{{"count":{raw},"small":{raw},"tags":["a"],"name":"n"}}"#);
        let response = created("", body.as_bytes()).await;
        assert_eq!((response.value.count, response.value.small), (None, None));
        assert_eq!(response.value.name.as_deref(), Some("n"));
        let raws: Vec<_> = response.mismatches().iter().map(Mismatch::raw).collect();
        assert_eq!(raws, [Some(raw); 2], "{response:?}");
    }
    // Where any JSON may be, it is the text.
    let body = format!(
        r#"{{"attributes":{{"id":{big},"more":[1e400,18446744073709551615]}},"added":-{big}}}"#
    );
    let response = created("", body.as_bytes()).await;
    let thing = &response.value;
    let attributes = json!({"id": big, "more": ["1e400", u64::MAX]});
    assert_eq!(thing.attributes, Some(attributes));
    assert_eq!(thing.unknown_fields()["added"], format!("-{big}"));
    let paths: Vec<_> = thing.mismatches().iter().map(Mismatch::path).collect();
    assert_eq!(paths, ["attributes.id", "attributes.more[0]", "added"]);
    // A number is a number still, but the digits it lost are listed.
    let response = created("", format!(r#"{{"ratio":{big}}}"#).as_bytes()).await;
    assert_eq!(response.value.ratio, big.parse().ok());
    assert_eq!(response.mismatches()[0].raw(), Some(big));
}

#[tokio::test]
async fn items_that_do_not_fit_are_left_out() {
    let body = r#"{"tags":["a",{},"b",null],"links":{"a":1,"b":"x","c":null,"ann@example.com":[]},
        "parts":[{"count":"x","name":"n"},5,null,{"parts":[{"is_on":[]}]}],"part":{"count":{}}}"#;
    let response = created("", body.as_bytes()).await;
    let thing = &response.value;
    assert_eq!(thing.tags, ["a", "b"]);
    assert_eq!(
        thing.links.iter().collect::<Vec<_>>(),
        [(&"a".to_owned(), &1)]
    );
    assert_eq!(thing.parts.len(), 2);
    assert_eq!(thing.parts[0].name.as_deref(), Some("n"));
    let paths = |mismatches: &[Mismatch]| {
        let paths = mismatches.iter().map(|mismatch| mismatch.path().to_owned());
        paths.collect::<Vec<_>>()
    };
    let expected = [
        "tags[1]",
        "tags[3]",
        "links.b",
        "links.c",
        "links[..]",
        "parts[0].count",
        "parts[1]",
        "parts[2]",
        "parts[3].parts[0].is_on",
        "part.count",
    ];
    assert_eq!(paths(thing.mismatches()), expected);
    assert_eq!(paths(thing.parts[0].mismatches()), ["count"]);
    assert_eq!(paths(thing.parts[1].mismatches()), ["parts[0].is_on"]);
    assert_eq!(paths(thing.parts[1].parts[0].mismatches()), ["is_on"]);
}

#[tokio::test]
async fn a_required_field_is_empty_where_nothing_fits_and_keeps_its_text_where_it_has_one() {
    let body = r#"{"sid":17,"name":[1],"is_on":null,"state":{"a":1},"thing":"x","added":1}"#;
    let scope = service([reply(200, body), reply(200, "{}")]);
    let response = FetchWhole::new(&scope).send_with_response().await;
    let response = response.expect("the whole");
    let whole = &response.value;
    assert_eq!(
        (whole.sid.as_str(), &*whole.name, whole.is_on, whole.count),
        ("17", "", false, 0)
    );
    assert_eq!((whole.state.as_str(), whole.thing.size), ("", None));
    let lines = lines(whole.mismatches());
    let count = ("count: expected a value, found nothing".to_owned(), None);
    assert_eq!((lines.len(), lines.last()), (6, Some(&count)), "{lines:?}");
    let written = to_value(whole).expect("JSON");
    let expected =
        json!({"sid":"17","name":[1],"is_on":null,"state":{"a":1},"thing":"x","added":1});
    assert_eq!(written, expected);
    let whole = FetchWhole::new(&scope).send().await.expect("the whole");
    assert_eq!(whole.mismatches().len(), 6);
    assert_eq!(to_value(&whole).expect("JSON"), json!({}));
}

#[tokio::test]
async fn a_field_that_is_set_afterwards_is_written() {
    let mut thing = created("", br#"{"count":"many","tags":5}"#)
        .await
        .into_value();
    thing.count = Some(3);
    let written = to_value(&thing).expect("JSON");
    assert_eq!(written, json!({"count": 3, "tags": 5}));
}

#[tokio::test]
async fn a_page_arrives_whatever_is_on_it() {
    let things = format!(r#"[{{{SOUND}}},5,{{"count":"x",{SOUND}}},null,[]]"#);
    let body =
        format!(r#"{{"meta":{{"key":"things","next_page_url":7,"page":"0"}},"things":{things}}}"#);
    let next = r#"{"things":{"a":1},"meta":{}}"#;
    let scope = service([reply(200, &body), reply(200, &body), reply(200, next)]);
    let response = ListAnything::new(&scope)
        .send_with_response()
        .await
        .expect("a page");
    let page = &response.value;
    assert_eq!(page.records.len(), 2);
    assert!(page.records.iter().all(|record| record.small == Some(7)));
    let paths: Vec<_> = page.mismatches().iter().map(Mismatch::path).collect();
    assert_eq!(
        paths,
        ["things[1]", "things[2].count", "things[3]", "things[4]"]
    );
    assert_eq!(response.mismatches(), page.mismatches());
    assert_eq!(page.records[1].mismatches()[0].path(), "count");
    assert_eq!(page.next_page_url(), None);
    let mut records = ListAnything::new(&scope).stream();
    let mut count = 0;
    while let Some(record) = records.next().await {
        assert_eq!(record.expect("a record").small, Some(7));
        count += 1;
    }
    assert_eq!(count, 2);
    assert_eq!(
        records.response().expect("a response").mismatches().len(),
        4
    );
    let page = ListAnything::new(&scope).send().await.expect("a page");
    assert_eq!(page.records.len(), 0);
    let expected = (
        "things: expected a list, found an object".to_owned(),
        Some(r#"{"a":1}"#),
    );
    assert_eq!(lines(page.mismatches()), [expected]);
}

#[tokio::test]
async fn records_that_do_not_fit_are_found_under_the_key_that_the_page_names() {
    let body = r#"{"items":[{"count":"x"},{"count":1}],"others":5,"meta":{"key":"items"}}"#;
    let scope = service([reply(200, body)]);
    let page = ListAnything::new(&scope).send().await.expect("a page");
    assert_eq!(page.records.len(), 2);
    assert_eq!(page.mismatches()[0].path(), "items[0].count");
}

#[tokio::test]
async fn nesting_of_any_depth_costs_only_what_is_too_deep() {
    for depth in [126, 200, 100_000] {
        let list = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let object = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        let part = format!(
            "{}{{}}{}",
            r#"{"part":"#.repeat(depth - 1),
            "}".repeat(depth - 1)
        );
        for (field, value) in [
            ("count", &list),
            ("tags", &list),
            ("attributes", &list),
            ("attributes", &object),
            ("added", &object),
            ("usual", &list),
            ("part", &part),
            ("parts", &format!("[{part}]")),
        ] {
            let body = format!(r#"{{"name":"n","{field}":{value},"small":7}}"#);
            let response = created("", body.as_bytes()).await;
            let thing = &response.value;
            assert_eq!((thing.name.as_deref(), thing.small), (Some("n"), Some(7)));
            let is_free = ["attributes", "added", "usual", "part"].contains(&field);
            let fits = depth == 126 && is_free;
            assert_eq!(response.mismatches().is_empty(), fits, "{field} {depth}");
            drop(format!("{response:?} {}", to_value(thing).expect("JSON")));
        }
    }
}
