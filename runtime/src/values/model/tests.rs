use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{DateTime, Json};

crate::sid_types! {
    /// Identifies a flow.
    pub type FlowSid = ["FO"];
}

crate::open_enum! {
    /// How a customer reaches the contact center.
    pub enum ChannelType {
        /// Chat.
        #[value("web")]
        Web,
    }
}

crate::model! {
    /// A model with every kind of field that may be missing.
    #[doc(alias = "stream")]
    pub struct Flow {
        /// Sid.
        #[doc(alias = "id")]
        #[field("sid")]
        pub sid: Option<FlowSid>,
        /// Name.
        #[field("friendly_name", pii)]
        pub name: Option<String>,
        /// Names.
        #[field("names", pii)]
        pub names: Vec<Option<String>>,
        /// Type.
        #[deprecated]
        #[field("type")]
        pub r#type: Option<ChannelType>,
        /// Created.
        #[field("date.created")]
        pub date_created: Option<DateTime>,
        /// Enabled.
        #[field("enabled")]
        pub enabled: Option<bool>,
        /// Count.
        #[field("count")]
        pub count: Option<i64>,
        /// Weight.
        #[field("weight")]
        pub weight: Option<f64>,
        /// Attributes.
        #[deprecated = "gone"]
        #[field("attributes")]
        pub attributes: Option<Json>,
        /// Links.
        #[field("links")]
        pub links: BTreeMap<String, String>,
        /// Parent.
        #[field("parent")]
        pub parent: Option<Box<Flow>>,
        /// Children.
        #[field("children")]
        pub children: Vec<Flow>,
    }
}

crate::model! {
    /// A model with every kind of field that is required.
    pub struct Strict {
        /// Sid.
        #[field("sid")]
        pub sid: FlowSid,
        /// Type.
        #[field("type")]
        pub channel_type: ChannelType,
        /// Created.
        #[field("created")]
        pub created: DateTime,
        /// Name.
        #[field("name", pii)]
        pub name: String,
        /// Any value, `null` too.
        #[field("any")]
        pub any: Json,
        /// May be missing.
        #[field("count")]
        pub count: Option<i32>,
        /// A model.
        #[field("flow")]
        pub flow: Flow,
    }
}

crate::model! {
    /// A model without fields.
    pub struct Nothing {}
}

/// A model with more fields than a word has bits.
macro_rules! wide {
    ($($field:ident $wire:literal)*) => {
        crate::model! {
            /// Wide.
            pub struct Wide {
                $(
                    /// Field.
                    #[field($wire)]
                    pub $field: Vec<i32>,
                )*
                /// Required, beyond the first word.
                #[field("last")]
                pub last: i32,
            }
        }
    };
}

wide! {
    f00 "f00" f01 "f01" f02 "f02" f03 "f03" f04 "f04" f05 "f05" f06 "f06" f07 "f07" f08 "f08" f09 "f09" f10 "f10" f11 "f11"
    f12 "f12" f13 "f13" f14 "f14" f15 "f15" f16 "f16" f17 "f17" f18 "f18" f19 "f19" f20 "f20" f21 "f21" f22 "f22" f23 "f23"
    f24 "f24" f25 "f25" f26 "f26" f27 "f27" f28 "f28" f29 "f29" f30 "f30" f31 "f31" f32 "f32" f33 "f33" f34 "f34" f35 "f35"
    f36 "f36" f37 "f37" f38 "f38" f39 "f39" f40 "f40" f41 "f41" f42 "f42" f43 "f43" f44 "f44" f45 "f45" f46 "f46" f47 "f47"
    f48 "f48" f49 "f49" f50 "f50" f51 "f51" f52 "f52" f53 "f53" f54 "f54" f55 "f55" f56 "f56" f57 "f57" f58 "f58" f59 "f59"
    f60 "f60" f61 "f61" f62 "f62" f63 "f63" f64 "f64" f65 "f65" f66 "f66"
}

