//! The kinds of faults.

use serde::Serialize;

use crate::refusal::{code_of, message_of};

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Kind {
    Status {
        status: u16,
        code: u32,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    Delay,
    Trickle {
        bytes: usize,
        every_ms: u64,
    },
    Reset,
    Close,
    Cut,
    Empty,
    Html,
    Truncated,
    UnknownEnum,
    UnknownField,
    Nulls,
    ForeignPage,
}

impl Kind {
    pub(super) fn status(status: u16) -> Self {
        Self::Status {
            status,
            code: code_of(status),
            message: message_of(status).to_owned(),
            retry_after: None,
        }
    }

    /// Whether the request is answered first: the fault is about the answer.
    pub(super) fn needs_answer(&self) -> bool {
        !matches!(
            self,
            Self::Status { .. } | Self::Reset | Self::Close | Self::Html
        )
    }

    /// Its name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::Delay => "delay",
            Self::Trickle { .. } => "trickle",
            Self::Reset => "reset",
            Self::Close => "close",
            Self::Cut => "cut",
            Self::Empty => "empty",
            Self::Html => "html",
            Self::Truncated => "truncated",
            Self::UnknownEnum => "unknown_enum",
            Self::UnknownField => "unknown_field",
            Self::Nulls => "nulls",
            Self::ForeignPage => "foreign_page",
        }
    }
}
