//! Collections in; for those that no operation adds to, where their records come from, out.

use super::collection::{Collection, Origin};
use crate::description::{Description, Type};
use crate::words::property_name;

/// Finds the collections whose records come with those of another.
pub(super) fn settle(description: &Description, collections: &mut [Collection]) {
    for index in 0..collections.len() {
        let child = &collections[index];
        if child.origin != Origin::Given || child.is_single {
            continue;
        }
        let Some(parent) = child
            .parents
            .last()
            .map(|parent| &collections[parent.collection])
        else {
            continue;
        };
        if let Some(origin) = embedded(description, parent, child).or_else(|| listed(parent, child))
        {
            collections[index].origin = origin;
        }
    }
}

/// A record of the parent has an object with the SID of a record of the child.
fn embedded(description: &Description, parent: &Collection, child: &Collection) -> Option<Origin> {
    let id = child.id.as_deref()?;
    let sid = &description.field(&child.model, id)?.ty;
    if !matches!(sid.inner(), Type::Sid(_)) {
        return None;
    }
    let fields = description.fields(&parent.model).iter();
    let mut holding = fields.filter(|field| {
        let inner = description.field(&field.ty, id);
        inner.is_some_and(|inner| inner.ty.inner() == sid.inner())
    });
    holding.next().map(|field| Origin::Embedded {
        property: field.name.clone(),
    })
}

/// A record of the parent is made with a list that is called like the child.
fn listed(parent: &Collection, child: &Collection) -> Option<Origin> {
    let name = property_name(child.path.last_literal()?);
    parent
        .choices
        .contains(&name)
        .then_some(Origin::Listed { input: name })
}
