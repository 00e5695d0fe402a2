//! Plain values: a boolean or a number in, its text out. Numbers are plain decimals, never with an exponent.

use std::fmt;

/// A boolean or a number as it is written in a form, a query or a header.
#[derive(Clone, Copy, Debug)]
pub enum Plain {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// Any other number.
    Number(f64),
}

impl Plain {
    /// Whether it can be written down at all: infinities and "not a number" can't.
    pub(crate) fn is_finite(self) -> bool {
        match self {
            Self::Number(number) => number.is_finite(),
            Self::Boolean(_) | Self::Integer(_) | Self::Unsigned(_) => true,
        }
    }
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(boolean) => boolean.fmt(f),
            Self::Integer(integer) => integer.fmt(f),
            Self::Unsigned(integer) => integer.fmt(f),
            // The standard library writes a float without an exponent, and with the digits that read back the same.
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl From<bool> for Plain {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<i32> for Plain {
    fn from(integer: i32) -> Self {
        Self::Integer(integer.into())
    }
}

impl From<i64> for Plain {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<u64> for Plain {
    fn from(integer: u64) -> Self {
        Self::Unsigned(integer)
    }
}

impl From<f64> for Plain {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn numbers_have_no_exponent() {
        assert_eq!(Plain::from(1e21).to_string(), "1000000000000000000000");
        assert_eq!(Plain::from(1e-9).to_string(), "0.000000001");
        assert_eq!(Plain::from(2.0).to_string(), "2");
        assert_eq!(Plain::from(0.1).to_string(), "0.1");
        assert_eq!(Plain::from(i64::MIN).to_string(), "-9223372036854775808");
        assert!(!Plain::from(f64::NAN).is_finite());
    }
}
