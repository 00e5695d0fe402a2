//! Arguments as JSON in, the values that the builders take out.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use twilio_runtime::{Sid, SidPrefix};

/// The arguments of one call, by their names on the wire.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    values: Map<String, Value>,
}

impl From<Map<String, Value>> for Arguments {
    fn from(values: Map<String, Value>) -> Self {
        Self { values }
    }
}

impl Arguments {
    /// Refuses names that the operation does not know, which would otherwise be lost without a word.
    ///
    /// # Errors
    ///
    /// The first such name.
    pub fn only(&self, names: &[&str]) -> Result<(), ArgumentError> {
        match self
            .values
            .keys()
            .find(|name| !names.contains(&name.as_str()))
        {
            Some(name) => Err(ArgumentError(format!("the operation has no input {name}"))),
            None => Ok(()),
        }
    }

    /// Whether there is an argument of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Returns one value.
    ///
    /// # Errors
    ///
    /// It is missing or of another type.
    pub fn get<T: FromArgument>(&self, name: &str) -> Result<T, ArgumentError> {
        T::from_argument(self.value(name)?)
            .ok_or_else(|| ArgumentError(format!("{name} has the wrong type")))
    }

    /// Returns the values of a list. One value that is no list counts as a list of it.
    ///
    /// # Errors
    ///
    /// It is missing, or an item is of another type.
    pub fn list<T: FromArgument>(&self, name: &str) -> Result<Vec<T>, ArgumentError> {
        let value = self.value(name)?;
        let items = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        let wrong = || ArgumentError(format!("an item of {name} has the wrong type"));
        items
            .iter()
            .map(|item| T::from_argument(item).ok_or_else(wrong))
            .collect()
    }

    /// Returns a value of any type that can be decoded.
    ///
    /// # Errors
    ///
    /// It is missing or of another type.
    pub fn decode<T: DeserializeOwned>(&self, name: &str) -> Result<T, ArgumentError> {
        T::deserialize(self.value(name)?).map_err(|error| ArgumentError(format!("{name}: {error}")))
    }

    fn value(&self, name: &str) -> Result<&Value, ArgumentError> {
        self.values
            .get(name)
            .ok_or_else(|| ArgumentError(format!("{name} is missing")))
    }
}

/// A type that an argument may have.
pub trait FromArgument: Sized {
    /// Reads the value, unless it is of another type.
    fn from_argument(value: &Value) -> Option<Self>;
}

impl FromArgument for String {
    fn from_argument(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl FromArgument for Value {
    fn from_argument(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl FromArgument for bool {
    fn from_argument(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

/// Not checked, because a call is also made with values that are no SIDs.
impl<P: SidPrefix> FromArgument for Sid<P> {
    fn from_argument(value: &Value) -> Option<Self> {
        value.as_str().map(Self::new_unchecked)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        /// A JSON number, or text that is one.
        impl FromArgument for $number {
            fn from_argument(value: &Value) -> Option<Self> {
                match value {
                    Value::Number(number) => number.to_string().parse().ok(),
                    Value::String(text) => text.parse().ok(),
                    Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
                }
            }
        }
    )*};
}

numbers!(i32, i64, u64, f64);

/// A call that cannot be made from the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentError(String);

impl ArgumentError {
    /// The documents have no such operation.
    #[must_use]
    pub fn unknown_operation(version: &str, operation: &str) -> Self {
        Self(format!(
            "there is no operation {operation} in version {version}"
        ))
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ArgumentError {}
