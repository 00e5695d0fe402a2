//! The operations of a place in; the type of its records, and the property that they are found by, out.

use serde_json::Value;

use crate::description::{Content, Description, Kind, Operation, Response, Type};
use crate::words::property_name;

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
pub(super) fn records<'a>(
    operation: &Operation,
    page: &'a Value,
) -> impl Iterator<Item = &'a Value> {
    let list = match &operation.response {
        Response::Page { key, .. } => &page[key],
        _ => page,
    };
    list.as_array().into_iter().flatten()
}

/// The property with the value that the last parameter of a record's path has.
pub(super) fn id_property(
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
