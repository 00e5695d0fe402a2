//! What the document specifies for a value beside its type in, a sentence for its documentation out.

use serde_json::{Number, Value};

use super::docs::code;
use crate::ir::{Constraints, Type};

/// The longest default that is shown, in characters; a longer one is for `description.json`.
const LONGEST: usize = 60;

/// `Limits: at most 256 characters. Default: `en`.` `None` if there is nothing to say.
pub(crate) fn sentence(constraints: &Constraints, ty: &Type) -> Option<String> {
    let limits = limits(constraints, ty);
    let default = constraints
        .default
        .as_ref()
        .map(text)
        .filter(|text| text.chars().count() <= LONGEST);
    let mut sentences = Vec::new();
    if !limits.is_empty() {
        sentences.push(format!("Limits: {}.", limits.join(", ")));
    }
    sentences.extend(default.map(|default| format!("Default: {}.", code(&default))));
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn limits(of: &Constraints, ty: &Type) -> Vec<String> {
    let number = |limit: &Option<Number>, words: [&str; 2], exclusive: bool| {
        let word = words[usize::from(exclusive)];
        limit.as_ref().map(|limit| format!("{word} {limit}"))
    };
    let (minimum, maximum) = (&of.minimum, &of.maximum);
    let mut found: Vec<String> = match (minimum, maximum) {
        (Some(low), Some(high)) if !of.exclusive_minimum && !of.exclusive_maximum => {
            vec![format!("{low} to {high}")]
        }
        _ => {
            let low = number(minimum, ["at least", "more than"], of.exclusive_minimum);
            let high = number(maximum, ["at most", "less than"], of.exclusive_maximum);
            low.into_iter().chain(high).collect()
        }
    };
    // The type of a SID checks its length and its pattern.
    let is_sid = is_sid(ty);
    if !is_sid {
        found.extend(count(of.min_length, of.max_length, "character"));
    }
    found.extend(count(of.min_items, of.max_items, "item"));
    found.extend(of.unique_items.then(|| "no item twice".to_owned()));
    let multiple = of.multiple_of.as_ref();
    found.extend(multiple.map(|number| format!("a multiple of {number}")));
    let pattern = of.pattern.as_ref().filter(|_| !is_sid);
    found.extend(pattern.map(|pattern| format!("the pattern {}", code(pattern))));
    found
}

/// `1 to 50 items`, `at most 1 character`.
fn count(least: Option<u64>, most: Option<u64>, noun: &str) -> Option<String> {
    let counted = |count: u64| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => Some(counted(most)),
        (Some(least), Some(most)) => Some(format!("{least} to {}", counted(most))),
        (Some(least), None) => Some(format!("at least {}", counted(least))),
        (None, Some(most)) => Some(format!("at most {}", counted(most))),
        (None, None) => None,
    }
}

fn is_sid(ty: &Type) -> bool {
    match ty {
        Type::Sid(_) => true,
        Type::List(item) => is_sid(item),
        _ => false,
    }
}

/// A value as callers would write it; text without its quotes.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::sentence;
    use crate::ir::{Constraints, Type};

    #[test]
    fn limits_and_defaults_are_one_line() {
        let constraints = |change: fn(&mut Constraints)| {
            let mut constraints = Constraints::default();
            change(&mut constraints);
            constraints
        };
        let both = constraints(|it| {
            it.min_length = Some(1);
            it.max_length = Some(256);
            it.default = Some(json!("en"));
        });
        let expected = "Limits: 1 to 256 characters. Default: `en`.";
        assert_eq!(sentence(&both, &Type::String).unwrap(), expected);
        let page = constraints(|it| {
            it.minimum = Some(1.into());
            it.maximum = Some(1000.into());
        });
        assert_eq!(
            sentence(&page, &Type::Integer).unwrap(),
            "Limits: 1 to 1000."
        );
        let open = constraints(|it| {
            it.minimum = Some(0.into());
            it.exclusive_minimum = true;
            it.max_items = Some(1);
        });
        assert_eq!(
            sentence(&open, &Type::Integer).unwrap(),
            "Limits: more than 0, at most 1 item."
        );
        let sid = constraints(|it| {
            it.pattern = Some("^FO[0-9a-fA-F]{32}$".to_owned());
            it.max_length = Some(34);
        });
        assert_eq!(sentence(&sid, &Type::Sid("FlexFlowSid".to_owned())), None);
        assert_eq!(
            sentence(&sid, &Type::String).unwrap(),
            "Limits: at most 34 characters, the pattern `^FO[0-9a-fA-F]{32}$`."
        );
        let long = constraints(|it| it.default = Some(json!("x".repeat(99))));
        assert_eq!(sentence(&long, &Type::String), None);
    }
}
