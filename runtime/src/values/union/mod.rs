//! Unions, which are values of one of several types: the declaration of an enum whose variants carry a rule each goes in; the enum
//! with one more variant for what fits no rule and its serde traits come out.
//!
//! A value is read as any JSON first; which members it may be is decided by code that all unions share.

mod effort;
mod rule;

use std::fmt::{self, Debug};

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value as Json;

pub use self::rule::{Condition, JsonType, Rule};
use self::{effort::Effort, rule::candidates};
use crate::values::salvage::{self, NotJson, Reader};

/// What [`union!`](crate::union!) writes for an enum.
#[doc(hidden)]
pub trait Union: Sized {
    /// The property whose text decides between the members, if one does.
    const TAG: Option<&'static str>;

    /// Which values belong to each member.
    const RULES: &'static [Rule];

    /// Reads a value as the member at this place of [`RULES`](Self::RULES), unless it does not match.
    fn read(index: usize, json: &Json) -> Option<Self>;

    /// Keeps a value that fits no member.
    fn unrecognized(json: Json) -> Self;
}

/// Reads a union.
///
/// # Errors
/// The text is not JSON.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    Json::deserialize(deserializer).map(from_json)
}

/// Reads a union from a text that need not be what the description specifies. What fits no member is no mismatch, since
/// the union has a variant for it.
///
/// # Errors
/// The text is not JSON.
pub fn salvage<U: Union>(reader: &mut Reader<'_>) -> Result<Option<U>, NotJson> {
    Ok(Some(from_json(salvage::json(reader)?)))
}

/// A member whose own decoding fails is passed over.
fn from_json<U: Union>(json: Json) -> U {
    let effort = Effort::begin();
    if !effort.allows(&json) {
        return U::unrecognized(json);
    }
    let mut candidates = candidates(U::TAG, U::RULES, &json).into_iter();
    let first = candidates.next().and_then(|index| U::read(index, &json));
    first
        .or_else(|| {
            candidates
                .take_while(|_| Effort::allows_again(&json))
                .find_map(|index| U::read(index, &json))
        })
        .unwrap_or_else(|| U::unrecognized(json))
}

/// Reads one member.
pub fn member<T: DeserializeOwned, U>(json: &Json, variant: fn(T) -> U) -> Option<U> {
    T::deserialize(json).ok().map(variant)
}

/// Prints a member, or only the name of the union for anything else: its value may be personal.
///
/// # Errors
/// Those of the formatter.
pub fn debug(
    formatter: &mut fmt::Formatter<'_>,
    name: &str,
    value: Option<&dyn Debug>,
) -> fmt::Result {
    let mut output = formatter.debug_tuple(name);
    match value {
        Some(value) => output.field(value).finish(),
        None => output.finish_non_exhaustive(),
    }
}

