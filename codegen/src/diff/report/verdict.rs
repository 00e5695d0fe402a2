//! What changes ask of the next version.

/// What a change asks of the next version of the crate, from the least to the most.
///
/// A public item is a Rust name together with what it is on the wire. Users of the item rely on both, so a change of either
/// is major: of the name, because code no longer compiles; of the wire, because code compiles and then sends or reads something else
/// (another host, path, method, location, name or value). The latter is also marked as [`behaviour`](super::Change::behaviour).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No code is affected: what compiled compiles, and sends and reads what it did.
    Patch,
    /// Something is new, or is shown or warned of; what compiled compiles, and sends what it did.
    Minor,
    /// Code that uses the item may no longer compile, or means something else.
    Major,
}

impl Verdict {
    /// All of them, the most serious first.
    pub const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Patch];

    /// `major`, `minor` or `patch`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
