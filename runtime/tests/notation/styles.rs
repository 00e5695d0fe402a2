//! How lists and objects are written in a query, a form and a header.

use serde_json::{Value, json};
use twilio_runtime::{HttpRequest, Json, testing::Expectation};

use crate::support::{header, nowhere, query, scope};

twilio_runtime::open_enum! {
    /// How it is.
    pub enum State {
        /// It is on.
        #[value("a,b")]
        On,
    }
}

/// The same inputs at another location.
macro_rules! search {
    ($name:ident $method:ident $body:ident $location:ident) => {
        twilio_runtime::request! {
            "Search": $method "https://api.example.com" "/v1/Search" $body -> Json;
            /// Searches.
            pub struct $name;

            impl $name {
                /// As usual.
                #[input($location, "plain", texts)]
                pub fn plain(self, plain: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                /// With commas.
                #[input($location, "comma", texts, comma)]
                pub fn comma(self, comma: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                /// With spaces.
                #[input($location, "space", texts, space)]
                pub fn space(self, space: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                /// With pipes.
                #[input($location, "pipe", intos, pipe)]
                pub fn pipe(self, pipe: impl IntoIterator<Item: twilio_runtime::IntoValue<State>>) -> Self;
                /// Numbers with commas.
                #[input($location, "numbers", values, comma)]
                pub fn numbers(self, numbers: impl IntoIterator<Item = i64>) -> Self;
                /// Values with commas.
                #[input($location, "any", jsons, comma)]
                pub fn any(self, any: impl IntoIterator<Item: twilio_runtime::IntoJson>) -> Self;
                /// An object with commas.
                #[input($location, "object", json, comma)]
                pub fn object(self, object: impl twilio_runtime::IntoJson) -> Self;
                /// With brackets.
                #[input($location, "deep", json, deep)]
                pub fn deep(self, deep: impl twilio_runtime::IntoJson) -> Self;
                /// Without a name.
                #[input($location, "properties", json, properties)]
                pub fn properties(self, properties: impl twilio_runtime::IntoJson) -> Self;
                /// As JSON.
                #[input($location, "exact", json, exact_json)]
                pub fn exact(self, exact: impl twilio_runtime::IntoJson) -> Self;
                /// A text as JSON.
                #[input($location, "quoted", text, exact_json)]
                pub fn quoted(self, quoted: impl twilio_runtime::IntoText) -> Self;
                /// With dots.
                #[input($location, "AddOns", json, collapsible)]
                pub fn add_ons(self, add_ons: impl twilio_runtime::IntoJson) -> Self;
            }
        }
    };
}

search! { Search Get none query }
search! { Submit Post form form }

type Case = (fn(Search) -> Search, fn(Submit) -> Submit, &'static str);

/// Sets one input, in the query and in the form.
macro_rules! case {
    ($setter:ident($value:expr) => $sent:literal) => {
        (
            |request| request.$setter($value),
            |request| request.$setter($value),
            $sent,
        )
    };
}

const NONE: [&str; 0] = [];

fn object() -> Value {
    json!({"R": 100, "a&b": "x,y", "n": null})
}

#[test]
fn a_style_is_the_same_in_a_query_and_in_a_form() {
    let cases: &[Case] = &[
        case!(plain(["a,b", "c"]) => "plain=a%2Cb&plain=c"),
        case!(comma(["a,b", "", "c d"]) => "comma=a%2Cb,,c%20d"),
        case!(comma(["", "a"]) => "comma=,a"),
        case!(comma(["a"]) => "comma=a"),
        case!(comma(NONE) => ""),
        case!(space(["a b", "c"]) => "space=a%20b%20c"),
        case!(pipe([State::On, "c|d".into()]) => "pipe=a%2Cb%7Cc%7Cd"),
        case!(numbers([1, -2]) => "numbers=1,-2"),
        case!(any([json!("a"), json!(1), json!({"b": 2})]) => "any=a,1,%7B%22b%22%3A2%7D"),
        case!(object(object()) => "object=R,100,a%26b,x%2Cy"),
        case!(object(json!(["a", 1])) => "object=a,1"),
        case!(object(json!({})) => ""),
        case!(deep(object()) => "deep%5BR%5D=100&deep%5Ba%26b%5D=x%2Cy"),
        case!(deep(json!({"a": {"b": [1, 2]}})) => "deep%5Ba%5D%5Bb%5D=1&deep%5Ba%5D%5Bb%5D=2"),
        case!(properties(object()) => "R=100&a%26b=x%2Cy"),
        case!(exact(json!("a")) => "exact=%22a%22"),
        case!(exact(json!({"a": null})) => "exact=%7B%22a%22%3Anull%7D"),
        case!(quoted("a\"b") => "quoted=%22a%5C%22b%22"),
        case!(add_ons(json!({"a": {"b": {"c": 1}}, "d": true})) => "AddOns.a.b.c=1&AddOns.d=true"),
        case!(add_ons(json!({})) => ""),
    ];
    for (in_query, in_form, sent) in cases {
        let request = in_query(Search::new(&nowhere())).prepare();
        assert_eq!(query(&request.expect("a request")), *sent);
        let request = in_form(Submit::new(&nowhere())).prepare();
        let request = request.expect("a request");
        assert_eq!(String::from_utf8_lossy(request.body()), *sent);
    }
}

/// The pairs are those of twilio-python 9.13.0, `serialize.prefixed_collapsible_map(value, "AddOns")`, as requests 2.34
/// sends them. What that writes in Python's way (`True`, and of a list of objects their keys) is JSON here.
#[test]
fn a_collapsible_map_is_what_the_official_library_sends() {
    let value = json!({
        "account": {"id": 5, "tags": ["x", "y"]},
        "blank": "",
        "dotted.key": {"a b": "c&d"},
        "empty": {},
        "nothing": null,
        "number": 1.5,
    });
    let request = Search::new(&nowhere()).add_ons(value).prepare();
    assert_eq!(
        form_urlencoded::parse(query(&request.expect("a request")).as_bytes())
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>(),
        [
            "AddOns.account.id=5",
            "AddOns.account.tags=x",
            "AddOns.account.tags=y",
            "AddOns.blank=",
            "AddOns.dotted.key.a b=c&d",
            "AddOns.number=1.5",
        ]
    );
}

#[test]
fn styled_inputs_keep_the_order_of_the_document_and_setting_twice_replaces() {
    let request = Search::new(&nowhere())
        .deep(json!({"a": 1}))
        .comma(["x", "y"])
        .deep(json!({"b": 2}))
        .plain(["p"])
        .comma(["z"]);
    let request = request.prepare().expect("a request");
    assert_eq!(query(&request), "plain=p&comma=z&deep%5Bb%5D=2");
}

twilio_runtime::request! {
    "Peek": Get "https://api.example.com" "/v1/Peek" none -> Json;
    /// Peeks.
    pub struct Peek;

    impl Peek {
        /// A list.
        #[input(header, "X-List", texts, comma)]
        pub fn list(self, list: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// An object.
        #[input(header, "X-Object", json, comma)]
        pub fn object(self, object: impl twilio_runtime::IntoJson) -> Self;
        /// Its properties.
        #[input(header, "X-Properties", json, properties)]
        pub fn properties(self, properties: impl twilio_runtime::IntoJson) -> Self;
        /// JSON.
        #[input(header, "X-Exact", json, exact_json)]
        pub fn exact(self, exact: impl twilio_runtime::IntoJson) -> Self;
        /// A number as JSON.
        #[input(header, "X-Number", value, exact_json)]
        pub fn number(self, number: i64) -> Self;
    }
}

#[test]
fn a_header_has_its_items_with_commas() {
    let request = Peek::new(&nowhere())
        .list(["old", "items"])
        .list(["a b", "c"])
        .object(json!({"k": "v", "l": 2}))
        .properties(json!({"k": "v", "l": 2}))
        .exact(json!("a"))
        .number(3);
    let request: HttpRequest = request.prepare().expect("a request");
    for (name, value) in [
        ("x-list", "a b,c"),
        ("x-object", "k,v,l,2"),
        ("x-properties", "k=v,l=2"),
        ("x-exact", "\"a\""),
        ("x-number", "3"),
    ] {
        assert_eq!(header(&request, name), Some(value));
    }
    let empty = Peek::new(&nowhere())
        .list(NONE)
        .object(json!({}))
        .properties(json!({"k": null}));
    let request = empty.prepare().expect("a request");
    for name in ["x-list", "x-object", "x-properties"] {
        assert_eq!(header(&request, name), None);
    }
    let refused = Peek::new(&nowhere()).list(["fine", "é"]).prepare();
    assert!(refused.expect_err("a refusal").is_invalid_request());
}

#[tokio::test]
async fn an_expectation_meets_styled_inputs_by_their_decoded_pairs() {
    let transport = twilio_runtime::ScriptedTransport::new();
    transport.expect(
        Expectation::operation("Search")
            .query("comma", "a,b")
            .query("space", "a b")
            .query("deep[k]", "v")
            .query("AddOns.x.y", "1")
            .exactly(),
    );
    let request = Search::new(&scope(&transport))
        .comma(["a", "b"])
        .space(["a", "b"])
        .deep(json!({"k": "v"}))
        .add_ons(json!({"x": {"y": 1}}));
    request.send().await.expect("an answer");
    transport.verify();
}
