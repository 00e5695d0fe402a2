//! What is done at each place in, the collections of records out.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::fresh;
use super::gather::{Deed, Gathered};
use super::record_type::{id_property, record_type, records};
use crate::description::{Description, Operation, Type};
use crate::template::Template;

/// Where records of one type are.
pub(crate) struct Collection {
    /// The path of the collection.
    pub(crate) path: Template,
    /// The path of one record, if it has one of its own.
    pub(crate) instance: Option<Template>,
    /// The type of a record.
    pub(crate) model: Type,
    /// The property that a record is found by.
    pub(crate) id: Option<String>,
    /// The type of the parameter that a record is found by.
    pub(crate) id_parameter: Option<Type>,
    /// Whether it is one record without an ID.
    pub(crate) is_single: bool,
    /// How records come into being.
    pub(crate) origin: Origin,
    /// The collections whose records are above these, outermost first.
    pub(crate) parents: Vec<Parent>,
    /// A record as the document shows it after it was made.
    pub(crate) example: Option<Value>,
    /// The records that the document shows in a list.
    pub(crate) listed_examples: Vec<Value>,
    /// The properties that a caller may give when making a record.
    pub(crate) choices: HashSet<String>,
    /// What a new record has, whatever the examples have.
    pub(crate) fresh: Map<String, Value>,
    /// The scheme and host of the document, which the examples have in their URLs.
    pub(crate) server: String,
}

/// How the records of a collection come into being.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An operation makes them.
    Created,
    /// The service has them: no operation makes them.
    Given,
    /// They come with a record of the parent, which has this property with their SID.
    Embedded { property: String },
    /// They come with a record of the parent, for which they are given as a list in this input.
    Listed { input: String },
}

/// A collection above another.
pub(crate) struct Parent {
    pub(crate) collection: usize,
    /// How many parameters the path of the parent's collection has.
    pub(crate) depth: usize,
}

/// Makes the collections.
pub(super) fn all(description: &Description, gathered: &[Gathered]) -> Vec<Collection> {
    let mut collections: Vec<Collection> = Vec::new();
    for one in gathered.iter().filter(|one| one.deed != Deed::Plain) {
        let key = one.place.key();
        if collections
            .iter()
            .any(|collection| collection.path.key() == key)
        {
            continue;
        }
        let at: Vec<(&Gathered, &Operation)> = gathered
            .iter()
            .zip(&description.operations)
            .filter(|(other, _)| other.place.key() == key && other.deed != Deed::Plain)
            .collect();
        collections.push(collection(description, one, &at));
    }
    for index in 0..collections.len() {
        let parents = parents(&collections, index);
        collections[index].parents = parents;
    }
    collections
}

fn collection(
    description: &Description,
    one: &Gathered,
    at: &[(&Gathered, &Operation)],
) -> Collection {
    let models = doing(at, &[Deed::Fetch, Deed::Create, Deed::Update, Deed::List]);
    let mut models = models.filter_map(|operation| record_type(description, operation));
    let model = models.next().unwrap_or(Type::Json);
    let instance = at
        .iter()
        .find(|(one, _)| !one.is_single && one.template.last_parameter().is_some());
    let id_parameter =
        instance.and_then(|(_, operation)| Some(operation.parameters.last()?.ty.clone()));
    let parameter = instance.and_then(|(one, _)| one.template.last_parameter());
    let create = doing(at, &[Deed::Create]).next();
    let listed = doing(at, &[Deed::List])
        .flat_map(|list| list.examples().flat_map(|page| records(list, page)));
    let listed_examples: Vec<Value> = listed.cloned().collect();
    let mut shown = doing(at, &[Deed::Create, Deed::Fetch, Deed::Update]);
    let shown = shown.find_map(|operation| operation.examples().next());
    let operations = at.iter().map(|(_, operation)| *operation);
    Collection {
        path: one.place.clone(),
        instance: instance.map(|(one, _)| one.template.clone()),
        id: id_property(description, &model, parameter, id_parameter.as_ref()),
        id_parameter,
        is_single: one.is_single,
        origin: create.map_or(Origin::Given, |_| Origin::Created),
        parents: Vec::new(),
        example: shown.or(listed_examples.first()).cloned(),
        listed_examples,
        choices: create.map(choices).unwrap_or_default(),
        fresh: fresh::values(description, &model, operations),
        model,
        server: at
            .first()
            .map_or_else(String::new, |(_, one)| one.server.clone()),
    }
}

/// The operations that do something to a collection, in the order of what they do.
fn doing<'a>(
    at: &[(&Gathered, &'a Operation)],
    deeds: &[Deed],
) -> impl Iterator<Item = &'a Operation> {
    let with = |deed| at.iter().filter(move |(one, _)| one.deed == deed);
    let found = deeds.iter().copied().flat_map(with);
    found.map(|(_, operation)| *operation)
}

/// The properties that callers may give when they make a record.
fn choices(create: &Operation) -> HashSet<String> {
    let inputs = create.inputs.iter();
    let properties = inputs.filter_map(|input| input.property().into_iter().next());
    properties.collect()
}

/// The collections whose records are named in the path of another.
fn parents(collections: &[Collection], index: usize) -> Vec<Parent> {
    let mut parents = Vec::new();
    let mut above = Some(collections[index].path.clone());
    while let Some(path) = above {
        if let (Some(_), Some(place)) = (path.last_parameter(), path.parent()) {
            let key = place.key();
            let found = collections
                .iter()
                .position(|one| one.path.key() == key && !one.is_single);
            parents.extend(found.map(|collection| Parent {
                collection,
                depth: place.parameter_count(),
            }));
        }
        above = path.parent();
    }
    parents.reverse();
    parents
}
