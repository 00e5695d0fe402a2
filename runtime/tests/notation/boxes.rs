//! Required fields that are boxed, because models contain each other.

use serde_json::json;

twilio_runtime::input_model! {
    /// A sum.
    pub struct Sum {
        /// Left of the sign.
        #[field("left")]
        pub left: Box<Expression>,
        #[setter(from)]
        pub fn left(self, left: impl Into<Box<Expression>>) -> Self;
        /// Right of the sign.
        #[field("right")]
        pub right: Box<Expression>,
        #[setter(from)]
        pub fn right(self, right: impl Into<Box<Expression>>) -> Self;
    }
}

twilio_runtime::union! {
    untagged;
    /// An expression.
    pub enum Expression {
        /// A sum.
        #[member(object(required("left", "right")), from)]
        Sum(Box<Sum>),
        /// A number.
        #[member(json_type(number), from)]
        Number(f64),
    }
}

#[test]
fn a_model_may_contain_itself_by_way_of_a_union() {
    let json = json!({"left": 1.5, "right": {"left": 2.5, "right": 3.5, "note": "x"}});
    let sum: Sum = serde_json::from_value(json.clone()).expect("a sum");
    assert!(matches!(&*sum.right, Expression::Sum(sum) if *sum.left == 2.5.into()));
    assert_eq!(serde_json::to_value(&sum).expect("JSON"), json);
    let made = Sum::default()
        .left(Expression::from(1.5))
        .right(Expression::from(
            Sum::default().left(Expression::Number(2.5)),
        ));
    assert_eq!(
        serde_json::to_value(&made).expect("JSON"),
        json!({"left": 1.5, "right": {"left": 2.5, "right": null}})
    );
}

twilio_runtime::input_model! {
    /// A box with a lid.
    pub struct Chest {
        /// Its lid.
        #[field("lid")]
        pub lid: Box<Lid>,
        #[setter(from)]
        pub fn lid(self, lid: impl Into<Box<Lid>>) -> Self;
    }
}

twilio_runtime::input_model! {
    /// A lid.
    pub struct Lid {
        /// What it is on.
        #[field("chest")]
        pub chest: Option<Box<Chest>>,
        #[setter(from)]
        pub fn chest(self, chest: impl Into<Box<Chest>>) -> Self;
        /// Its size.
        #[field("size", pii)]
        pub size: Box<i64>,
        #[setter(from)]
        pub fn size(self, size: impl Into<Box<i64>>) -> Self;
    }
}

#[test]
fn a_boxed_field_is_required() {
    let json = json!({"lid": {"chest": {"lid": {"size": 2}}, "size": 1}});
    let chest: Chest = serde_json::from_value(json.clone()).expect("a chest");
    assert_eq!(*chest.lid.size, 1);
    assert_eq!(serde_json::to_value(&chest).expect("JSON"), json);
    for (json, message) in [
        ("{}", "missing field `lid` at line 1 column 2"),
        (r#"{"lid":{}}"#, "missing field `size` at line 1 column 9"),
        (
            r#"{"lid":null}"#,
            "invalid type: null, expected the object Lid at line 1 column 11",
        ),
    ] {
        let error = serde_json::from_str::<Chest>(json).expect_err("no chest");
        assert_eq!(error.to_string(), message);
    }
    let made = Chest::default().lid(Lid::default().size(3));
    assert_eq!(
        format!("{made:?}"),
        "Chest { lid: Lid { chest: None, size: [redacted] } }"
    );
}

twilio_runtime::model! {
    /// A node that is always in another.
    pub struct Node {
        /// The other.
        #[field("parent")]
        pub parent: Box<Node>,
    }
}

twilio_runtime::model! {
    /// One of two that are always in each other.
    pub struct Hen {
        /// What it came from.
        #[field("egg")]
        pub egg: Egg,
    }
}

twilio_runtime::model! {
    /// The other one.
    pub struct Egg {
        /// What it came from.
        #[field("hen")]
        pub hen: Box<Hen>,
    }
}

twilio_runtime::model! {
    /// What holds them.
    pub struct Farm {
        /// One of them.
        #[field("hen")]
        pub hen: Hen,
        /// A list of them is none of them.
        #[field("eggs")]
        pub eggs: Vec<Egg>,
    }
}

/// No JSON that ends is such a value. Nothing may try to make one, and run out of memory.
#[test]
fn a_model_that_is_in_itself_in_every_value_is_an_error() {
    let nested = format!("{}{{}}{}", r#"{"parent":"#.repeat(50), "}".repeat(50));
    for json in ["{}", &nested] {
        let error = serde_json::from_str::<Node>(json).expect_err("no node");
        let message = error.to_string();
        assert!(
            message.starts_with("Node contains itself in every value"),
            "{message}"
        );
    }
    assert!(serde_json::from_str::<Hen>("{}").is_err());
    assert!(serde_json::from_str::<Egg>(r#"{"hen":{"egg":{}}}"#).is_err());
    assert!(serde_json::from_str::<Farm>(r#"{"hen":{}}"#).is_err());
    for has_default in [
        std::panic::catch_unwind(|| drop(Node::default())),
        std::panic::catch_unwind(|| drop(Farm::default())),
    ] {
        let message = has_default.expect_err("it has none");
        let message = message.downcast_ref::<String>().expect("a text");
        assert!(message.ends_with("contains itself in every value, so it has no default"));
    }
}
