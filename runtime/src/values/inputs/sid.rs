//! SIDs as inputs.

use super::{text_types::for_text_types, unwrapped::Unwrapped};
use crate::values::sid::{Sid, SidError, SidPrefix};

/// What an input of the SID type `S` takes: an `S`, a reference to one, or text, which is checked.
///
/// Text that is not such a SID is an error when the request is sent or prepared; nothing is sent then.
///
/// # Examples
/// A type of an application's own can be a SID:
///
/// ```
/// # twilio_runtime::sid_types! {
/// #     /// Identifies a Flex Flow.
/// #     pub type FlexFlowSid = ["FO"];
/// # }
/// use twilio_runtime::{IntoSid, SidError};
///
/// struct SalesFlow(String);
///
/// impl IntoSid<FlexFlowSid> for SalesFlow {
///     fn into_sid(self) -> Result<FlexFlowSid, SidError> {
///         self.0.parse()
///     }
/// }
/// # fn main() {
/// # assert!(SalesFlow("FO0123456789abcdef0123456789abcdef".to_owned()).into_sid().is_ok());
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "an input of type `{S}` can't be made from `{Self}`",
    label = "expected a `{S}`, a reference to one, or text",
    note = "SIDs of different types are not exchanged for each other: is this the SID of the right resource?"
)]
pub trait IntoSid<S> {
    /// Returns the SID.
    ///
    /// # Errors
    /// A text that is not a SID of this type.
    fn into_sid(self) -> Result<S, SidError>;
}

impl<P: SidPrefix> IntoSid<Self> for Sid<P> {
    fn into_sid(self) -> Result<Self, SidError> {
        Ok(self)
    }
}

impl<P: SidPrefix> IntoSid<Sid<P>> for &Sid<P> {
    fn into_sid(self) -> Result<Sid<P>, SidError> {
        Ok(self.clone())
    }
}

impl<P: SidPrefix> IntoSid<Sid<P>> for &&Sid<P> {
    fn into_sid(self) -> Result<Sid<P>, SidError> {
        Ok((*self).clone())
    }
}

macro_rules! implement {
    ($($type:ty),*) => {
        $(
            impl<P: SidPrefix> IntoSid<Sid<P>> for $type {
                fn into_sid(self) -> Result<Sid<P>, SidError> {
                    let text: &str = self.as_ref();
                    text.parse()
                }
            }
        )*
    };
}

for_text_types!(implement);

impl<P: SidPrefix, T> IntoSid<Sid<P>> for Option<T>
where
    T: Unwrapped,
{
    fn into_sid(self) -> Result<Sid<P>, SidError> {
        "".parse()
    }
}

impl<P: SidPrefix, T> IntoSid<Sid<P>> for &Option<T>
where
    T: Unwrapped,
{
    fn into_sid(self) -> Result<Sid<P>, SidError> {
        "".parse()
    }
}
