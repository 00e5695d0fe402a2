//! Open enums, with the values that the API knows today and room for those it will know tomorrow: the declaration of an enum whose
//! variants carry their wire values goes in; the enum with one more variant, `Unrecognized`, and conversions from text that always
//! succeed come out.

use std::fmt;

/// A value that this version of the crate does not know.
///
/// It can be read, sent back and compared, but not made: `From<&str>` of the enum makes it when no variant fits. Code that handles it
/// therefore goes on working when a later version gives the value a variant of its own.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    /// Returns the value as it is on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Unrecognized {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for Unrecognized {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// What [`open_enum!`](crate::open_enum!) writes for an enum.
#[doc(hidden)]
pub trait OpenEnum: Clone + 'static {
    /// The wire values, in the order of `VARIANTS`.
    const WIRE: &'static [&'static str];

    /// The variants that have a wire value of their own.
    const VARIANTS: &'static [Self];

    /// Wraps any other value.
    fn unrecognized(value: Unrecognized) -> Self;
}

/// Returns the variant for a wire value.
pub fn from_wire<E: OpenEnum>(text: &str) -> E {
    let index = E::WIRE.iter().position(|value| *value == text);
    match index.and_then(|index| E::VARIANTS.get(index)) {
        Some(variant) => variant.clone(),
        None => E::unrecognized(Unrecognized(text.into())),
    }
}

/// Declares an open enum.
///
/// ```
/// twilio_runtime::open_enum! {
///     /// How a customer reaches the contact center.
///     pub enum ChannelType {
///         /// Chat on a web page.
///         #[value("web")]
///         Web,
///         /// Text messages.
///         #[value("sms")]
///         Sms,
///     }
/// }
/// # fn main() {
/// assert_eq!(ChannelType::from("sms"), ChannelType::Sms);
/// assert_eq!(ChannelType::VALUES, ["web", "sms"]);
///
/// // A value that Twilio adds later reads, shows and writes as any other.
/// let added = ChannelType::from("hologram");
/// assert!(matches!(&added, ChannelType::Unrecognized(value) if value.as_str() == "hologram"));
/// assert_eq!(added.to_string(), "hologram");
/// # }
/// ```
///
/// An `Unrecognized` can't be made by hand:
///
/// ```compile_fail,E0423
/// let made = twilio_runtime::Unrecognized("web".into());
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[doc $($doc:tt)*])*
                $(#[deprecated $($deprecated:tt)*])?
                #[value($wire:literal)]
                $variant:ident
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
        pub enum $name {
            $(
                $(#[doc $($doc)*])*
                $(#[deprecated $($deprecated)*])?
                $variant,
            )*
            /// A value that this version of the crate does not know.
            Unrecognized($crate::Unrecognized),
        }

        #[allow(deprecated, reason = "a deprecated value still reads and writes")]
        impl $name {
            /// The values that this version of the crate knows, as they are on the wire.
            #[allow(dead_code, reason = "an enum may be private")]
            pub const VALUES: &'static [&'static str] = <Self as $crate::open_enum::OpenEnum>::WIRE;

            /// Returns the value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unrecognized(value) => value.as_str(),
                }
            }
        }

        #[allow(deprecated, reason = "a deprecated value still reads and writes")]
        const _: () = {
            impl $crate::open_enum::OpenEnum for $name {
                const WIRE: &'static [&'static str] = &[$($wire),*];
                const VARIANTS: &'static [Self] = &[$(Self::$variant),*];

                fn unrecognized(value: $crate::Unrecognized) -> Self {
                    Self::Unrecognized(value)
                }
            }

            impl $crate::wire_text::WireText for $name {
                fn from_wire(text: &str) -> Self {
                    $crate::open_enum::from_wire(text)
                }

                fn wire(&self) -> &str {
                    self.as_str()
                }
            }

            $crate::wire_text!($name);
            $crate::text_conversions!($name);
        };
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes public items")]
mod tests {
    use super::OpenEnum;

    crate::open_enum! {
        /// How a customer reaches the contact center.
        pub enum ChannelType {
            /// Chat on a web page.
            #[value("web")]
            Web,
            /// Not known to Twilio itself.
            #[value("unknown")]
            Unknown,
            /// Text messages.
            #[doc(alias = "text")]
            #[deprecated = "gone"]
            #[value("sms")]
            Sms,
        }
    }

    crate::open_enum! {
        /// No values yet.
        pub enum Empty {}
    }

    #[test]
    fn every_value_reads_as_its_variant_and_writes_as_it_was_read() {
        assert_eq!(ChannelType::VARIANTS.len(), ChannelType::VALUES.len());
        for (variant, value) in ChannelType::VARIANTS.iter().zip(ChannelType::VALUES) {
            let json = format!("\"{value}\"");
            assert_eq!(
                serde_json::from_str::<ChannelType>(&json).unwrap(),
                *variant
            );
            assert_eq!(serde_json::to_string(variant).unwrap(), json);
            assert_eq!(variant.to_string(), *value);
        }
    }

    #[test]
    fn a_value_added_later_is_kept_and_sent_back() {
        for json in [r#""hologram""#, r#""""#, r#""Web""#, r#""\u00e4\n""#] {
            let value: ChannelType = serde_json::from_str(json).unwrap();
            assert!(matches!(value, ChannelType::Unrecognized(_)), "{json}");
            assert_eq!(
                serde_json::from_str::<ChannelType>(&serde_json::to_string(&value).unwrap())
                    .unwrap(),
                value
            );
        }
        assert!(matches!(Empty::from("a"), Empty::Unrecognized(value) if value.as_str() == "a"));
        assert!(serde_json::from_str::<ChannelType>("1").is_err());
    }

    #[test]
    fn known_text_is_never_unrecognized() {
        assert_eq!(ChannelType::from("web".to_owned()), ChannelType::Web);
        assert_eq!(
            ChannelType::from(&ChannelType::Unknown),
            ChannelType::Unknown
        );
        assert_eq!("web".parse::<ChannelType>(), Ok(ChannelType::Web));
        assert_eq!(
            format!("{:?} {:?}", ChannelType::Web, ChannelType::from("a")),
            r#"Web Unrecognized("a")"#
        );
    }
}
