//! Models: the declaration of a struct whose fields carry their wire names goes in; the struct, its serde traits and a `Debug`
//! without personal data come out.
//!
//! What is the same for all models is here, once; the macro adds per field little more than a call.

mod debug;
mod endless;
mod input;
mod personal;
mod read;
mod salvage;
mod write;

use serde::de::MapAccess;

pub use self::debug::debug;
pub use self::endless::blank;
pub use self::input::give;
pub(crate) use self::personal::personal_names;
pub use self::read::read;
pub use self::salvage::salvage;
pub use self::write::write;
use crate::values::extra::Extra;
pub use crate::values::field::{Field, Fields, has_box};
use crate::values::field_value::FieldValue;
use crate::values::salvage::{NotJson, Reader};

/// What is done with each field of a model.
pub trait FieldVisitor {
    /// Takes the next field; the calls come in the order of the model's table.
    fn field<T: FieldValue>(&mut self, value: &T);
}

/// What [`model!`](crate::model!) writes for a struct.
#[doc(hidden)]
pub trait Model: FieldValue {
    /// The name of the struct.
    const NAME: &'static str;

    /// The fields in the order of declaration.
    const FIELDS: &'static [Field];

    /// Shows each field to the visitor, in the order of declaration.
    fn visit<V: FieldVisitor>(&self, visitor: &mut V);

    /// Reads the value of the map's current key into the field at this position, and returns whether it was `null`.
    ///
    /// # Errors
    /// A value of another JSON type.
    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        map: &mut A,
    ) -> Result<bool, A::Error>;

    /// Reads the next value of a text into the field at this position, as far as it fits.
    ///
    /// # Errors
    /// The text is not JSON.
    fn salvage_field(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), NotJson>;

    /// Returns what the fields do not hold.
    fn extra(&self) -> &Extra;

    /// Returns the place for what the fields do not hold.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Declares a model.
