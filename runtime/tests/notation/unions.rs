//! Unions: which member a value reads as, and that nothing is lost of what fits none.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use twilio_runtime::Json;

twilio_runtime::model! {
    /// A cat.
    pub struct Cat {
        /// What it is.
        #[field("petType")]
        pub pet_type: String,
        /// Who lives with it.
        #[field("friends")]
        pub friends: Vec<Pet>,
        /// How many mice it caught.
        #[field("mice")]
        pub mice: Option<i64>,
        /// Its owner.
        #[field("owner", pii)]
        pub owner: Option<String>,
    }
}

twilio_runtime::union! {
    by "petType";
    /// A pet.
    pub enum Pet {
        /// A cat.
        #[member(tag("cat", "Kitty"), from)]
        Cat(Box<Cat>),
        /// A dog, as it comes.
        #[member(tag("dog"))]
        Dog(BTreeMap<String, Json>),
        /// The name of a pet.
        #[member(json_type(text), from)]
        Name(String),
    }
}

fn read<T: serde::de::DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).expect("a union takes any JSON")
}

#[test]
fn a_tag_decides() {
    for tag in ["cat", "Kitty"] {
        let json = json!({"petType": tag, "mice": 3, "added": true});
        let pet: Pet = read(&json);
        assert!(
            matches!(&pet, Pet::Cat(cat) if cat.mice == Some(3)),
            "{tag}"
        );
        assert_eq!(serde_json::to_value(&pet).expect("JSON"), json);
    }
    assert!(matches!(read(&json!({"petType": "dog"})), Pet::Dog(_)));
    assert_eq!(read::<Pet>(&json!("Rex")), Pet::from("Rex"));
    let cat = Cat::default();
    assert_eq!(Pet::from(cat.clone()), Pet::Cat(Box::new(cat)));
}

#[test]
fn what_fits_no_member_keeps_its_json_and_is_written_back() {
    for json in [
        json!({"petType": "fish", "fins": [1, null]}),
        json!({"petType": null}),
        json!({}),
        // The tag is that of a cat, but the rest is not.
        json!({"petType": "cat", "mice": "many"}),
        json!([1]),
        json!(null),
        json!(1.5),
    ] {
        let pet: Pet = read(&json);
        assert_eq!(pet, Pet::Unrecognized(json.clone()));
        assert_eq!(serde_json::to_value(&pet).expect("JSON"), json);
        assert_eq!(format!("{pet:?}"), "Unrecognized(..)");
    }
    assert!(serde_json::from_str::<Pet>("{").is_err(), "no JSON at all");
}

#[test]
fn debug_shows_a_member_as_that_shows_itself() {
    let json = json!({"petType": "cat", "owner": "Ann", "friends": ["Rex"]});
    let shown = format!("{:?}", read::<Pet>(&json));
    assert!(
        shown.starts_with("Cat(Cat { pet_type: \"cat\", friends: [Name(\"Rex\")]"),
        "{shown}"
    );
    assert!(shown.contains("owner: [redacted]"), "{shown}");
}

twilio_runtime::model! {
    /// A circle.
    pub struct Circle {
        /// How large it is.
        #[field("size")]
        pub size: f64,
    }
}

twilio_runtime::model! {
    /// A box.
    pub struct Cuboid {
        /// How large it is.
        #[field("size")]
        pub size: f64,
        /// How high it is.
        #[field("height")]
        pub height: Option<f64>,
    }
}

twilio_runtime::union! {
    untagged;
    /// A shape.
    pub enum Shape {
        /// A circle.
        #[member(object(required("size")), from)]
        Circle(Circle),
        /// A box.
        #[member(object(required("size", "height")), from)]
        Cuboid(Cuboid),
        /// A circle by its name.
        #[member(object(constant("kind", "\"disc\"", "1")))]
        Disc(Circle),
        /// A count.
        #[member(json_type(number), from)]
        Number(f64),
        /// A whole count.
        #[member(json_type(integer), from)]
        Integer(i64),
        /// Whether there is one.
        #[member(json_type(boolean), from)]
        Boolean(bool),
        /// Some shapes.
        #[member(json_type(list), from)]
        List(Vec<Shape>),
    }
}

#[test]
fn without_a_tag_the_most_specific_member_counts() {
    assert!(matches!(read(&json!({"size": 1})), Shape::Circle(_)));
    assert!(matches!(
        read(&json!({"size": 1, "height": null})),
        Shape::Cuboid(_)
    ));
    assert!(matches!(
        read(&json!({"size": 1, "kind": "disc"})),
        Shape::Disc(_)
    ));
    assert!(matches!(
        read(&json!({"size": 1, "height": 1, "kind": 1.0})),
        Shape::Disc(_)
    ));
    // One that does not decode is passed over.
    assert!(matches!(
        read(&json!({"size": 1, "height": "x"})),
        Shape::Circle(_)
    ));
    assert!(matches!(
        read(&json!({"kind": "disc"})),
        Shape::Unrecognized(_)
    ));
}

