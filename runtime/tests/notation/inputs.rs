//! What a caller has is what an input takes: texts, typed values and references to them, alike in requests and in models.

#![expect(
    clippy::needless_borrows_for_generic_args,
    reason = "references are inputs too"
)]

use std::{borrow::Cow, sync::Arc};

use serde_json::json;
use twilio_runtime::{IntoSid, IntoText, SidError};

use crate::support::nowhere;

twilio_runtime::sid_types! {
    /// Identifies a flow.
    pub type FlowSid = ["FO"];
}

twilio_runtime::open_enum! {
    /// How a customer comes in.
    pub enum Channel {
        /// Chat on a web page.
        #[value("web")]
        Web,
    }
}

mod requests {
    use super::{Channel, FlowSid};

    twilio_runtime::request! {
        "Ask": Post "https://a.example" "/Ask" form -> ();
        /// Asks.
        pub struct Ask;

        impl Ask {
            /// A text.
            #[input(form, "Text", text)]
            pub fn text(self, text: impl twilio_runtime::IntoText) -> Self;
            /// A SID.
            #[input(form, "Sid", sid)]
            pub fn sid(self, sid: impl twilio_runtime::IntoSid<FlowSid>) -> Self;
            /// Some SIDs.
            #[input(form, "Sids", sids)]
            pub fn sids(self, sids: impl IntoIterator<Item: twilio_runtime::IntoSid<FlowSid>>) -> Self;
            /// An enum.
            #[input(form, "Channel", into)]
            pub fn channel(self, channel: impl twilio_runtime::IntoValue<Channel>) -> Self;
            /// A time.
            #[input(form, "Time", into)]
            pub fn time(self, time: impl twilio_runtime::IntoValue<twilio_runtime::DateTime>) -> Self;
            /// Anything.
            #[input(form, "Json", json)]
            pub fn json(self, json: impl twilio_runtime::IntoJson) -> Self;
        }
    }
}

twilio_runtime::input_model! {
    /// A model with a field of each kind.
    pub struct Thing {
        /// A text.
        #[field("text")]
        pub text: Option<String>,
        #[setter(text)]
        pub fn text(self, text: impl twilio_runtime::IntoText) -> Self;
        /// Some texts.
        #[field("texts")]
        pub texts: Vec<String>,
        #[setter(texts)]
        pub fn texts(self, texts: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// A SID.
        #[field("sid")]
        pub sid: Option<FlowSid>,
        #[setter(sid)]
        pub fn sid(self, sid: impl twilio_runtime::IntoSid<FlowSid>) -> Self;
        /// Some SIDs.
        #[field("sids")]
        pub sids: Vec<FlowSid>,
        #[setter(sids)]
        pub fn sids(self, sids: impl IntoIterator<Item: twilio_runtime::IntoSid<FlowSid>>) -> Self;
        /// An enum.
        #[field("channel")]
        pub channel: Option<Channel>,
        #[setter(into)]
        pub fn channel(self, channel: impl twilio_runtime::IntoValue<Channel>) -> Self;
        /// Some enums.
        #[field("channels")]
        pub channels: Vec<Channel>,
        #[setter(intos)]
        pub fn channels(self, channels: impl IntoIterator<Item: twilio_runtime::IntoValue<Channel>>) -> Self;
        /// A number.
        #[field("count")]
        pub count: Option<i64>,
        #[setter(value)]
        pub fn count(self, count: i64) -> Self;
        /// Some numbers.
        #[field("counts")]
        pub counts: Vec<i64>,
        #[setter(values)]
        pub fn counts(self, counts: impl IntoIterator<Item = i64>) -> Self;
        /// Anything.
        #[field("json")]
        pub json: Option<twilio_runtime::Json>,
        #[setter(json)]
        pub fn json(self, json: impl twilio_runtime::IntoJson) -> Self;
        /// Some of anything.
        #[field("jsons")]
        pub jsons: Vec<twilio_runtime::TypedJson<Thing>>,
        #[setter(jsons)]
        pub fn jsons(self, jsons: impl IntoIterator<Item: twilio_runtime::IntoJson>) -> Self;
        /// A model.
        #[field("inner")]
        pub inner: Option<Box<Thing>>,
        #[setter(from)]
        pub fn inner(self, inner: impl Into<Box<Thing>>) -> Self;
    }
}

const SID: &str = "FO0123456789abcdef0123456789abcdef";
const OTHER: &str = "UO0123456789abcdef0123456789abcdef";

/// A type of an application's own.
struct Own;

impl IntoText for Own {
    fn as_text(&self) -> &'static str {
        "own"
    }
}

impl IntoSid<FlowSid> for Own {
    fn into_sid(self) -> Result<FlowSid, SidError> {
        SID.parse()
    }
}

fn ask() -> requests::Ask {
    requests::Ask::new(&nowhere())
}

fn form(request: requests::Ask) -> String {
    let request = request.prepare().expect("a request");
    String::from_utf8(request.body().to_vec()).expect("text")
}

#[test]
fn a_text_is_taken_however_it_is_held() {
    let text = "a".to_owned();
    for made in [
        ask().text("a"),
        ask().text(&"a"),
        ask().text(&text),
        ask().text(text.clone()),
        ask().text(Cow::from("a")),
        ask().text(Box::<str>::from("a")),
        ask().text(Arc::<str>::from("a")),
    ] {
        assert_eq!(form(made), "Text=a");
    }
    assert_eq!(form(ask().text(Own)), "Text=own");
}

