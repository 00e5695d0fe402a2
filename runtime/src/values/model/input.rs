//! Models that callers make: a model and what its setter was given go in, the model with that field comes out.
//!
//! A value that can't be a field's is remembered, and writing the model is an error then, so that a request with it is not sent.

use super::Model;

/// Sets a field to what a setter was given, or remembers why it can't be its value. Even a list that is set to empty is written
/// from then on.
#[doc(hidden)]
pub fn give<M: Model, V>(
    mut model: M,
    name: &str,
    value: Result<V, String>,
    set: impl FnOnce(&mut M, V),
) -> M {
    let refusal = value.map(|value| set(&mut model, value)).err();
    note(&mut model, name, refusal);
    model
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
/// Each field is followed by the signature of its setter, under `#[setter(KIND)]`. The kind fits the type of the argument, as in
/// [`request!`](crate::request!); a field that is a `Vec` has a setter of the kind of a list.
///
/// | kind | argument | list of them |
/// |---|---|---|
/// | `text` | [`impl IntoText`](crate::IntoText) | `texts` |
/// | `sid` | [`impl IntoSid<T>`](crate::IntoSid) | `sids` |
/// | `value` | a boolean or a number | `values` |
/// | `into` | [`impl IntoValue<T>`](crate::IntoValue): an open enum, a date, a time | `intos` |
/// | `json` | [`impl IntoJson`](crate::IntoJson) | `jsons` |
/// | `from` | `impl Into<T>`, where `T` is the type of the field without its `Option` | |
///
/// Text that is not a SID of the field's type, or not JSON, leaves the field as it was, and serializing the model is an error
/// until the setter gets a value that fits. A request with such a model is not sent.
///
/// ```
/// use twilio_runtime::{IntoJson, IntoText, Json};
///
/// twilio_runtime::input_model! {
///     /// Who starts a conversation.
///     pub struct Channel {
///         /// The kind of channel.
///         #[field("type")]
///         pub type_: Option<String>,
///         #[setter(text)]
///         pub fn type_(self, type_: impl IntoText) -> Self;
///         /// Anything else.
///         #[field("properties")]
///         pub properties: Option<Json>,
///         #[setter(json)]
///         pub fn properties(self, properties: impl IntoJson) -> Self;
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
                #[field($wire:literal $(, $pii:ident)?)]
                pub $field:ident: $type:ty,
                #[setter($kind:ident)]
                $visibility:vis fn $setter:ident($this:ident, $argument:ident: $given:ty $(,)?) -> Self;
            )*
        }
    ) => {
        $crate::model! {
            $(#[$meta])*
            pub struct $name {
                $(
                    $(#[doc $($doc)*])*
                    #[doc = ""]
                    #[doc = ::core::concat!("Setter: [`", ::core::stringify!($setter), "`](#method.", ::core::stringify!($setter), ").")]
                    $(#[deprecated $($deprecated)*])?
                    #[field($wire $(, $pii)?)]
                    pub $field: $type
                ),*
            }
        }

        #[allow(deprecated, reason = "a field that is deprecated still has a setter")]
        impl $name {
            $(
                #[doc = ::core::concat!("Sets [`", ::core::stringify!($field), "`](#structfield.", ::core::stringify!($field), ").")]
                $(#[deprecated $($deprecated)*])?
                $visibility fn $setter($this, $argument: $given) -> Self {
                    let value = <$crate::input_kind::$kind as $crate::input_kind::Held<_, _>>::hold($argument);
                    $crate::model::give($this, ::core::stringify!($field), value, |model, value| {
                        model.$field = $crate::field_value::FieldValue::given(value);
                    })
                }
            )*
        }
    };
}
