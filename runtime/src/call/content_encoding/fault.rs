//! Why a body was not decoded.

/// Why a body was not decoded.
#[cfg_attr(
    not(feature = "gzip"),
    expect(dead_code, reason = "without the feature, every encoding is unknown")
)]
pub(super) enum Fault {
    /// It has more bytes than allowed.
    TooLarge,
    /// It is not what its header says.
    Corrupt,
    /// There is nothing to decode it with.
    Unknown,
}
