//! The rulings on unions and outcomes: values that are one of several types.

use super::ruling::{Ruling, behaviour, ruling};
use crate::diff::report::Verdict::{Major, Minor, Patch};

// Unions.
pub(in crate::diff) const MEMBER_ADDED_TO_UNION: Ruling = behaviour(
    Minor,
    "the enum is `#[non_exhaustive]`; values that fit the member now read as it",
);
pub(in crate::diff) const MEMBER_REMOVED_FROM_UNION: Ruling = ruling(
    Major,
    "the variant was removed; its values read as another member or as `Unrecognized`",
);
pub(in crate::diff) const TAG: Ruling = behaviour(
    Major,
    "the same variants, but another property decides between them",
);
pub(in crate::diff) const RULE: Ruling =
    behaviour(Major, "the same variant, but other values read as it");
pub(in crate::diff) const RULE_WIDENED: Ruling = behaviour(
    Minor,
    "the variant reads everything that it read; other values now read as it too",
);
pub(in crate::diff) const MEMBER_ORDER: Ruling = ruling(
    Patch,
    "the tag decides between the members; only their order in the documentation changes",
);
pub(in crate::diff) const MEMBER_ORDER_DECIDES: Ruling = behaviour(
    Major,
    "a value that fits several members equally is read as the first of them",
);

// Outcomes.
pub(in crate::diff) const OUTCOME_ADDED: Ruling = ruling(
    Minor,
    "the enum is `#[non_exhaustive]`; the status is no longer `Unrecognized`",
);
pub(in crate::diff) const OUTCOME_REMOVED: Ruling = ruling(
    Major,
    "the variant was removed; its status reads as `Unrecognized`",
);
pub(in crate::diff) const STATUS: Ruling =
    behaviour(Major, "the same variant, but for other statuses");
pub(in crate::diff) const STATUS_WIDENED: Ruling = behaviour(
    Minor,
    "the variant is returned for every status that it was returned for, and for more",
);

// Both.
pub(in crate::diff) const VARIANT_TYPE: Ruling = ruling(Major, "the variant holds another type");
pub(in crate::diff) const VARIANT_FORM: Ruling = behaviour(
    Major,
    "the variant holds the same type, but the response is read differently",
);