/// Declares a union.
///
/// It begins with `by "property";` where the text of a property decides between the members, else with `untagged;`. Each
/// variant carries `#[member(RULE)]`, or `#[member(RULE, from)]` for a conversion from its type; in place of a `Box` the
/// conversion takes what is in it, and beside a `String` a `&str`.
///
/// | rule | values that belong to the member |
/// |---|---|
/// | `tag("cat", "kitty")` | objects whose tag has one of these texts |
/// | `object(required("a", "b"), constant("kind", "\"x\"", "1"))` | objects that have these properties, and for each constant one of its values, as JSON |
/// | `json_type(text)` | those of a JSON type: `text`, `integer`, `number`, `boolean`, `list`, `object`, `any` |
///
/// Where several members fit, the most specific counts: a tag before an object, more constants before fewer, more required
/// properties before fewer, an integer before a number, an object before any value, else the first. One that does not
/// decode is passed over, unless a quarter of a million values were read in vain. Unions within unions are read until they have
/// copied eight million values; those after that are `Unrecognized`.
///
/// The enum is `#[non_exhaustive]`, with one more variant, `Unrecognized(Json)`: what fits no member keeps its JSON, and is
/// written back. `Debug` does not show it.
///
/// # Examples
/// ```
/// twilio_runtime::model! {
///     /// A cat.
///     pub struct Cat {
///         /// What it is.
///         #[field("kind")]
///         pub kind: String,
///     }
/// }
///
/// twilio_runtime::union! {
///     by "kind";
///     /// An animal in the house.
///     pub enum Pet {
///         /// A cat.
///         #[member(tag("cat"), from)]
///         Cat(Box<Cat>),
///         /// Its name alone.
///         #[member(json_type(text), from)]
///         Name(String),
///     }
/// }
///
/// let json = r#"[{"kind":"cat"},"Rex",{"kind":"dog","age":3}]"#;
/// let pets: Vec<Pet> = serde_json::from_str(json)?;
/// assert!(matches!(&pets[0], Pet::Cat(cat) if cat.kind == "cat"));
/// assert_eq!(pets[1], Pet::from("Rex"));
/// assert!(matches!(&pets[2], Pet::Unrecognized(json) if json["age"] == 3));
/// assert_eq!(format!("{:?}", pets[2]), "Unrecognized(..)");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! union {
    (
        $(by $tag:literal)? $(untagged)?;
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[doc $($doc:tt)*])*
                #[member($rule:ident ($($arguments:tt)*) $(, $from:ident)?)]
                $variant:ident($($type:tt)*)
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        pub enum $name {
            $(
                $(#[doc $($doc)*])*
                $variant($($type)*),
            )*
            /// A value that fits nothing this version of the crate knows.
            Unrecognized($crate::Json),
        }

        #[allow(unused_assignments, unused_mut, unused_variables, reason = "one code for every shape of union")]
        const _: () = {
            impl $crate::union::Union for $name {
                const TAG: ::core::option::Option<&'static str> = $crate::__union_part!(by $($tag)?);
                const RULES: &'static [$crate::union::Rule] =
                    &[$($crate::__union_part!($rule $($arguments)*)),*];

                fn read(index: usize, json: &$crate::Json) -> ::core::option::Option<Self> {
                    let mut here = 0;
                    $(
                        if index == here {
                            return $crate::union::member(json, Self::$variant);
                        }
                        here += 1;
                    )*
                    ::core::option::Option::None
                }

                fn unrecognized(json: $crate::Json) -> Self {
                    Self::Unrecognized(json)
                }
            }

            impl ::core::fmt::Debug for $name {
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self {
                        $(Self::$variant(value) => $crate::union::debug(
                            formatter,
                            ::core::stringify!($variant),
                            ::core::option::Option::Some(value),
                        ),)*
                        Self::Unrecognized(_) => {
                            $crate::union::debug(formatter, "Unrecognized", ::core::option::Option::None)
                        }
                    }
                }
            }

            impl<'de> $crate::serde::Deserialize<'de> for $name {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                    $crate::union::read(deserializer)
                }
            }

            impl $crate::serde::Serialize for $name {
                fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    match self {
                        $(Self::$variant(value) => $crate::serde::Serialize::serialize(value, serializer),)*
                        Self::Unrecognized(json) => $crate::serde::Serialize::serialize(json, serializer),
                    }
                }
            }

            impl $crate::field_value::Content for $name {
                // A function, because a member may hold the union.
                const MODEL: ::core::option::Option<$crate::model::Fields> = ::core::option::Option::Some(
                    || const { &[$($crate::model::Field::new::<$($type)*>("", "")),*] },
                );

                fn salvage(
                    reader: &mut $crate::salvage::Reader<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, $crate::salvage::NotJson> {
                    $crate::union::salvage(reader)
                }
            }

            impl $crate::field_value::FieldValue for $name {
                type Given = Self;

                fn given(value: Self) -> Self {
                    value
                }

                fn blank() -> Self {
                    Self::Unrecognized($crate::Json::Null)
                }
            }
        };

        $($crate::__union_from! { [$($from)?] $name $variant $($type)* })*
    };
}

/// The words of the notation as values.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_part {
    (by) => {
        ::core::option::Option::None
    };
    (by $property:literal) => {
        ::core::option::Option::Some($property)
    };
    (tag $($text:literal),* $(,)?) => {
        $crate::union::Rule::Tag(&[$($text),*])
    };
    (object $($word:ident($($text:literal),* $(,)?)),* $(,)?) => {
        $crate::union::Rule::Object(&[$($crate::__union_part!(condition $word $($text),*)),*])
    };
    (condition required $($text:literal),*) => {
        $crate::union::Condition::Required(&[$($text),*])
    };
    (condition constant $property:literal $(, $json:literal)*) => {
        $crate::union::Condition::Constant($property, &[$($json),*])
    };
    (json_type text) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Text)
    };
    (json_type integer) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Integer)
    };
    (json_type number) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Number)
    };
    (json_type boolean) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Boolean)
    };
    (json_type list) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::List)
    };
    (json_type object) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Object)
    };
    (json_type any) => {
        $crate::union::Rule::JsonType($crate::union::JsonType::Any)
    };
}

/// The conversion from a member's type, where there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_from {
    ([] $($rest:tt)*) => {};
    ([from] $name:ident $variant:ident $(::std::boxed::)? Box<$type:ty $(,)?> $(,)?) => {
        impl ::core::convert::From<$type> for $name {
            fn from(value: $type) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
    };
    ([from] $name:ident $variant:ident $(::std::string::)? String $(,)?) => {
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::$variant(value)
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::$variant(::std::borrow::ToOwned::to_owned(value))
            }
        }
    };
    ([from] $name:ident $variant:ident $type:ty $(,)?) => {
        impl ::core::convert::From<$type> for $name {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    };
}
