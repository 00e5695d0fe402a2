//! The types of inputs and fields.

/// A generated type, by the module it lives in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeName {
    /// The module, `v1`.
    pub module: String,
    /// The Rust name.
    pub rust: String,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Any text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits (`format: int32`).
    Integer32,
    /// A whole number.
    Integer,
    /// A number that may have a fraction.
    Number,
    /// A point in time, kept as its text.
    DateTime,
    /// A calendar date, kept as its text.
    Date,
    /// A SID type of [`Api::sids`](super::Api), by its Rust name.
    Sid(String),
    /// An open enum.
    Enum(TypeName),
    /// A model.
    Model(TypeName),
    /// One of several types.
    Union(TypeName),
    /// A list or map that contains itself.
    Newtype(TypeName),
    /// Bytes, of a file or of a whole body.
    Bytes,
    /// Any JSON value.
    Json,
    /// Any JSON value, with a model as a view of it: the document leaves it open and the overlay specifies what it usually holds.
    TypedJson(TypeName),
    /// A list.
    List(Box<Type>),
    /// An object whose keys the document does not name.
    Map(Box<Type>),
    /// A list item or map value that may be null.
    Nullable(Box<Type>),
}

impl Type {
    /// Whether one word names the type within a module.
    #[must_use]
    pub fn is_plain_in(&self, module: &str) -> bool {
        match self {
            Self::String
            | Self::Boolean
            | Self::Integer32
            | Self::Integer
            | Self::Number
            | Self::Sid(_) => true,
            Self::Enum(name) | Self::Model(name) | Self::Union(name) | Self::Newtype(name) => {
                name.module == module
            }
            Self::DateTime
            | Self::Date
            | Self::Bytes
            | Self::Json
            | Self::TypedJson(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Nullable(_) => false,
        }
    }
}
