//! SIDs: Twilio's identifiers, one type per prefix.
//!
//! Text goes in, a [`Sid`] whose type fixes its prefix comes out. Text that an application writes is checked where the SID is made;
//! text that arrives from the API is taken as it is.

mod error;
mod prefix;
mod text;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use self::text::SidText;
pub use self::{error::SidError, prefix::SidPrefix};
use crate::values::wire_text::WireText;

/// An identifier of a Twilio resource: a two-letter prefix and 32 hexadecimal digits.
///
/// `P` fixes the prefix, so that a SID of one resource can't be passed for another. Each resource has an alias, such as
/// `FlexFlowSid`.
///
/// A SID is checked where it is made: [`from_static`](Self::from_static) for literals, `parse`, `TryFrom` for other text. A SID that
/// the API answers with is never refused, whatever it looks like, and [`new_unchecked`](Self::new_unchecked) takes any text.
///
/// ```
/// # twilio_runtime::sid_types! {
/// #     /// Identifies a Flex Flow.
/// #     pub type FlexFlowSid = ["FO"];
/// # }
/// # fn main() -> Result<(), twilio_runtime::SidError> {
/// const SALES: FlexFlowSid = FlexFlowSid::from_static("FO0123456789abcdef0123456789abcdef");
///
/// let sid: FlexFlowSid = "FO0123456789abcdef0123456789abcdef".parse()?;
/// assert_eq!(sid, SALES);
/// assert!(FlexFlowSid::try_from("CH0123456789abcdef0123456789abcdef").is_err());
/// # Ok(())
/// # }
/// ```
pub struct Sid<P> {
    text: SidText,
    // A function pointer keeps `Sid` `Send` and `Sync` whatever `P` is.
    prefix: PhantomData<fn() -> P>,
}

impl<P: SidPrefix> Sid<P> {
    /// Makes a SID from a literal. In a constant, a wrong one does not compile.
    ///
    /// ```compile_fail,E0080
    /// # twilio_runtime::sid_types! {
    /// #     /// Identifies a Flex Flow.
    /// #     pub type FlexFlowSid = ["FO"];
    /// # }
    /// const WRONG: FlexFlowSid = FlexFlowSid::from_static("CH0123456789abcdef0123456789abcdef");
    /// # fn main() { println!("{WRONG}"); }
    /// ```
    ///
    /// # Panics
    /// Outside a constant, if the text is not a SID of this type. Use `parse` or `TryFrom` for text that is not a literal.
    pub const fn from_static(text: &'static str) -> Self {
        match text::check(P::PREFIXES, text) {
            Ok(bytes) => Self::new(SidText::Inline(bytes)),
            Err(_) => panic!(
                "this literal is not a SID of this type: expected its prefix followed by 32 hexadecimal digits"
            ),
        }
    }

    fn from_written(text: &str) -> Result<Self, SidError> {
        match text::check(P::PREFIXES, text) {
            Ok(bytes) => Ok(Self::new(SidText::Inline(bytes))),
            Err(fault) => Err(SidError::new::<P>(text, fault)),
        }
    }
}

impl<P> Sid<P> {
    const fn new(text: SidText) -> Self {
        Self {
            text,
            prefix: PhantomData,
        }
    }

    /// Takes any text for a SID, for the case that Twilio's SIDs look different from what this crate knows.
    pub fn new_unchecked(text: impl AsRef<str>) -> Self {
        Self::new(SidText::new(text.as_ref()))
    }

    /// Returns the SID as text.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }
}

impl<P> Clone for Sid<P> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<P> fmt::Debug for Sid<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

impl<P> PartialEq for Sid<P> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<P> Eq for Sid<P> {}

impl<P> PartialEq<str> for Sid<P> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<P> PartialEq<&str> for Sid<P> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<P> PartialOrd for Sid<P> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<P> Ord for Sid<P> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<P> Hash for Sid<P> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<P: SidPrefix> FromStr for Sid<P> {
    type Err = SidError;

    fn from_str(text: &str) -> Result<Self, SidError> {
        Self::from_written(text)
    }
}

impl<P: SidPrefix> TryFrom<&str> for Sid<P> {
    type Error = SidError;

    fn try_from(text: &str) -> Result<Self, SidError> {
        Self::from_written(text)
    }
}

impl<P: SidPrefix> TryFrom<&String> for Sid<P> {
    type Error = SidError;

    fn try_from(text: &String) -> Result<Self, SidError> {
        Self::from_written(text)
    }
}

impl<P: SidPrefix> TryFrom<String> for Sid<P> {
    type Error = SidError;

    fn try_from(text: String) -> Result<Self, SidError> {
        Self::from_written(&text)
    }
}

impl<P> From<&Self> for Sid<P> {
    fn from(sid: &Self) -> Self {
        sid.clone()
    }
}

impl<P> From<Sid<P>> for String {
    fn from(sid: Sid<P>) -> Self {
        sid.text.into_string()
    }
}

impl<P> WireText for Sid<P> {
    fn from_wire(text: &str) -> Self {
        Self::new(SidText::new(text))
    }

    fn wire(&self) -> &str {
        self.as_str()
    }
}

crate::wire_text!(Sid<P>, P: SidPrefix);

/// Declares SID types with their prefixes; an empty list means any two letters.
///
/// ```
/// twilio_runtime::sid_types! {
///     /// Identifies a message.
///     pub type MessageSid = ["SM", "MM"];
///     /// Identifies anything.
///     pub type AnySid = [];
/// }
/// # fn main() {
/// assert!("MM0123456789abcdef0123456789abcdef".parse::<MessageSid>().is_ok());
/// # }
/// ```
#[macro_export]
macro_rules! sid_types {
    ($($(#[$meta:meta])* pub type $name:ident = [$($prefix:literal),* $(,)?];)*) => {
        $(
            $(#[$meta])*
            pub type $name = $crate::Sid<prefix::$name>;
        )*

        #[doc(hidden)]
        pub mod prefix {
            const FAMILY: &[(&[&str], &str)] = &[
                $((&[$($prefix),*], ::core::stringify!($name))),*
            ];

            $(
                #[derive(::core::fmt::Debug)]
                pub enum $name {}

                impl $crate::SidPrefix for $name {
                    const PREFIXES: &'static [&'static str] = &[$($prefix),*];
                    const NAME: &'static str = ::core::stringify!($name);
                    const FAMILY: &'static [(&'static [&'static str], &'static str)] = FAMILY;
                }
            )*
        }
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes public items")]
mod tests;
