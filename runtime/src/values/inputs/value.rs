//! Values that any text converts into as inputs: open enums, dates and times.

use super::{text_types::for_text_types, unwrapped::Unwrapped};
use crate::values::wire_text::WireText;

/// A type that is made from any text.
#[doc(hidden)]
pub trait FromText: WireText + Clone {}

/// What an input of the enum, date or time `V` takes: a `V`, a reference to one, or text.
///
/// Text that is not a value that this version of the crate knows is sent as it is.
///
/// # Examples
/// A type of an application's own can be such a value:
///
/// ```
/// # twilio_runtime::open_enum! {
/// #     /// How a customer reaches the contact center.
/// #     pub enum ChannelType {
/// #         /// Text messages.
/// #         #[value("sms")]
/// #         Sms,
/// #     }
/// # }
/// use twilio_runtime::IntoValue;
///
/// struct TextMessages;
///
/// impl IntoValue<ChannelType> for TextMessages {
///     fn into_value(self) -> ChannelType {
///         ChannelType::Sms
///     }
/// }
/// # fn main() {
/// # assert_eq!(TextMessages.into_value(), ChannelType::Sms);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "an input of type `{V}` can't be made from `{Self}`",
    label = "expected a `{V}`, a reference to one, or text",
    note = "a value of another enum passes as text: `.as_str()`"
)]
pub trait IntoValue<V> {
    /// Returns the value.
    fn into_value(self) -> V;
}

impl<V: FromText> IntoValue<Self> for V {
    fn into_value(self) -> Self {
        self
    }
}

impl<V: FromText> IntoValue<V> for &V {
    fn into_value(self) -> V {
        self.clone()
    }
}

macro_rules! implement {
    ($($type:ty),*) => {
        $(
            impl<V: FromText> IntoValue<V> for $type {
                fn into_value(self) -> V {
                    V::from_wire(self.as_ref())
                }
            }
        )*
    };
}

for_text_types!(implement);

impl<V: FromText, T> IntoValue<V> for Option<T>
where
    T: Unwrapped,
{
    fn into_value(self) -> V {
        V::from_wire("")
    }
}

impl<V: FromText, T> IntoValue<V> for &Option<T>
where
    T: Unwrapped,
{
    fn into_value(self) -> V {
        V::from_wire("")
    }
}
