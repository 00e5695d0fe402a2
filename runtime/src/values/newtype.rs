//! Lists and maps that contain themselves, and therefore need a name of their own: the declaration of a tuple struct around the
//! list or map goes in, the struct with traits that look through it comes out.

/// Declares a list or a map that contains itself.
///
/// It is written and read as what it wraps. As the field of a model, it is empty where it is missing or `null`.
///
/// ```
/// twilio_runtime::newtype! {
///     /// Branches, each of which has branches.
///     pub struct Tree(pub Vec<Tree>);
/// }
///
/// let tree: Tree = serde_json::from_str("[[],[[]]]")?;
/// assert_eq!(tree.0.len(), 2);
/// assert_eq!(tree, Tree(vec![Tree::default(), Tree(vec![Tree::default()])]));
/// assert_eq!(serde_json::to_string(&tree)?, "[[],[[]]]");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! newtype {
    ($(#[$meta:meta])* pub struct $name:ident(pub $type:ty);) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::fmt::Debug, ::core::default::Default)]
        pub struct $name(
            /// What it holds.
            pub $type,
        );

        const _: () = {
            impl ::core::convert::From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self(value)
                }
            }

            impl<'de> $crate::serde::Deserialize<'de> for $name {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                    ::core::result::Result::map($crate::serde::Deserialize::deserialize(deserializer), Self)
                }
            }

            impl $crate::serde::Serialize for $name {
                fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    $crate::serde::Serialize::serialize(&self.0, serializer)
                }
            }

            impl $crate::field_value::Content for $name {
                // A function, because the type contains itself.
                const MODEL: ::core::option::Option<$crate::model::Fields> =
                    ::core::option::Option::Some(|| const { &[$crate::model::Field::new::<$type>("", "")] });

                fn salvage(
                    reader: &mut $crate::salvage::Reader<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, $crate::salvage::NotJson> {
                    let value = $crate::field_value::Content::salvage(reader)?;
                    ::core::result::Result::Ok(value.map(Self))
                }
            }

            impl $crate::field_value::FieldValue for $name {
                type Given = Self;

                const REQUIRED: bool = false;

                fn given(value: Self) -> Self {
                    value
                }

                fn blank() -> Self {
                    ::core::default::Default::default()
                }

                fn read<'de, A: $crate::serde::de::MapAccess<'de>>(
                    &mut self,
                    map: &mut A,
                ) -> ::core::result::Result<bool, A::Error> {
                    $crate::field_value::FieldValue::read(&mut self.0, map)
                }

                fn fill(
                    &mut self,
                    reader: &mut $crate::salvage::Reader<'_>,
                ) -> ::core::result::Result<(), $crate::salvage::NotJson> {
                    $crate::field_value::FieldValue::fill(&mut self.0, reader)
                }

                fn is_empty(&self) -> bool {
                    self.0.is_empty()
                }
            }
        };
    };
}