/// A reproducible source of variety.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.roll(values.len())].clone()
    }

    /// Any JSON, as an API may add it.
    fn any(&mut self, depth: usize) -> Value {
        match self.roll(if depth == 0 { 3 } else { 5 }) {
            0 => Value::Null,
            1 => self.pick(&[json!(""), json!("é\n\"\\\u{1f600}"), json!(true)]),
            2 => self.pick(&[
                json!(0),
                json!(-1),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(0.1),
                json!(1e300),
                json!(5.0),
            ]),
            3 => (0..self.roll(3)).map(|_| self.any(depth - 1)).collect(),
            _ => (0..self.roll(3))
                .map(|index| (format!("k{index}"), self.any(depth - 1)))
                .collect::<Map<_, _>>()
                .into(),
        }
    }

    /// An object that `Flow` reads: every field missing, null or with a value, and unknown fields between them.
    fn flow(&mut self, depth: usize) -> Value {
        let mut object = Map::new();
        let sids = [json!("FO0123456789abcdef0123456789abcdef"), json!("no sid")];
        let lists = [json!([]), json!([null, "a"]), json!(["b"])];
        let links = [json!({}), json!({"a": "b", "": ""})];
        for (name, value) in [
            ("sid", self.pick(&sids)),
            ("friendly_name", self.pick(&[json!(""), json!("Ann")])),
            ("names", self.pick(&lists)),
            ("type", self.pick(&[json!("web"), json!("hologram")])),
            (
                "date.created",
                self.pick(&[json!("2015-07-30T20:00:00Z"), json!("soon")]),
            ),
            ("enabled", self.pick(&[json!(true), json!(false)])),
            ("count", self.pick(&[json!(i64::MIN), json!(7)])),
            ("weight", self.pick(&[json!(0.1), json!(-5.5e-7)])),
            ("attributes", self.any(depth)),
            ("links", self.pick(&links)),
            ("r#type", self.any(depth)),
            ("name", self.any(depth)),
            ("__extra", self.any(depth)),
            ("a key: é", self.any(depth)),
        ] {
            match self.roll(4) {
                0 => {}
                1 => drop(object.insert(name.to_owned(), Value::Null)),
                _ => drop(object.insert(name.to_owned(), value)),
            }
        }
        if depth > 0 {
            object.insert("parent".to_owned(), self.flow(depth - 1));
            object.insert(
                "children".to_owned(),
                (0..self.roll(3)).map(|_| self.flow(depth - 1)).collect(),
            );
        }
        object.into()
    }

    /// The object's text with its keys in some order.
    fn shuffled(&mut self, object: &Value) -> String {
        let Value::Object(object) = object else {
            return object.to_string();
        };
        let mut members = object
            .iter()
            .map(|(key, value)| format!("{}:{value}", json!(key)))
            .collect::<Vec<_>>();
        for index in 0..members.len() {
            let other = self.roll(members.len());
            members.swap(index, other);
        }
        format!("{{{}}}", members.join(", "))
    }
}

#[test]
fn writing_gives_back_what_was_read() {
    let mut dice = Dice(1);
    for _ in 0..500 {
        let json = dice.flow(2);
        let flow: Flow = serde_json::from_str(&dice.shuffled(&json)).unwrap();
        assert_eq!(serde_json::to_value(&flow).unwrap(), json);
        assert_eq!(serde_json::from_value::<Flow>(json.clone()).unwrap(), flow);
        let reader = json.to_string();
        assert_eq!(
            serde_json::from_reader::<_, Flow>(reader.as_bytes()).unwrap(),
            flow
        );
    }
}

#[test]
fn fields_are_written_in_the_order_of_declaration_and_unknown_ones_last() {
    let json = r#"{"sid":null,"friendly_name":"","names":null,"links":{},"children":[{"count":1}],"a":1,"b":null}"#;
    let shuffled = r#"{"a":1,"children":[{"count":1}],"names":null,"b":null,"friendly_name":"","links":{},"sid":null}"#;
    assert_eq!(
        serde_json::to_string(&serde_json::from_str::<Flow>(shuffled).unwrap()).unwrap(),
        json
    );
}

