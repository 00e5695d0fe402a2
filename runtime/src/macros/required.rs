//! Required inputs of an operation that has many of them, as a struct with public fields.
//!
//! In: the declaration of the struct. Out: the struct with a `Debug` that prints only the names of the fields, since inputs may be
//! personal data.

use std::fmt;

/// Prints a struct with the names of its fields.
///
/// # Errors
/// Those of the formatter.
pub fn debug(formatter: &mut fmt::Formatter<'_>, name: &str, fields: &[&str]) -> fmt::Result {
    write!(formatter, "{name} {{ {} }}", fields.join(", "))
}

/// Declares a struct of required inputs.
///
/// ```
/// twilio_runtime::required! {
///     /// What a new channel needs.
///     pub struct NewChannel {
///         /// Who chats.
///         pub identity: String,
///         /// The name that the customer is shown with.
///         pub chat_user_friendly_name: String,
///     }
/// }
/// # fn main() {
/// let inputs = NewChannel { identity: "ann@example.com".into(), chat_user_friendly_name: "Ann".into() };
/// assert_eq!(format!("{inputs:?}"), "NewChannel { identity, chat_user_friendly_name }");
/// # }
/// ```
#[macro_export]
macro_rules! required {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::required::debug(formatter, ::core::stringify!($name), &[$(::core::stringify!($field)),*])
            }
        }
    };
}
