//! A description in; what each operation does to which records out.
//!
//! ```text
//! description -> operations of one path -> collections (where records are) -> roles (list, create, fetch, ...)
//! ```
//!
//! Everything follows from the paths, methods, types and examples; no operation is named here.

mod collection;
mod fresh;
mod gather;
mod origin;
mod record_type;
mod role;

pub(crate) use self::collection::{Collection, Origin};
pub(crate) use self::role::Role;
use crate::description::{Description, Operation};
use crate::rules::Rules;
use crate::template::Template;

/// An API that can be served.
pub(crate) struct Plan {
    pub(crate) description: Description,
    pub(crate) rules: Rules,
    pub(crate) collections: Vec<Collection>,
    /// What each operation does, in the order of the operations.
    pub(crate) routes: Vec<Route>,
}

/// An operation and what it does.
pub(crate) struct Route {
    pub(crate) template: Template,
    pub(crate) role: Role,
}

impl Plan {
    pub(crate) fn of(description: Description, rules: Rules) -> Self {
        let gathered = gather::gather(&description);
        let mut collections = collection::all(&description, &gathered);
        origin::settle(&description, &mut collections);
        let routes = role::all(&description, &gathered, &collections);
        Self {
            description,
            rules,
            collections,
            routes,
        }
    }

    /// The operation of a route.
    pub(crate) fn operation(&self, route: usize) -> &Operation {
        &self.description.operations[route]
    }
}
