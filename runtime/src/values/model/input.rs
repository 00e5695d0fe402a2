//! Models that callers make: a model and what its setter was given go in, the model with that field comes out.
//!
//! A value that can't be a field's is remembered, and writing the model is an error then, so that a request with it is not sent.

use std::fmt::Display;

use super::Model;

/// Sets a field, and notes that it was set, so that a list that was set to empty is written as one.
#[doc(hidden)]
pub fn give<M: Model>(model: &mut M, name: &str, set: impl FnOnce(&mut M)) {
    set(model);
    note(model, name, None);
}

/// Sets a field to the result of a conversion, or remembers why it has none.
#[doc(hidden)]
pub fn try_give<M: Model, T, E: Display>(
    model: &mut M,
    name: &str,
    value: Result<T, E>,
    set: impl FnOnce(&mut M, T),
) {
    match value {
        Ok(value) => give(model, name, |model| set(model, value)),
        Err(error) => note(model, name, Some(error.to_string())),
    }
}

/// Not generic over the value, so that it is compiled once per model.
fn note<M: Model>(model: &mut M, name: &str, refusal: Option<String>) {
    let index = M::FIELDS.iter().position(|field| field.rust_name == name);
    if let Some(index) = index {
        model.extra_mut().note(index, false);
        model.extra_mut().note_refusal(index, refusal);
    }
}

