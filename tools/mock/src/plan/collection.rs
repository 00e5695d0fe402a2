//! What is done at each place in, the collections of records out.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::gather::{Deed, Gathered};
use super::{fresh, origin};
use crate::description::{Content, Description, Kind, Operation, Response, Type};
use crate::template::Template;
use crate::words::property_name;

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
    origin::settle(description, &mut collections);
    collections
}

fn collection(
    description: &Description,
    one: &Gathered,
    at: &[(&Gathered, &Operation)],
) -> Collection {
    let of = |deed: Deed| at.iter().filter(move |(one, _)| one.deed == deed).copied();
    let by_value = [Deed::Fetch, Deed::Create, Deed::Update, Deed::List];
    let mut models = by_value.into_iter().flat_map(of);
    let model = models.find_map(|(_, operation)| record_type(description, operation));
    let model = model.unwrap_or(Type::Json);
    let mut with_instance = at
        .iter()
        .filter(|(one, _)| !one.is_single && one.template.last_parameter().is_some());
    let instance = with_instance.next();
    let id_parameter =
        instance.and_then(|(_, operation)| Some(operation.parameters.last()?.ty.clone()));
    let parameter = instance.and_then(|(one, _)| one.template.last_parameter());
    let create = of(Deed::Create).next().map(|(_, operation)| operation);
    let choices = create.into_iter().flat_map(|create| &create.inputs);
    let mut shown = [Deed::Create, Deed::Fetch, Deed::Update]
        .into_iter()
        .flat_map(of)
        .flat_map(|(_, operation)| operation.examples());
    let listed_examples: Vec<Value> = of(Deed::List)
        .flat_map(|(_, operation)| {
            operation
                .examples()
                .flat_map(|page| records(operation, page))
        })
        .cloned()
        .collect();
    Collection {
        path: one.place.clone(),
        instance: instance.map(|(one, _)| one.template.clone()),
        id: id_property(description, &model, parameter, id_parameter.as_ref()),
        id_parameter,
        is_single: one.is_single,
        origin: if create.is_some() {
            Origin::Created
        } else {
            Origin::Given
        },
        parents: Vec::new(),
        example: shown.next().or(listed_examples.first()).cloned(),
        listed_examples,
        choices: choices
            .filter_map(|input| input.property().into_iter().next())
            .collect(),
        fresh: fresh::values(
            description,
            &model,
            at.iter().map(|(_, operation)| *operation),
        ),
        model,
        server: at
            .first()
            .map_or_else(String::new, |(_, one)| one.server.clone()),
    }
}

/// The type of the records that an operation answers with.
pub(super) fn record_type(description: &Description, operation: &Operation) -> Option<Type> {
    let ty = match &operation.response {
        Response::One { ty } => match ty.inner() {
            Type::List(item) => item.inner(),
            ty => ty,
        },
        Response::Page { ty, .. } => ty.inner(),
        Response::ByStatus { ty } => {
            let Some(Kind::Outcomes { outcomes }) = description.named(ty).map(|named| &named.kind)
            else {
                return None;
            };
            let of_content = outcomes.iter().find_map(|outcome| match &outcome.content {
                Content::Json { ty } => Some(ty.inner()),
                _ => None,
            });
            of_content?
        }
        Response::Empty | Response::Text | Response::Bytes | Response::Location => return None,
    };
    Some(ty.clone())
}

/// The records in an example of a list.
fn records<'a>(operation: &Operation, page: &'a Value) -> impl Iterator<Item = &'a Value> {
    let list = match &operation.response {
        Response::Page { key, .. } => &page[key],
        _ => page,
    };
    list.as_array().into_iter().flatten()
}

/// The property with the value that the last parameter of a record's path has.
fn id_property(
    description: &Description,
    model: &Type,
    parameter: Option<&str>,
    ty: Option<&Type>,
) -> Option<String> {
    let has = |name: &str| description.field(model, name).is_some();
    let of_parameter = parameter.map(property_name).filter(|name| has(name));
    let by_name = || {
        ["sid", "id"]
            .into_iter()
            .find(|name| has(name))
            .map(str::to_owned)
    };
    let by_type = || {
        let ty = ty.filter(|ty| matches!(ty, Type::Sid(_)))?;
        let fields = description.fields(model).iter();
        fields
            .into_iter()
            .find(|field| field.ty.inner() == ty)
            .map(|field| field.name.clone())
    };
    let own = || {
        let fields = description.fields(model).iter();
        let mut sids = fields.filter(|field| matches!(field.ty.inner(), Type::Sid(_)));
        sids.find(|field| field.name != "account_sid")
            .map(|field| field.name.clone())
    };
    of_parameter.or_else(by_name).or_else(by_type).or_else(own)
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
