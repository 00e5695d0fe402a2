//! What the SID types differ in: a type goes in, the prefixes of its SIDs and its name come out.

/// What distinguishes SID types; [`sid_types!`](crate::sid_types!) implements it.
pub trait SidPrefix: 'static {
    /// The two-letter prefixes that this type has; none means any two letters.
    const PREFIXES: &'static [&'static str];

    /// The name of the SID type.
    const NAME: &'static str;

    /// The prefixes of the SID types that belong to the same API, each with the name of its type. An error about a SID
    /// uses them to name what was found instead.
    const FAMILY: &'static [(&'static [&'static str], &'static str)] = &[];
}
