//! Which members of a union a JSON value may be: the value and a table of rules go in, places in the table come out.

use std::cmp::Reverse;

use serde_json::Value as Json;

/// Which values belong to a member.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Objects whose tag has one of these texts.
    Tag(&'static [&'static str]),
    /// Objects for which all conditions hold.
    Object(&'static [Condition]),
    /// Values of a JSON type.
    JsonType(JsonType),
}

/// What an object must have.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// These properties.
    Required(&'static [&'static str]),
    /// This property with one of these values, each as JSON.
    Constant(&'static str, &'static [&'static str]),
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the JSON type of its name")]
pub enum JsonType {
    Any,
    Object,
    Number,
    List,
    Boolean,
    Text,
    Integer,
}

/// How specific a rule is; the more specific rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    JsonType(JsonType),
    Object { constants: usize, required: usize },
    Tag,
}

/// Returns the places of the members that the value may be, the most specific first.
pub(super) fn candidates(tag: Option<&str>, rules: &[Rule], json: &Json) -> Vec<usize> {
    let tag = tag.and_then(|tag| json.get(tag)?.as_str());
    let mut found: Vec<(Reverse<Weight>, usize)> = rules
        .iter()
        .enumerate()
        .filter_map(|(index, rule)| Some((Reverse(weight(rule, tag, json)?), index)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, index)| index).collect()
}

/// Returns the weight of a rule that the value meets.
fn weight(rule: &Rule, tag: Option<&str>, json: &Json) -> Option<Weight> {
    match rule {
        Rule::Tag(texts) => tag
            .is_some_and(|tag| texts.contains(&tag))
            .then_some(Weight::Tag),
        Rule::Object(conditions) => {
            let holds =
                json.is_object() && conditions.iter().all(|condition| condition.holds(json));
            holds.then(|| object_weight(conditions))
        }
        Rule::JsonType(json_type) => json_type.has(json).then_some(Weight::JsonType(*json_type)),
    }
}

fn object_weight(conditions: &[Condition]) -> Weight {
    let (mut constants, mut required) = (0, 0);
    for condition in conditions {
        match condition {
            Condition::Required(properties) => required += properties.len(),
            Condition::Constant(..) => constants += 1,
        }
    }
    Weight::Object {
        constants,
        required,
    }
}

impl Condition {
    fn holds(&self, json: &Json) -> bool {
        match self {
            Self::Required(properties) => properties
                .iter()
                .all(|property| json.get(property).is_some()),
            Self::Constant(property, texts) => json.get(property).is_some_and(|value| {
                let mut constants = texts.iter().filter_map(|text| text.parse().ok());
                constants.any(|constant| is_same(value, &constant))
            }),
        }
    }
}

/// For JSON, 1 and 1.0 are one number.
fn is_same(value: &Json, constant: &Json) -> bool {
    value == constant || (value.is_number() && value.as_f64() == constant.as_f64())
}

impl JsonType {
    fn has(self, json: &Json) -> bool {
        match self {
            Self::Any => true,
            Self::Object => json.is_object(),
            Self::Number => json.is_number(),
            Self::List => json.is_array(),
            Self::Boolean => json.is_boolean(),
            Self::Text => json.is_string(),
            Self::Integer => json.is_i64() || json.is_u64(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Condition, JsonType, Rule, candidates};
    use serde_json::Value as Json;

    const RULES: &[Rule] = &[
        Rule::JsonType(JsonType::Any),
        Rule::Object(&[]),
        Rule::Object(&[Condition::Required(&["a"])]),
        Rule::Object(&[Condition::Required(&["a", "b"])]),
        Rule::Object(&[Condition::Constant("kind", &["1", "\"x\""])]),
        Rule::JsonType(JsonType::Number),
        Rule::JsonType(JsonType::Integer),
        Rule::Tag(&["cat", "kitty"]),
        Rule::Object(&[Condition::Required(&["b", "a"])]),
        Rule::JsonType(JsonType::Object),
    ];

    fn found(json: &Json) -> Vec<usize> {
        candidates(Some("pet"), RULES, json)
    }

    #[test]
    fn the_most_specific_member_comes_first() {
        assert_eq!(found(&json!({"a": null, "b": 1})), [3, 8, 2, 1, 9, 0]);
        assert_eq!(found(&json!({"a": 1, "kind": 1.0})), [4, 2, 1, 9, 0]);
        assert_eq!(
            found(&json!({"kind": "x", "pet": "kitty"})),
            [7, 4, 1, 9, 0]
        );
        assert_eq!(found(&json!({"kind": "1", "pet": ["cat"]})), [1, 9, 0]);
        assert_eq!(found(&json!(1)), [6, 5, 0]);
        assert_eq!(found(&json!(1.5)), [5, 0]);
        assert_eq!(found(&json!(null)), [0]);
    }

    #[test]
    fn without_a_tag_no_member_is_chosen_by_one() {
        assert!(candidates(None, &RULES[7..8], &json!({"pet": "cat"})).is_empty());
    }
}