/// Declares a model that callers make as well: [`model!`](crate::model!) with a setter for each field, under the field's name.
///
/// What a setter takes follows from the word before the field's wire name. `T` is the type of the field without its `Option`, or
/// of an item where the field is a `Vec`.
///
/// | word | argument | list of them |
/// |---|---|---|
/// | `text` | [`impl IntoText`](crate::IntoText) | `texts` |
/// | `sid` | [`impl IntoSid<T>`](crate::IntoSid) | `sids` |
/// | `value` | `T`: a boolean or a number | `values` |
/// | `into` | [`impl IntoValue<T>`](crate::IntoValue): an open enum, a date, a time | `intos` |
/// | `json` | [`impl IntoJson`](crate::IntoJson) | `jsons` |
/// | none | `impl Into<T>` | |
///
/// Text that is not a SID of the field's type, or not JSON, leaves the field as it was, and serializing the model is an error
/// until the setter gets a value that fits. A request with such a model is not sent.
///
/// ```
/// twilio_runtime::input_model! {
///     /// Who starts a conversation.
///     pub struct Channel {
///         /// The kind of channel.
///         #[field(text, "type")]
///         pub type_: Option<String>,
///         /// Anything else.
///         #[field(json, "properties")]
///         pub properties: Option<twilio_runtime::Json>,
///     }
/// }
///
/// let channel = Channel::default().type_("sms").properties(serde_json::json!({"a": 1}));
/// assert_eq!(serde_json::to_string(&channel)?, r#"{"type":"sms","properties":{"a":1}}"#);
///
/// let channel = Channel::default().properties(r#"{"a": 1}"#);
/// assert_eq!(serde_json::to_string(&channel)?, r#"{"properties":{"a":1}}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! input_model {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc $($doc:tt)*])*
                $(#[deprecated $($deprecated:tt)*])?
                #[field($($kind:ident,)? $wire:literal $(, $pii:ident)?)]
                pub $field:ident: $head:tt $($next:ident)? $(:: $segment:ident)* $(<$($parameter:ty),+ $(,)?>)?
            ),* $(,)?
        }
    ) => {
        $crate::model! {
            $(#[$meta])*
            pub struct $name {
                $(
                    $(#[doc $($doc)*])*
                    #[doc = ""]
                    #[doc = ::core::concat!("Setter: [`", ::core::stringify!($field), "`](#method.", ::core::stringify!($field), ").")]
                    $(#[deprecated $($deprecated)*])?
                    #[field($wire $(, $pii)?)]
                    pub $field: $head $($next)? $(:: $segment)* $(<$($parameter),+>)?
                ),*
            }
        }

        #[allow(deprecated, reason = "a field that is deprecated still has a setter")]
        impl $name {
            $($crate::__model_setter! {
                ($($kind)?) [
                    #[doc = ::core::concat!("Sets [`", ::core::stringify!($field), "`](#structfield.", ::core::stringify!($field), ").")]
                    $(#[deprecated $($deprecated)*])?
                ] $field
                $head $($next)? $(:: $segment)* $(<$($parameter),+>)?
            })*
        }
    };
}

/// Takes the `Option` or `Vec` off the type of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __model_setter {
    ($kind:tt $attributes:tt $field:ident Option<$type:ty>) => {
        $crate::__model_setter_of! { $kind $attributes $field $type }
    };
    ($kind:tt $attributes:tt $field:ident ::core::option::Option<$type:ty>) => {
        $crate::__model_setter_of! { $kind $attributes $field $type }
    };
    (($kind:ident) $attributes:tt $field:ident Vec<$type:ty>) => {
        $crate::__model_setter_of! { ($kind) $attributes $field $type }
    };
    (($kind:ident) $attributes:tt $field:ident ::std::vec::Vec<$type:ty>) => {
        $crate::__model_setter_of! { ($kind) $attributes $field $type }
    };
    ($kind:tt $attributes:tt $field:ident $type:ty) => {
        $crate::__model_setter_of! { $kind $attributes $field $type }
    };
}

/// One setter of a model. The kind decides what it takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __model_setter_of {
    ((text) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl $crate::IntoText) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given($crate::IntoText::into_text($field));
            });
            self
        }
    };
    ((texts) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoText>) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given(::core::iter::Iterator::collect(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter($field), $crate::IntoText::into_text)));
            });
            self
        }
    };
    ((sid) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl $crate::IntoSid<$type>) -> Self {
            $crate::model::try_give(&mut self, ::core::stringify!($field), $crate::IntoSid::<$type>::into_sid($field), |model, value| {
                model.$field = $crate::field_value::FieldValue::given(value);
            });
            self
        }
    };
    ((sids) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoSid<$type>>) -> Self {
            $crate::model::try_give(&mut self, ::core::stringify!($field), ::core::iter::Iterator::collect::<::core::result::Result<_, _>>(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter($field), $crate::IntoSid::<$type>::into_sid)), |model, value| {
                model.$field = $crate::field_value::FieldValue::given(value);
            });
            self
        }
    };
    ((value) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: $type) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given($field);
            });
            self
        }
    };
    ((values) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item = $type>) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given(::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter($field)));
            });
            self
        }
    };
    ((into) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl $crate::IntoValue<$type>) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given($crate::IntoValue::<$type>::into_value($field));
            });
            self
        }
    };
    ((intos) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoValue<$type>>) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given(::core::iter::Iterator::collect(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter($field), $crate::IntoValue::<$type>::into_value)));
            });
            self
        }
    };
    ((json) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl $crate::IntoJson) -> Self {
            $crate::model::try_give(&mut self, ::core::stringify!($field), ::core::result::Result::map($crate::IntoJson::json_value(&$field), <$type as ::core::convert::From<$crate::Json>>::from), |model, value| {
                model.$field = $crate::field_value::FieldValue::given(value);
            });
            self
        }
    };
    ((jsons) [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoJson>) -> Self {
            $crate::model::try_give(&mut self, ::core::stringify!($field), ::core::iter::Iterator::collect::<::core::result::Result<_, _>>(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter($field), |item| ::core::result::Result::map($crate::IntoJson::json_value(&item), <$type as ::core::convert::From<$crate::Json>>::from))), |model, value| {
                model.$field = $crate::field_value::FieldValue::given(value);
            });
            self
        }
    };
    (() [$($attributes:tt)*] $field:ident $type:ty) => {
        $($attributes)*
        pub fn $field(mut self, $field: impl ::core::convert::Into<$type>) -> Self {
            $crate::model::give(&mut self, ::core::stringify!($field), |model| {
                model.$field = $crate::field_value::FieldValue::given(::core::convert::Into::into($field));
            });
            self
        }
    };
}