#[test]
fn a_changed_field_is_written_as_it_is_now() {
    let mut flow: Flow =
        serde_json::from_str(r#"{"sid":null,"names":null,"children":[{}],"count":1}"#).unwrap();
    flow.sid = Some(FlowSid::new_unchecked("a"));
    flow.names.push(None);
    flow.children.clear();
    flow.count = None;
    flow.enabled = Some(false);
    let json = r#"{"sid":"a","names":[null],"enabled":false,"count":null,"children":[]}"#;
    assert_eq!(serde_json::to_string(&flow).unwrap(), json);
    assert_eq!(serde_json::to_string(&Flow::default()).unwrap(), "{}");
}

#[test]
fn of_a_key_that_comes_twice_the_last_one_counts() {
    let read = |json| serde_json::from_str::<Flow>(json).unwrap();
    let flow = read(
        r#"{"count":1,"names":["a"],"x":1,"enabled":null,"count":null,"names":null,"x":2,"enabled":true}"#,
    );
    assert_eq!(
        serde_json::to_value(&flow).unwrap(),
        json!({"count": null, "names": null, "x": 2, "enabled": true})
    );
    assert_eq!(read(r#"{"count":null,"count":2}"#), read(r#"{"count":2}"#));
}

#[test]
fn a_wrong_json_type_is_an_error() {
    for (field, wrong) in [
        ("sid", json!(1)),
        ("names", json!([1])),
        ("names", json!({})),
        ("type", json!({})),
        ("date.created", json!(0)),
        ("enabled", json!("true")),
        ("count", json!(1.5)),
        ("links", json!({"a": null})),
        ("parent", json!([])),
        ("children", json!([null])),
    ] {
        assert!(
            serde_json::from_value::<Flow>(json!({field: wrong})).is_err(),
            "{field}"
        );
    }
    let error = serde_json::from_str::<Flow>("[]").unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: sequence, expected the object Flow at line 1 column 0"
    );
}

#[test]
fn a_required_field_must_be_there() {
    let json = json!({
        "sid": "FO", "type": "fax", "created": "", "name": "Ann", "any": null, "flow": {"count": 1},
    });
    let strict: Strict = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&strict).unwrap(), json);
    for name in ["sid", "type", "created", "name", "any", "flow"] {
        let mut json = json.clone();
        json.as_object_mut().unwrap().remove(name);
        let error = serde_json::from_value::<Strict>(json.clone())
            .unwrap_err()
            .to_string();
        assert_eq!(error, format!("missing field `{name}`"));
        json[name] = Value::Null;
        assert_eq!(
            serde_json::from_value::<Strict>(json).is_ok(),
            name == "any"
        );
    }
}

#[test]
fn models_are_equal_however_their_empty_fields_were_spelt() {
    let read = |json| serde_json::from_str::<Flow>(json).unwrap();
    assert_eq!(
        read(r#"{"sid":null,"names":null,"links":{}}"#),
        Flow::default()
    );
    assert_ne!(read(r#"{"added":null}"#), Flow::default());
    assert_ne!(read(r#"{"sid":""}"#), Flow::default());
}

#[test]
fn debug_hides_personal_data_and_values_of_unknown_fields() {
    let json =
        r#"{"sid":"FO","friendly_name":"Ann","names":["Bob"],"type":"web","mood":"Eve","count":0}"#;
    let flow: Flow = serde_json::from_str(json).unwrap();
    assert_eq!(
        format!("{flow:?}"),
        r#"Flow { sid: Some("FO"), name: [redacted], names: [redacted], type: Some(Web), date_created: None, enabled: None, "#
            .to_owned()
            + r#"count: Some(0), weight: None, attributes: None, links: {}, parent: None, children: [], unknown_fields: ["mood"] }"#
    );
    let strict = format!(
        "{:#?}",
        Strict {
            name: "Ann".to_owned(),
            ..Strict::default()
        }
    );
    assert!(
        strict.contains("name: [redacted],\n") && !strict.contains("Ann"),
        "{strict}"
    );
    assert!(format!("{:?}", Flow::default()).contains("name: None, names: []"));
}

#[test]
fn a_model_may_have_any_number_of_fields() {
    let wide: Wide =
        serde_json::from_str(r#"{"last":1,"f66":null,"f63":[],"f64":[2],"f00":null,"f67":3}"#)
            .unwrap();
    assert_eq!(
        serde_json::to_string(&wide).unwrap(),
        r#"{"f00":null,"f63":[],"f64":[2],"f66":null,"last":1,"f67":3}"#
    );
    assert_eq!(
        serde_json::from_str::<Wide>("{}").unwrap_err().to_string(),
        "missing field `last` at line 1 column 2"
    );

    let nothing: Nothing = serde_json::from_str(r#"{"a":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&nothing).unwrap(), r#"{"a":1}"#);
    assert!(nothing.unknown_fields().contains_key("a"));
}

/// A hostile answer may nest as deep as it likes.
#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = |depth| {
        format!(
            "{}{}",
            r#"{"parent":"#.repeat(depth),
            "{}".to_owned() + &"}".repeat(depth)
        )
    };
    assert!(serde_json::from_str::<Flow>(&deep(100)).is_ok());
    assert!(serde_json::from_str::<Flow>(&deep(100_000)).is_err());
}

#[test]
fn models_cross_threads() {
    fn crosses<T: Send + Sync + Unpin + Clone + 'static>() {}
    crosses::<Flow>();
    crosses::<Strict>();
}

/// An application may read models inside its own untagged types, which buffer the JSON first.
#[test]
fn models_read_from_buffered_json() {
    let json = json!({"sid": "FO", "children": [{"names": null}], "added": 1});
    let flow = <Flow as serde::Deserialize>::deserialize(&json).unwrap();
    assert_eq!(serde_json::to_value(flow).unwrap(), json);
}
