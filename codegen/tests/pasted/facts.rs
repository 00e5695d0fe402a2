//! An API in, how often it has each fact that goes over the wire out; the Rust names, which pins change, are no part of it.

use std::collections::BTreeMap;

use codegen::ir::{Api, Resource};

/// How often an API has each fact.
pub(crate) type Facts = BTreeMap<String, usize>;

/// The calls, inputs, fields, values, members and results of an API.
pub(crate) fn of(api: &Api) -> Facts {
    let mut facts = Facts::new();
    for resource in api.modules.iter().flat_map(|module| &module.resources) {
        for fact in calls(resource).chain(types(resource)) {
            *facts.entry(fact).or_default() += 1;
        }
    }
    facts
}

/// What the first has and the second has not, or less often.
pub(crate) fn lost(before: &Facts, after: &Facts) -> Vec<String> {
    before
        .iter()
        .filter(|(fact, count)| after.get(*fact).is_none_or(|left| left < count))
        .map(|(fact, _)| fact.clone())
        .collect()
}

fn calls(resource: &Resource) -> impl Iterator<Item = String> {
    resource.operations.iter().flat_map(|operation| {
        let call = format!("{} {}", operation.http_method.as_str(), operation.path);
        let inputs = operation.inputs.iter().map(|input| {
            let place = format!("{:?}", input.location);
            format!("{call}: {place} {}", input.name.wire)
        });
        let mut facts: Vec<String> = inputs.collect();
        facts.push(call);
        facts
    })
}

fn types(resource: &Resource) -> impl Iterator<Item = String> {
    let fields = resource.models.iter().flat_map(|model| &model.fields);
    let values = resource.enums.iter().flat_map(|item| &item.variants);
    let members = resource.unions.iter().flat_map(|union| &union.members);
    let results = resource.outcomes.iter().flat_map(|item| &item.outcomes);
    fields
        .map(|field| format!("field {}", field.name.wire))
        .chain(values.map(|value| format!("value {}", value.name.wire)))
        .chain(members.map(|member| format!("member {}", member.name.wire)))
        .chain(results.map(|result| format!("result {}", result.name.wire)))
}
