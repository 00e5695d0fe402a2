//! The pairs of a query or a form in, what each input takes of them out.

use serde_json::{Map, Value};

use crate::description::Style;

/// Pairs, of which inputs take theirs.
pub(super) struct Texts {
    pairs: Vec<(String, String)>,
}

impl Texts {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self { pairs }
    }

    /// All values of a name.
    fn all(&mut self, name: &str) -> Vec<String> {
        let taken = self.pairs.extract_if(.., |(given, _)| given == name);
        taken.map(|(_, value)| value).collect()
    }

    /// The value of an input that has one; the last one counts.
    pub(super) fn last(&mut self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    /// The values of a list.
    pub(super) fn list(&mut self, name: &str, style: Style) -> Vec<String> {
        let separator = match style {
            Style::Comma => ',',
            Style::Space => ' ',
            Style::Pipe => '|',
            _ => return self.all(name),
        };
        let texts = self.all(name);
        texts
            .iter()
            .flat_map(|text| text.split(separator))
            .map(str::to_owned)
            .collect()
    }

    /// An object whose members have names of their own: `name[key]` or `name.key`.
    pub(super) fn object(&mut self, name: &str, style: Style) -> Option<Value> {
        let member = |given: &str| -> Option<String> {
            let rest = given.strip_prefix(name)?;
            let key = match style {
                Style::Deep => rest.strip_prefix('[')?.strip_suffix(']')?,
                Style::Collapsible => rest.strip_prefix('.')?,
                _ => return None,
            };
            Some(key.to_owned())
        };
        let taken = self
            .pairs
            .extract_if(.., |(given, _)| member(given).is_some());
        let members: Map<String, Value> = taken
            .filter_map(|(given, value)| Some((member(&given)?, Value::String(value))))
            .collect();
        (!members.is_empty()).then_some(Value::Object(members))
    }

    /// What no input took.
    pub(super) fn rest(self) -> Vec<(String, String)> {
        self.pairs
    }
}
