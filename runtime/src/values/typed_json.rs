//! `TypedJson`, any JSON value with the type that it usually has: a value of any shape goes in; that value comes out unchanged, and
//! on demand a view of it as a struct.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::values::field::Fields;
use crate::values::field_value::{Content, FieldValue};
use crate::values::json_error::without_value;
use crate::values::salvage::{self, NotJson, Reader};

/// A JSON value that the API leaves open, and that usually has the shape of a `T`.
///
/// Whatever arrives is kept as it is, so that a value of another shape never makes a response unreadable;
/// [`typed`](Self::typed) looks at it as a `T`.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Json, TypedJson};
/// let limits: TypedJson<Vec<u8>> = serde_json::from_str("[1, 2]")?;
/// assert_eq!(limits.typed()?, [1, 2]);
///
/// let other: TypedJson<Vec<u8>> = serde_json::from_str(r#"{"max": 2}"#)?;
/// assert!(other.typed().is_err());
/// assert_eq!(other.json()["max"], 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TypedJson<T> {
    json: Json,
    view: PhantomData<fn() -> T>,
}

impl<T> TypedJson<T> {
    /// Returns the value as it came.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Returns the value as it came.
    pub fn into_json(self) -> Json {
        self.json
    }
}

impl<T: DeserializeOwned> TypedJson<T> {
    /// Returns the value as a `T`.
    ///
    /// # Errors
    /// The value has another shape; [`json`](Self::json) still has it. The error shows what was expected and not what was found, which
    /// can be personal data.
    pub fn typed(&self) -> Result<T, ShapeError> {
        T::deserialize(&self.json).map_err(|error| ShapeError {
            message: without_value(&error.to_string()),
        })
    }
}

/// A JSON value that has another shape than its typed view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError {
    message: String,
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the JSON has another shape: {}", self.message)
    }
}

impl std::error::Error for ShapeError {}

impl<T> From<Json> for TypedJson<T> {
    fn from(json: Json) -> Self {
        Self {
            json,
            view: PhantomData,
        }
    }
}

impl<T> Clone for TypedJson<T> {
    fn clone(&self) -> Self {
        self.json.clone().into()
    }
}

impl<T> PartialEq for TypedJson<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T> Default for TypedJson<T> {
    fn default() -> Self {
        Json::Null.into()
    }
}

impl<T> fmt::Debug for TypedJson<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.json.fmt(f)
    }
}

impl<T> Serialize for TypedJson<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for TypedJson<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Json::deserialize(deserializer).map(Into::into)
    }
}

impl<T: Content> Content for TypedJson<T> {
    const MODEL: Option<Fields> = T::MODEL;

    fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
        Ok(Some(salvage::json(reader)?.into()))
    }
}

impl<T: Content> FieldValue for TypedJson<T> {
    type Given = Self;

    fn blank() -> Self {
        Self::default()
    }

    fn given(value: Self) -> Self {
        value
    }
}