#[test]
fn a_scalar_is_read_by_its_type() {
    for (json, shape) in [
        (json!(1), Shape::Integer(1)),
        (json!(1.5), Shape::Number(1.5)),
        (json!(u64::MAX), Shape::Number(18_446_744_073_709_551_615.0)),
        (json!(true), Shape::Boolean(true)),
        (
            json!([1, [false]]),
            Shape::List(vec![1.into(), vec![false.into()].into()]),
        ),
        (json!("x"), Shape::Unrecognized(json!("x"))),
    ] {
        assert_eq!(read::<Shape>(&json), shape);
    }
}

twilio_runtime::input_model! {
    /// A drawing.
    pub struct Drawing {
        /// What is in it.
        #[field("shape")]
        pub shape: Shape,
        #[setter(from)]
        pub fn shape(self, shape: impl Into<Shape>) -> Self;
        /// What is beside it.
        #[field("beside", pii)]
        pub beside: Option<Shape>,
        #[setter(from)]
        pub fn beside(self, beside: impl Into<Shape>) -> Self;
    }
}

#[test]
fn a_union_is_a_field_like_any_other() {
    assert!(
        serde_json::from_str::<Drawing>("{}").is_err(),
        "it is required"
    );
    let drawing: Drawing = read(&json!({"shape": null, "beside": null}));
    assert_eq!(drawing.shape, Shape::Unrecognized(Value::Null));
    assert_eq!(drawing.beside, None);
    let made = Drawing::default().shape(1.5).beside(Shape::from(true));
    assert_eq!(
        serde_json::to_value(&made).expect("JSON"),
        json!({"shape": 1.5, "beside": true})
    );
    assert!(format!("{made:?}").ends_with("beside: [redacted] }"));
}

/// Neither depth nor a list of members that all fit may bring a client down.
#[test]
fn deep_nesting_ends() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert!(matches!(serde_json::from_str(&deep), Ok(Shape::List(_))));
    let deeper = "[".repeat(100_000);
    assert!(serde_json::from_str::<Shape>(&deeper).is_err());
    // More values than are copied from level to level; those that are left arrive as they are.
    let items = vec!["true"; 100_000].join(",");
    let large = format!("{}{items}{}", "[".repeat(100), "]".repeat(100));
    let shape: Shape = serde_json::from_str(&large).expect("a list");
    assert!(matches!(shape, Shape::List(_)));
    assert_eq!(serde_json::to_string(&shape).expect("JSON"), large);
}

twilio_runtime::model! {
    /// One of two that differ only in the end.
    pub struct Left {
        /// What is in it.
        #[field("inner")]
        pub inner: Option<Box<Either>>,
        /// A number.
        #[field("last")]
        pub last: i64,
    }
}

twilio_runtime::model! {
    /// The other one.
    pub struct Right {
        /// What is in it.
        #[field("inner")]
        pub inner: Option<Box<Either>>,
        /// A text.
        #[field("last")]
        pub last: String,
    }
}

twilio_runtime::union! {
    untagged;
    /// One of both.
    pub enum Either {
        /// The one with a number.
        #[member(object(required("last")))]
        Left(Box<Left>),
        /// The one with a text.
        #[member(object(required("last")))]
        Right(Box<Right>),
    }
}

/// On each level the first member is read to its end in vain.
#[test]
fn members_that_fit_at_first_sight_end_too() {
    let nested = |depth| {
        let (begin, end) = (
            r#"{"inner":"#.repeat(depth),
            r#","last":"x"}"#.repeat(depth),
        );
        format!("{begin}null{end}")
    };
    let usual: Either = serde_json::from_str(&nested(10)).expect("a union");
    assert_eq!(serde_json::to_string(&usual).expect("JSON"), nested(10));
    assert!(!format!("{usual:?}").contains("Unrecognized"));
    let hostile: Either = serde_json::from_str(&nested(120)).expect("a union");
    assert_eq!(serde_json::to_string(&hostile).expect("JSON"), nested(120));
}

twilio_runtime::union! {
    untagged;
    /// Nothing is known of it.
    pub enum Anything {}
}

#[test]
fn a_union_may_have_no_members() {
    assert_eq!(
        read::<Anything>(&json!(1)),
        Anything::Unrecognized(json!(1))
    );
}
