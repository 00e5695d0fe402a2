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
/// A field that takes several types has a type parameter. Its default is the type to name where the inputs are kept.
///
/// ```
/// twilio_runtime::required! {
///     /// What a new channel needs.
///     pub struct NewChannel<A = String, B = String> {
///         /// Who chats.
///         pub identity: A,
///         /// The name that the customer is shown with.
///         pub chat_user_friendly_name: B,
///         /// Whether it lasts.
///         pub long_lived: bool,
///     }
/// }
/// # fn main() {
/// let name = String::from("Ann");
/// let inputs = NewChannel { identity: "ann@example.com", chat_user_friendly_name: &name, long_lived: true };
/// assert_eq!(format!("{inputs:?}"), "NewChannel { identity, chat_user_friendly_name, long_lived }");
/// # }
/// ```
#[macro_export]
macro_rules! required {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$($parameter:ident = $default:ty),+ $(,)?>)? {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone)]
        pub struct $name $(<$($parameter = $default),+>)? {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $(<$($parameter),+>)? ::core::fmt::Debug for $name $(<$($parameter),+>)? {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::required::debug(formatter, ::core::stringify!($name), &[$(::core::stringify!($field)),*])
            }
        }
    };
}
