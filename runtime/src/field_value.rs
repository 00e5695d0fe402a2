//! What the fields of a model can be, and how each reads when it is missing or `null`.
//!
//! In: the value of the map key that was just read. Out: the field's value, and whether it arrived as `null`. `Option`, `Vec` and
//! `BTreeMap` fields may be missing or `null`; a field of any other type is required.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::{DeserializeOwned, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use crate::Json;
use crate::model::{Fields, Shown};

/// A type that can be read and written as the value of a key.
///
/// The generated code implements it; it is not meant for applications.
#[doc(hidden)]
pub trait Content: DeserializeOwned + Serialize + Debug {
    /// The fields of the model that such a value is, or holds any number of.
    const MODEL: Option<Fields> = None;

    /// Reads the value of the map's current key into the slot; `None` is `null`.
    ///
    /// # Errors
    /// A value of another JSON type.
    fn read_nullable<'de, A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    /// Writes the value under `name`.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, self)
    }
}

/// A type that a field of a model can have.
///
/// The generated code implements it; it is not meant for applications. As it stands without overrides, it describes a required field.
#[doc(hidden)]
pub trait FieldValue: Content {
    /// What a setter takes.
    type Given;

    /// Whether an object without this field is an error.
    const REQUIRED: bool = true;

    /// The fields of the model that [`blank`](Self::blank) makes.
    const HELD: Option<Fields> = None;

    /// Whether [`blank`](Self::blank) makes a box, so that it may not end.
    const HAS_BOX: bool = false;

    /// Returns the field with a value that a setter was given.
    fn given(value: Self::Given) -> Self;

    /// Returns the value that a field has before anything is read into it.
    fn blank() -> Self;

    /// Reads the value of the map's current key into the field, and tells whether it was `null`.
    ///
    /// # Errors
    /// A value of another JSON type; `null` for a required field.
    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        *self = map.next_value()?;
        Ok(false)
    }

    /// Tells whether the field is left out when the model is written, unless it was in the object that was read.
    fn is_empty(&self) -> bool {
        false
    }

    /// Returns the value for `Debug`.
    fn shown(&self) -> Shown<'_> {
        Shown::Plain(self)
    }
}

// The result of a call whose response is not read.
impl Content for () {}

impl<T: Content> Content for Option<T> {
    const MODEL: Option<Fields> = T::MODEL;

    fn write<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => value.write(name, map),
            None => map.serialize_entry(name, &()),
        }
    }
}

impl<T: Content> FieldValue for Option<T> {
    type Given = T;

    const REQUIRED: bool = false;

    fn given(value: T) -> Self {
        Some(value)
    }

    fn blank() -> Self {
        None
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        T::read_nullable(self, map)?;
        Ok(self.is_none())
    }

    fn is_empty(&self) -> bool {
        self.is_none()
    }

    fn shown(&self) -> Shown<'_> {
        match self {
            Some(value) => Shown::Some(value),
            None => Shown::None,
        }
    }
}

impl<T: Content> Content for Box<T> {
    const MODEL: Option<Fields> = T::MODEL;

    fn write<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        T::write(self, name, map)
    }
}

// For a model that contains itself in every value, `blank` does not end: reading and `Default` ask before they call it.
impl<T: FieldValue> FieldValue for Box<T> {
    type Given = Self;

    const REQUIRED: bool = T::REQUIRED;
    const HELD: Option<Fields> = T::HELD;
    const HAS_BOX: bool = true;

    fn given(value: Self) -> Self {
        value
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        T::read(self, map)
    }

    fn is_empty(&self) -> bool {
        T::is_empty(self)
    }

    fn shown(&self) -> Shown<'_> {
        T::shown(self)
    }
}

/// Collections: missing and `null` both read as empty.
macro_rules! collection {
    ($type:ident $(, $key:ty)?) => {
        impl<T: Content> Content for $type<$($key,)? T> {
            const MODEL: Option<Fields> = T::MODEL;
        }

        impl<T: Content> FieldValue for $type<$($key,)? T> {
            type Given = Self;

            const REQUIRED: bool = false;

            fn given(value: Self) -> Self {
                value
            }

            fn blank() -> Self {
                Self::new()
            }

            fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
                let value: Option<Self> = map.next_value()?;
                let is_null = value.is_none();
                *self = value.unwrap_or_default();
                Ok(is_null)
            }

            fn is_empty(&self) -> bool {
                self.is_empty()
            }
        }
    };
}

collection!(Vec);
collection!(BTreeMap, String);

macro_rules! scalar {
    ($($type:ty),*) => {
        $(
            impl Content for $type {}

            impl FieldValue for $type {
                type Given = Self;

                fn given(value: Self) -> Self {
                    value
                }

                fn blank() -> Self {
                    Self::default()
                }
            }
        )*
    };
}

scalar!(String, bool, i32, i64, f64, Json);
