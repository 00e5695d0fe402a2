//! The enums that have been met, to recognise one that a document has in several places.

use std::collections::BTreeMap;

use crate::ir::{OpenEnum, TypeName};

/// The enums of all modules, by module and plainest name, to recognise one that a document has in several places.
pub(super) type KnownEnums = BTreeMap<TypeName, Vec<Known>>;

/// An enum that has been met before.
pub(super) struct Known {
    /// The placeholder for its name.
    pub(super) name: TypeName,
    pub(super) item: OpenEnum,
    pub(super) is_component: bool,
}

impl Known {
    /// Whether another place means this enum. The names of the variants do not count for a copy of a component, which takes those of
    /// the component; of two copies or two components, neither could give way.
    pub(super) fn is_same(&self, other: &OpenEnum, is_component: bool) -> bool {
        let (one, two) = (&self.item.variants, &other.variants);
        let is_copy = self.is_component != is_component;
        one.len() == two.len()
            && one.iter().zip(two).all(|(one, two)| {
                one.name.wire == two.name.wire && (is_copy || one.name.rust == two.name.rust)
            })
    }
}
