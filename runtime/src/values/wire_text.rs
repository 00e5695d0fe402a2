//! Types that are plain text on the wire, such as SIDs, open enums and dates: a JSON string goes in, the type comes out.
//!
//! The code that depends on the deserializer is shared by all these types: a
//! nullable field is filled through [`TextSlot`], which knows nothing of it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::values::salvage::{self, NotJson, Reader};

/// A type that is written as a JSON string and reads from any JSON string.
#[doc(hidden)]
pub trait WireText: Sized {
    /// Takes the text as it arrived; no text is refused.
    fn from_wire(text: &str) -> Self;

    /// Returns the text as it is sent.
    fn wire(&self) -> &str;
}

/// Reads a JSON string.
///
/// # Errors
/// Anything but a string.
pub fn read<'de, T: WireText, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(Text(PhantomData))
}

struct Text<T>(PhantomData<T>);

impl<T: WireText> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_wire(text))
    }
}

/// Where the text of a nullable field goes.
pub trait TextSlot {
    /// Takes the text, or `None` for `null`.
    fn set(&mut self, text: Option<&str>);
}

impl<T: WireText> TextSlot for Option<T> {
    fn set(&mut self, text: Option<&str>) {
        *self = text.map(T::from_wire);
    }
}

/// Reads a string or `null` as the value of the map's current key.
///
/// # Errors
/// Anything but a string or `null`.
pub fn read_nullable<'de, A: MapAccess<'de>>(
    slot: &mut dyn TextSlot,
    map: &mut A,
) -> Result<(), A::Error> {
    map.next_value_seed(NullableText(slot))
}

/// Reads the next value of a text, or sets `None` if it does not fit.
///
/// # Errors
/// The text is not JSON.
pub fn salvage(slot: &mut dyn TextSlot, reader: &mut Reader<'_>) -> Result<(), NotJson> {
    slot.set(salvage::text(reader)?.as_deref());
    Ok(())
}

struct NullableText<'a>(&'a mut dyn TextSlot);

impl<'de> DeserializeSeed<'de> for NullableText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for NullableText<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.0.set(None);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.set(Some(text));
        Ok(())
    }
}

/// Gives a [`WireText`] type the traits that all of them have: `Display`, `AsRef<str>`, serde both ways, and its place in a model.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_text {
    ($type:ty $(, $parameter:ident: $bound:path)?) => {
        impl $(<$parameter: $bound>)? ::core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad($crate::wire_text::WireText::wire(self))
            }
        }

        impl $(<$parameter: $bound>)? ::core::convert::AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                $crate::wire_text::WireText::wire(self)
            }
        }

        impl $(<$parameter: $bound>)? $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::wire_text::WireText::wire(self))
            }
        }

        impl<'de $(, $parameter: $bound)?> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                $crate::wire_text::read(deserializer)
            }
        }

        impl $(<$parameter: $bound>)? $crate::field_value::Content for $type {
            fn read_nullable<'de, A: $crate::serde::de::MapAccess<'de>>(
                slot: &mut ::core::option::Option<Self>,
                map: &mut A,
            ) -> ::core::result::Result<(), A::Error> {
                $crate::wire_text::read_nullable(slot, map)
            }

            fn salvage(
                reader: &mut $crate::salvage::Reader<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::salvage::NotJson> {
                let mut value = ::core::option::Option::None;
                $crate::wire_text::salvage(&mut value, reader)?;
                ::core::result::Result::Ok(value)
            }

            fn write<M: $crate::serde::ser::SerializeMap>(
                &self,
                name: &'static str,
                map: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                map.serialize_entry(name, $crate::wire_text::WireText::wire(self))
            }
        }

        impl $(<$parameter: $bound>)? $crate::field_value::FieldValue for $type {
            type Given = Self;

            fn given(value: Self) -> Self {
                value
            }

            fn blank() -> Self {
                $crate::wire_text::WireText::from_wire("")
            }

            fn is_blank(&self) -> bool {
                $crate::wire_text::WireText::wire(self).is_empty()
            }
        }
    };
}

/// Gives a [`WireText`] type that takes any text the conversions from text.
#[doc(hidden)]
#[macro_export]
macro_rules! text_conversions {
    ($type:ty) => {
        impl $crate::inputs::FromText for $type {}

        impl ::core::convert::From<&str> for $type {
            fn from(text: &str) -> Self {
                $crate::wire_text::WireText::from_wire(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(text: ::std::string::String) -> Self {
                $crate::wire_text::WireText::from_wire(&text)
            }
        }

        impl ::core::convert::From<&::std::string::String> for $type {
            fn from(text: &::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::core::convert::From<&Self> for $type {
            fn from(value: &Self) -> Self {
                value.clone()
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(text))
            }
        }
    };
}
