//! The parts of `components` that something repeated can be folded into.

use super::object_kind::ObjectKind;

/// A part of `components`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Schemas,
    Responses,
    Parameters,
    Headers,
}

impl Section {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
            Self::Headers => "headers",
        }
    }

    pub(super) fn kind(self) -> ObjectKind {
        match self {
            Self::Schemas => ObjectKind::Schema,
            Self::Responses => ObjectKind::Response,
            Self::Parameters => ObjectKind::Parameter,
            Self::Headers => ObjectKind::Header,
        }
    }
}
