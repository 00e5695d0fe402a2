//! What the fields of a model can be: the value of the map key that was just read goes in, the field's value comes out, and
//! whether it arrived as `null`.
//!
//! `Option`, `Vec` and `BTreeMap` fields may be missing or `null`; a field of any other type is required.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::{DeserializeOwned, MapAccess};
use serde::ser::{Serialize, SerializeMap};
use serde_json::Value as Json;

use crate::values::field::{Field, Fields, Shown};
use crate::values::salvage::{self, NotJson, Reader};

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

    /// Reads the next value of a text as far as it fits, and returns `None` if nothing of it does. What does not fit is
    /// reported to the reader.
    ///
    /// # Errors
    /// The text is not JSON.
    fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson>;

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
/// The generated code implements it; it is not meant for applications. Without overrides, it describes a required field.
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

    /// Reads the value of the map's current key into the field, and returns whether it was `null`.
    ///
    /// # Errors
    /// A value of another JSON type; `null` for a required field.
    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        *self = map.next_value()?;
        Ok(false)
    }

    /// Reads the next value of a text into the field as far as it fits; else it is blank.
    ///
    /// # Errors
    /// The text is not JSON.
    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), NotJson> {
        *self = Self::salvage(reader)?.unwrap_or_else(Self::blank);
        Ok(())
    }

    /// Returns whether the field is left out when the model is written, unless it was in the object that was read.
    fn is_empty(&self) -> bool {
        false
    }

    /// Returns whether the field still has the value of [`blank`](Self::blank), as far as that is known.
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    /// Returns the value for `Debug`.
    fn shown(&self) -> Shown<'_> {
        Shown::Plain(self)
    }
}

impl Field {
    /// Describes a field of type `T`.
    pub const fn new<T: FieldValue>(wire_name: &'static str, rust_name: &'static str) -> Self {
        Self {
            wire_name,
            rust_name,
            is_required: T::REQUIRED,
            is_pii: false,
            inner: T::MODEL,
            held: T::HELD,
            has_box: T::HAS_BOX,
        }
    }
}

// The result of a call whose response is not read.
impl Content for () {
    fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
        reader.take()?;
        Ok(Some(()))
    }
}

impl<T: Content> Content for Option<T> {
    const MODEL: Option<Fields> = T::MODEL;

    fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
        if reader.take_null()? {
            return Ok(Some(None));
        }
        Ok(T::salvage(reader)?.map(Some))
    }

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

    fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
        Ok(T::salvage(reader)?.map(Self::new))
    }

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

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), NotJson> {
        T::fill(self, reader)
    }

    fn is_empty(&self) -> bool {
        T::is_empty(self)
    }

    fn is_blank(&self) -> bool {
        T::is_blank(self)
    }

    fn shown(&self) -> Shown<'_> {
        T::shown(self)
    }
}

/// Collections: missing and `null` both read as empty.
macro_rules! collection {
    ($type:ident $(<$key:ty>)?, $salvage:path) => {
        impl<T: Content> Content for $type<$($key,)? T> {
            const MODEL: Option<Fields> = T::MODEL;

            fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
                $salvage(reader, T::salvage)
            }
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

            fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), NotJson> {
                let value: Option<Option<Self>> = Content::salvage(reader)?;
                *self = value.flatten().unwrap_or_default();
                Ok(())
            }

            fn is_empty(&self) -> bool {
                self.is_empty()
            }
        }
    };
}

collection!(Vec, salvage::list);
collection!(BTreeMap<String>, salvage::map);

macro_rules! scalar {
    ($($type:ty: $salvage:path),* $(,)?) => {
        $(
            impl Content for $type {
                fn salvage(reader: &mut Reader<'_>) -> Result<Option<Self>, NotJson> {
                    $salvage(reader)
                }
            }

            impl FieldValue for $type {
                type Given = Self;

                fn given(value: Self) -> Self {
                    value
                }

                fn blank() -> Self {
                    Self::default()
                }

                fn is_blank(&self) -> bool {
                    self.eq(&Self::default())
                }
            }
        )*
    };
}

scalar!(
    String: salvage::string,
    bool: salvage::boolean,
    i32: salvage::integer,
    i64: salvage::integer,
    f64: salvage::float,
    Json: salvage::any,
);
