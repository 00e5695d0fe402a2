//! The marks in place of hidden values.

/// What is shown instead of a hidden value.
pub(crate) const HIDDEN: &str = "[redacted]";

/// The same in a URL.
pub(crate) const HIDDEN_IN_URL: &str = "%5Bredacted%5D";