///
/// The struct has public fields and is `#[non_exhaustive]`. Fields that are missing or `null` read as `None` or empty, fields that
/// the struct does not have are kept, and writing a model gives back the JSON that was read. `Default` is for tests: every field is
/// empty, a required one has the empty value of its type. Two models are equal when their fields are, the unknown ones included;
/// whether an empty field was missing or `null` makes no difference. A whole number in an `f64` is written with a fraction, as `5.0`.
///
/// serde reads a model strictly: a field of another type is an error. In the answer to a call it costs that field alone, which is
/// then empty, and listed in `mismatches`; as long as it is empty, it is written back as it came.
///
/// A required field may be a `Box`, for a model that contains itself by way of others. Where it does so in every value, as in
/// `struct Node { parent: Box<Node> }`, no JSON that ends can be read as one, and `Default` panics.
///
/// ```
/// twilio_runtime::model! {
///     /// A Flex Flow.
///     pub struct FlexFlow {
///         /// The name that agents see.
///         #[field("friendly_name")]
///         pub friendly_name: Option<String>,
///         /// Who chats: personal data, so `Debug` does not show it.
///         #[field("identity", pii)]
///         pub identity: Option<String>,
///     }
/// }
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let json = r#"{"friendly_name":null,"identity":"Ann","color":"red"}"#;
/// let flow: FlexFlow = serde_json::from_str(json)?;
/// assert_eq!(flow.friendly_name, None);
/// assert_eq!(flow.unknown_fields()["color"], "red");
/// assert_eq!(serde_json::to_string(&flow)?, json);
/// assert_eq!(
///     format!("{flow:?}"),
///     r#"FlexFlow { friendly_name: None, identity: [redacted], unknown_fields: ["color"] }"#,
/// );
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! model {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc $($doc:tt)*])*
                $(#[deprecated $($deprecated:tt)*])?
                #[field($wire:literal $(, $pii:ident)?)]
                pub $field:ident: $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        pub struct $name {
            $(
                $(#[doc $($doc)*])*
                $(#[deprecated $($deprecated)*])?
                pub $field: $type,
            )*
            __extra: $crate::extra::Extra,
        }

        impl $name {
            /// Returns the fields of the answer that this version of the crate does not know; they are kept, and written back.
            pub fn unknown_fields(&self) -> &$crate::serde_json::Map<::std::string::String, $crate::Json> {
                self.__extra.unknown()
            }

            /// Returns what of the answer did not fit this model, the models within it included: where, what was expected, and the
            /// JSON that came. It is empty unless the service deviates from the description of the API.
            pub fn mismatches(&self) -> &[$crate::Mismatch] {
                self.__extra.mismatches()
            }
        }

        #[allow(deprecated, unused_assignments, unused_mut, unused_variables, reason = "one code for every shape of model")]
        const _: () = {
            impl ::core::default::Default for $name {
                fn default() -> Self {
                    $crate::model::blank()
                }
            }

            impl ::core::fmt::Debug for $name {
                #[inline]
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::model::debug(self, formatter)
                }
            }

            impl<'de> $crate::serde::Deserialize<'de> for $name {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                    $crate::model::read(deserializer)
                }
            }

            impl $crate::serde::Serialize for $name {
                fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    $crate::model::write(self, serializer)
                }
            }

            impl $crate::field_value::Content for $name {
                const MODEL: ::core::option::Option<$crate::model::Fields> =
                    ::core::option::Option::Some(|| <Self as $crate::model::Model>::FIELDS);

                #[inline]
                fn salvage(
                    reader: &mut $crate::salvage::Reader<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, $crate::salvage::NotJson> {
                    $crate::model::salvage(reader)
                }
            }

            impl $crate::field_value::FieldValue for $name {
                type Given = Self;

                const HELD: ::core::option::Option<$crate::model::Fields> = <Self as $crate::field_value::Content>::MODEL;
                const HAS_BOX: bool = $crate::model::has_box(<Self as $crate::model::Model>::FIELDS);

                fn given(value: Self) -> Self {
                    value
                }

                fn blank() -> Self {
                    Self { $($field: $crate::field_value::FieldValue::blank(),)* __extra: ::core::default::Default::default() }
                }

                #[inline]
                fn is_blank(&self) -> bool {
                    *self == <Self as $crate::field_value::FieldValue>::blank()
                }
            }

            impl $crate::model::Model for $name {
                const NAME: &'static str = ::core::stringify!($name);
                const FIELDS: &'static [$crate::model::Field] =
                    &[$($crate::model::Field::new::<$type>($wire, ::core::stringify!($field))$(.$pii())?),*];

                fn visit<V: $crate::model::FieldVisitor>(&self, visitor: &mut V) {
                    $(visitor.field(&self.$field);)*
                }

                fn read_field<'de, A: $crate::serde::de::MapAccess<'de>>(
                    &mut self,
                    index: usize,
                    map: &mut A,
                ) -> ::core::result::Result<bool, A::Error> {
                    let mut here = 0;
                    $(
                        if index == here {
                            return $crate::field_value::FieldValue::read(&mut self.$field, map);
                        }
                        here += 1;
                    )*
                    ::core::result::Result::Ok(false)
                }

                #[inline]
                fn salvage_field(
                    &mut self,
                    index: usize,
                    reader: &mut $crate::salvage::Reader<'_>,
                ) -> ::core::result::Result<(), $crate::salvage::NotJson> {
                    let mut here = 0;
                    $(
                        if index == here {
                            return $crate::field_value::FieldValue::fill(&mut self.$field, reader);
                        }
                        here += 1;
                    )*
                    ::core::result::Result::Ok(())
                }

                fn extra(&self) -> &$crate::extra::Extra {
                    &self.__extra
                }

                fn extra_mut(&mut self) -> &mut $crate::extra::Extra {
                    &mut self.__extra
                }
            }
        };
    };
}

#[cfg(test)]
#[expect(unreachable_pub, dead_code, reason = "the macro makes public items")]
mod tests;
