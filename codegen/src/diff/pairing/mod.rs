//! Two APIs in, which of their items are the same out.

mod handles;
mod operations;
mod pairs;
mod renamed;
mod types;

pub(super) use self::handles::{HandlePlace, handles};
pub(super) use self::operations::{PlacedOperation, operations};
pub(super) use self::pairs::{Pair, is_reordered, pair};
pub(super) use self::renamed::{is_alike, with_renamed};
pub(super) use self::types::{Placed, enums, models, newtypes, outcomes, sids, unions};
