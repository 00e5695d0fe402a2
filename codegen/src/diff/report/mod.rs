//! What a comparison finds, as plain data.

mod change;
mod change_kind;
mod fact;
mod item_kind;
mod promise;
mod summary;
mod verdict;

pub use self::change::Change;
pub use self::change_kind::ChangeKind;
pub use self::fact::Fact;
pub use self::item_kind::ItemKind;
pub use self::promise::{Burden, Promise};
pub use self::summary::Report;
pub use self::verdict::Verdict;
