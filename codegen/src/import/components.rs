//! The components that hold what documents repeat, and their names.

use serde_json::Value;

use super::object_kind::ObjectKind;
use super::object_place::ObjectPlace;
use super::section::Section;
use super::walk::without_sentences;

/// The component of a response without content.
const EMPTY_RESPONSE: &str = "Deleted";
/// The schema of the paging data of a list.
pub(super) const PAGE_META: &str = "page_meta";
/// A path parameter of this name means something else in each path.
const UNSHARED_PARAMETER: &str = "Sid";

/// The components of our document that hold something repeated.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) components: Vec<Component>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Component {
    pub(super) section: Section,
    pub(super) name: String,
    pub(super) value: Value,
}

impl Shared {
    /// What our document says of the same thing in a component. All facts are equal.
    pub(super) fn find(
        &self,
        kind: ObjectKind,
        place: &ObjectPlace,
        value: &Value,
    ) -> Option<&Value> {
        let mut facts = None;
        let component = self.components.iter().find(|component| {
            let has_place =
                kind != ObjectKind::Schema || place.pointer.ends_with("/properties/meta");
            component.section.kind() == kind
                && has_place
                && component_name(component.section, &place.pointer, value)
                    .is_some_and(|name| name == component.name)
                && *facts.get_or_insert_with(|| without_sentences(kind, value))
                    == without_sentences(kind, &component.value)
        });
        component.map(|component| &component.value)
    }
}

/// The name of the component that a value would be: its own name if it has one, else that of its place.
pub(super) fn component_name(section: Section, pointer: &str, value: &Value) -> Option<String> {
    let name = match section {
        Section::Schemas => Some(PAGE_META.to_owned()),
        Section::Responses => {
            let is_empty = value.as_object()?.keys().all(|key| key == "description");
            is_empty.then(|| EMPTY_RESPONSE.to_owned())
        }
        Section::Parameters => {
            let name = value.get("name")?.as_str()?;
            let plain = name.chars().filter(char::is_ascii_alphanumeric);
            (name != UNSHARED_PARAMETER).then(|| plain.collect())
        }
        Section::Headers => Some(pointer.rsplit('/').next()?.to_owned()),
    };
    // OpenAPI allows no other characters.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    name.filter(|name| !name.is_empty() && name.chars().all(is_plain))
}
