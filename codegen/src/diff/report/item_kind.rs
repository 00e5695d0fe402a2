//! The kinds of things that change.

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// The module of a version.
    Module,
    /// A method that leads to a handle, with the handle.
    Accessor,
    /// An operation: its method and its builder.
    Operation,
    /// An input of an operation.
    Input,
    /// A model.
    Model,
    /// A field of a model.
    Field,
    /// An enum.
    Enum,
    /// A value of an enum.
    Value,
    /// A union.
    Union,
    /// A member of a union.
    Member,
    /// A named list or map.
    Newtype,
    /// The outcomes of an operation by status.
    Outcomes,
    /// One outcome of an operation.
    Outcome,
    /// A SID type.
    Sid,
    /// A public item of the crate that no document describes.
    PublicItem,
}

impl ItemKind {
    /// The name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Accessor => "accessor",
            Self::Operation => "operation",
            Self::Input => "input",
            Self::Model => "model",
            Self::Field => "field",
            Self::Enum => "enum",
            Self::Value => "value",
            Self::Union => "union",
            Self::Member => "member",
            Self::Newtype => "newtype",
            Self::Outcomes => "outcomes",
            Self::Outcome => "outcome",
            Self::Sid => "sid",
            Self::PublicItem => "public_item",
        }
    }
}
