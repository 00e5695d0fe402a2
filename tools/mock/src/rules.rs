//! The file of rules in, what the documents leave open out.

use serde::Deserialize;

/// The rules, each with its reason in the file.
#[derive(Deserialize)]
pub(crate) struct Rules {
    made: Vec<Made>,
    empty_at_first: Vec<About>,
    hides: Vec<Hides>,
    found_by: Vec<About>,
}

#[derive(Deserialize)]
struct Made {
    property: String,
    prefix: String,
}

#[derive(Deserialize)]
struct About {
    property: String,
}

#[derive(Deserialize)]
struct Hides {
    input: String,
    property: String,
}

impl Rules {
    /// The rules of this crate.
    pub(crate) fn read() -> Self {
        serde_json::from_str(include_str!("rules.json")).expect("rules.json is valid")
    }

    /// What a made-up text begins with, if a record without this property gets one.
    pub(crate) fn made(&self, property: &str) -> Option<&str> {
        let made = self.made.iter().find(|made| made.property == property);
        made.map(|made| made.prefix.as_str())
    }

    /// Whether a new record has nothing in this property.
    pub(crate) fn is_empty_at_first(&self, property: &str) -> bool {
        self.empty_at_first
            .iter()
            .any(|about| about.property == property)
    }

    /// The flag without which a record is left out of a list, unless this input is true.
    pub(crate) fn hides(&self, input: &str) -> Option<&str> {
        let hides = self.hides.iter().find(|hides| hides.input == input);
        hides.map(|hides| hides.property.as_str())
    }

    /// The properties other than the ID that a record is found by.
    pub(crate) fn found_by(&self) -> impl Iterator<Item = &str> {
        self.found_by.iter().map(|about| about.property.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Rules;

    #[test]
    fn the_file_of_rules_is_read() {
        let rules = Rules::read();
        assert_eq!(rules.made("identity"), Some("guest-"));
        assert_eq!(rules.hides("IncludeInactive"), Some("active"));
    }
}
