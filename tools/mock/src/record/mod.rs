//! What a caller gives in; a record as Twilio makes, changes and shows it, out.

mod answer;
mod by_type;
mod change;
mod coerce;
mod given;
mod make;
mod references;
mod substitution;

pub(crate) use self::answer::answer;
pub(crate) use self::by_type::Context;
pub(crate) use self::change::change;
pub(crate) use self::make::Maker;
