//! What documents repeat: repetitions into components and back.
//!
//! Headers of responses, parameters, responses without content, and the `meta` object of lists are folded; each only if all its facts and
//! sentences are equal and it occurs at least twice.

use serde_json::{Value, json};

use super::components::{Component, PAGE_META, Shared, component_name};
use super::foldable::visit_places;
use super::object_kind::ObjectKind;
use super::section::Section;

/// Replaces references by what they refer to, in the places where something may be folded, and returns those components. One that
/// something else refers to stays.
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

/// Folds what occurs at least twice. If several things could have the name of one component, the one that has it in our document keeps it,
/// else the first.
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

/// One component a name, in the order of our document and then of their first use, without names that the document uses already.
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
    *components = ObjectKind::Components.sort(std::mem::take(components));
}
