//! What documents repeat: repetitions into components and back.
//!
//! Folded are the headers of responses, parameters, responses that say nothing, and the `meta` object of lists; each only
//! where all its facts and its sentences are equal and where it stands at least twice.

use serde_json::{Value, json};

use super::kind::Kind;
use super::places::visit_places;
use super::walk::{Place, without_sentences};

/// The component of a response without content.
const EMPTY_RESPONSE: &str = "Deleted";
/// The schema of the paging data of a list.
const PAGE_META: &str = "page_meta";
/// A path parameter of this name stands for something else in each path.
const UNSHARED_PARAMETER: &str = "Sid";

/// The components of our document that stand for something repeated.
#[derive(Debug, Default)]
pub(super) struct Shared {
    components: Vec<Component>,
}

#[derive(Debug, Clone, PartialEq)]
struct Component {
    section: Section,
    name: String,
    value: Value,
}

/// A part of `components`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Schemas,
    Responses,
    Parameters,
    Headers,
}

impl Section {
    fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
            Self::Headers => "headers",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Schemas => Kind::Schema,
            Self::Responses => Kind::Response,
            Self::Parameters => Kind::Parameter,
            Self::Headers => Kind::Header,
        }
    }
}

impl Shared {
    /// What our document says of the same thing, where it stands in a component. The facts are all equal.
    pub(super) fn find(&self, kind: Kind, place: &Place, value: &Value) -> Option<&Value> {
        let mut facts = None;
        let component = self.components.iter().find(|component| {
            let has_place = kind != Kind::Schema || place.pointer.ends_with("/properties/meta");
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

/// The name of the component that a value would be: by its own name where it has one, else by its place.
fn component_name(section: Section, pointer: &str, value: &Value) -> Option<String> {
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

/// Puts what components stand for where it is referred to, in the places where something may be folded, and returns those
/// components. One that something else refers to stays.
pub(super) fn unfold(document: &mut Value) -> Shared {
    let components = document.get("components").cloned().unwrap_or_default();
    let mut unfolded: Vec<Component> = Vec::new();
    visit_places(document, &mut |section, _, value| {
        let Some((name, component)) = refers_to(&components, section, value) else {
            return;
        };
        *value = component.clone();
        if !unfolded
            .iter()
            .any(|other| other.section == section && other.name == name)
        {
            unfolded.push(Component {
                section,
                name,
                value: component.clone(),
            });
        }
    });
    for component in &unfolded {
        remove_unreferenced(document, component);
    }
    let place_of = |component: &Component| {
        let section = components.get(component.section.key())?.as_object()?;
        section.keys().position(|name| *name == component.name)
    };
    unfolded.sort_by_key(place_of);
    Shared {
        components: unfolded,
    }
}

fn reference(section: Section, name: &str) -> String {
    format!("#/components/{}/{name}", section.key())
}

fn refers_to<'c>(
    components: &'c Value,
    section: Section,
    value: &Value,
) -> Option<(String, &'c Value)> {
    let name = crate::document::reference::component(value.get("$ref")?.as_str()?, section.key());
    let name = name.ok()?.into_owned();
    if section == Section::Schemas && name != PAGE_META {
        return None;
    }
    let component = components.get(section.key())?.get(&name)?;
    Some((name, component))
}

fn remove_unreferenced(document: &mut Value, component: &Component) {
    let reference = reference(component.section, &component.name);
    if is_referenced(document, &reference) {
        return;
    }
    let Some(Value::Object(components)) = document.get_mut("components") else {
        return;
    };
    let key = component.section.key();
    if let Some(Value::Object(section)) = components.get_mut(key) {
        section.shift_remove(&component.name);
        if section.is_empty() {
            components.shift_remove(key);
        }
    }
}

fn is_referenced(value: &Value, reference: &str) -> bool {
    match value {
        Value::Object(map) => {
            map.get("$ref").is_some_and(|value| value == reference)
                || map.values().any(|value| is_referenced(value, reference))
        }
        Value::Array(items) => items.iter().any(|value| is_referenced(value, reference)),
        _ => false,
    }
}

/// Folds what stands at least twice. Where several things could have the name of one component, the one that has it in our
/// document keeps it, else the first.
pub(super) fn fold(document: &mut Value, ours: &Shared) {
    let mut counted: Vec<(Component, usize)> = Vec::new();
    visit_places(document, &mut |section, step, value| {
        let Some(name) = component_name(section, step, value).filter(|_| is_whole(value)) else {
            return;
        };
        let same = |component: &Component| {
            component.section == section && component.name == name && component.value == *value
        };
        if let Some((_, count)) = counted.iter_mut().find(|(component, _)| same(component)) {
            *count += 1;
            return;
        }
        let component = Component {
            section,
            name,
            value: value.clone(),
        };
        counted.push((component, 1));
    });
    let repeated = counted.into_iter().filter(|(_, count)| *count > 1);
    let chosen = choose(
        repeated.map(|(component, _)| component).collect(),
        ours,
        document,
    );
    visit_places(document, &mut |section, step, value| {
        let name = component_name(section, step, value);
        let component = chosen.iter().find(|component| {
            component.section == section
                && Some(&component.name) == name.as_ref()
                && component.value == *value
        });
        if let Some(component) = component {
            *value = json!({ "$ref": reference(section, &component.name) });
        }
    });
    add_components(document, chosen);
}

fn is_whole(value: &Value) -> bool {
    value.get("$ref").is_none()
}

/// One component a name, in the order of our document and then of their first use; none whose name the document uses
/// already.
fn choose(repeated: Vec<Component>, ours: &Shared, document: &Value) -> Vec<Component> {
    let mut chosen: Vec<Component> = Vec::new();
    for component in repeated {
        let pointer = format!("/components/{}/{}", component.section.key(), component.name);
        if document.pointer(&pointer).is_some() {
            continue;
        }
        let rival = chosen
            .iter_mut()
            .find(|other| other.section == component.section && other.name == component.name);
        match rival {
            None => chosen.push(component),
            Some(rival) if ours.components.contains(&component) => *rival = component,
            Some(_) => {}
        }
    }
    let place_of = |component: &Component| {
        let is_same =
            |other: &Component| other.section == component.section && other.name == component.name;
        ours.components
            .iter()
            .position(is_same)
            .unwrap_or(usize::MAX)
    };
    chosen.sort_by_key(place_of);
    chosen
}

fn add_components(document: &mut Value, chosen: Vec<Component>) {
    if chosen.is_empty() {
        return;
    }
    let Value::Object(root) = document else {
        return;
    };
    let components = root.entry("components").or_insert_with(|| json!({}));
    let Value::Object(components) = components else {
        return;
    };
    for component in chosen {
        let section = components
            .entry(component.section.key())
            .or_insert_with(|| json!({}));
        if let Value::Object(section) = section {
            section.insert(component.name, component.value);
        }
    }
    *components = Kind::Components.sort(std::mem::take(components));
}