#[test]
fn a_sid_is_taken_however_it_is_held() {
    let (text, sid): (String, FlowSid) = (SID.to_owned(), SID.parse().expect("a SID"));
    for made in [
        ask().sid(SID),
        ask().sid(&text),
        ask().sid(text.clone()),
        ask().sid(Cow::from(SID)),
        ask().sid(&sid),
        ask().sid(&&sid),
        ask().sid(sid.clone()),
        ask().sid(Own),
    ] {
        assert_eq!(form(made), format!("Sid={SID}"));
    }
    let listed = form(ask().sids([&sid, &sid]));
    assert_eq!(listed, format!("Sids={SID}&Sids={SID}"));
    let refused = ask().sid(OTHER).prepare().expect_err("another prefix");
    assert!(refused.to_string().contains("Sid"), "{refused}");
}

#[test]
fn an_enum_and_a_time_are_taken_however_they_are_held() {
    for made in [
        ask().channel(Channel::Web),
        ask().channel(&Channel::Web),
        ask().channel("web"),
        ask().channel("web".to_owned()),
    ] {
        assert_eq!(form(made), "Channel=web");
    }
    let epoch = std::time::SystemTime::UNIX_EPOCH;
    assert_eq!(form(ask().time(epoch)), "Time=1970-01-01T00%3A00%3A00Z");
}

#[test]
fn text_is_json_where_json_is_asked_for() {
    let text = r#"{"text":"a"}"#;
    let encoded = "Json=%7B%22text%22%3A%22a%22%7D";
    assert_eq!(form(ask().json(text)), encoded);
    assert_eq!(form(ask().json(json!({"text": "a"}))), encoded);
    assert_eq!(form(ask().json(Thing::default().text("a"))), encoded);
    assert_eq!(form(ask().json(&Thing::default().text("a"))), encoded);

    let held = |thing: Thing| serde_json::to_value(thing).expect("JSON")["json"].take();
    assert_eq!(held(Thing::default().json(text)), json!({"text": "a"}));
    assert_eq!(held(Thing::default().json([1, 2])), json!([1, 2]));
    assert_eq!(
        held(Thing::default().json(Thing::default().text("a"))),
        json!({"text": "a"})
    );
    assert_eq!(held(Thing::default().json(r#""a""#)), json!("a"));
}

#[test]
fn a_model_takes_what_a_request_takes() {
    let sid: FlowSid = SID.parse().expect("a SID");
    let thing = Thing::default()
        .text(Own)
        .texts(["a", "b"])
        .sid(SID)
        .sids([&sid])
        .channel("web")
        .channels([Channel::Web])
        .count(1)
        .counts([2, 3])
        .json(json!({}))
        .jsons(["{}"])
        .inner(Thing::default().sid(&sid));
    assert_eq!(
        serde_json::to_value(&thing).expect("JSON"),
        json!({
            "text": "own", "texts": ["a", "b"], "sid": SID, "sids": [SID], "channel": "web", "channels": ["web"],
            "count": 1, "counts": [2, 3], "json": {}, "jsons": [{}], "inner": {"sid": SID},
        })
    );
}

#[test]
fn a_model_with_a_wrong_sid_is_not_sent() {
    let wrong = Thing::default().text("a").sid(OTHER);
    assert_eq!(wrong.sid, None);
    let error = serde_json::to_string(&wrong).expect_err("another prefix");
    assert!(
        error.to_string().starts_with("`sid`: invalid FlowSid"),
        "{error}"
    );
    let inner = Thing::default().inner(Thing::default().sids([SID, OTHER]));
    let error = ask().json(inner).prepare().expect_err("another prefix");
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert!(format!("{error} {source:?}").contains("Json"), "{error}");

    // What is set last counts.
    let mended = wrong.sid(SID);
    assert_eq!(
        serde_json::to_value(mended).expect("JSON"),
        json!({"text": "a", "sid": SID})
    );
}

#[test]
fn a_model_with_text_that_is_not_json_is_not_sent() {
    let error = serde_json::to_string(&Thing::default().json("{")).expect_err("half an object");
    assert!(error.to_string().starts_with("`json`: "), "{error}");
}

mod bodies {
    twilio_runtime::request! {
        "Change": Post "https://a.example" "/Change" json -> ();
        /// Changes.
        pub struct Change;

        impl Change {
            /// An object.
            #[input(body, "$body", object)]
            pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
        }
    }

    twilio_runtime::request! {
        "Say": Post "https://a.example" "/Say" json -> ();
        /// Says.
        pub struct Say;

        impl Say {
            /// A string.
            #[input(body, "$body", json, exact_json)]
            pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
        }
    }
}

#[test]
fn a_body_that_must_be_an_object_is_one_or_is_not_sent() {
    let change = || bodies::Change::new(&nowhere());
    for made in [
        change().body(r#"{"text":"a"}"#),
        change().body(json!({"text": "a"})),
        change().body(Thing::default().text("a")),
        change().body(()).body(json!({"text": "a"})),
    ] {
        let request = made.prepare().expect("a request");
        assert_eq!(request.body(), br#"{"text":"a"}"#);
    }
    for made in [
        change().body(()),
        change().body(None::<Thing>),
        change().body([1]),
        change().body("[1]"),
        change().body("null"),
        change().body("{"),
        change().body("text"),
    ] {
        let error = made.prepare().expect_err("not an object");
        assert!(error.to_string().contains("JSON"), "{error}");
    }
}

#[test]
fn a_body_that_is_a_string_has_quotes() {
    let say = bodies::Say::new(&nowhere()).body("{}");
    assert_eq!(say.prepare().expect("a request").body(), br#""{}""#);
}
