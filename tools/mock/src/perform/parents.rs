//! The parameters of a path in; the IDs of the records that they name, or that there is none, out.

use super::Request;
use crate::description::Type;
use crate::plan::{Collection, Origin};
use crate::refusal::Refusal;
use crate::sid;
use crate::world::World;

impl Request<'_> {
    /// The IDs of the records above a collection, each of which exists.
    pub(super) fn above(
        &self,
        world: &World,
        collection: &Collection,
    ) -> Result<Vec<String>, Refusal> {
        let count = collection.path.parameter_count();
        let given = self.parameters.iter().take(count);
        let mut ids: Vec<String> = given.map(|(_, value)| value.clone()).collect();
        for parent in &collection.parents {
            let Some(value) = ids.get(parent.depth).cloned() else {
                continue;
            };
            let above = &self.plan.collections[parent.collection];
            let place = above
                .path
                .path(ids.iter().take(parent.depth).map(String::as_str));
            let id = self.id_of(world, above, &place, &value);
            let is_known = id.is_some()
                || (above.origin == Origin::Given && is_well_formed(self, above, &value))
                // The caller's own account, which is in the paths of older products.
                || value == self.account;
            if !is_known {
                return Err(self.not_found());
            }
            if let Some(id) = id {
                ids[parent.depth] = id;
            }
        }
        Ok(ids)
    }

    /// The ID of the record at a place that a parameter names.
    pub(super) fn id_of(
        &self,
        world: &World,
        collection: &Collection,
        place: &str,
        value: &str,
    ) -> Option<String> {
        if world.store.get(place, value).is_some() {
            return Some(value.to_owned());
        }
        // A path that takes a SID takes nothing else.
        if matches!(collection.id_parameter, Some(Type::Sid(_))) {
            return None;
        }
        let mut by = self.plan.rules.found_by();
        by.find_map(|property| world.store.id_by(place, property, value))
            .map(str::to_owned)
    }

    /// The text that the path has for a record of this collection.
    pub(super) fn name<'a>(&'a self, collection: &Collection) -> &'a str {
        let at = collection.path.parameter_count();
        match self.parameters.get(at) {
            Some((_, value)) if !collection.is_single => value,
            _ => "",
        }
    }
}

/// Whether a text can be the ID of a record.
pub(super) fn is_well_formed(request: &Request<'_>, collection: &Collection, text: &str) -> bool {
    match &collection.id_parameter {
        Some(ty @ Type::Sid(_)) => sid::check(request.plan.description.prefixes(ty), text).is_ok(),
        _ => true,
    }
}
