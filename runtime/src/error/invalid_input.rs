//! Why an input was refused before anything was sent. The value itself is never part of it.

use std::{borrow::Cow, error::Error, fmt, sync::Arc};

use crate::values::sid::SidError;

/// An input that can't be sent.
#[derive(Clone, Debug)]
pub(crate) struct InvalidInput {
    /// The input's name on the wire.
    pub(crate) name: Cow<'static, str>,
    pub(crate) reason: Refusal,
}

/// What is wrong with an input.
#[derive(Clone, Debug)]
pub(crate) enum Refusal {
    Sid(SidError),
    Json(Arc<serde_json::Error>),
    NotObject,
    NotFinite,
    PathSegment,
    PathTemplate,
    HeaderName,
    HeaderValue,
    MediaType,
    NoItem,
    /// What the text says.
    Because(&'static str),
}

impl InvalidInput {
    pub(crate) fn new(name: impl Into<Cow<'static, str>>, reason: Refusal) -> Self {
        Self {
            name: name.into(),
            reason,
        }
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The name of a header can come from the caller, hence the escapes of `{:?}`.
        write!(
            f,
            "{:?} {}",
            self.name,
            match self.reason {
                Refusal::Sid(_) => "is not a valid SID",
                Refusal::Json(_) => "can't be written as JSON",
                Refusal::NotObject => "is not a JSON object, or JSON text that is one",
                Refusal::NotFinite => "is not a finite number",
                Refusal::PathSegment => "is empty, `.` or `..`, which can't be a segment of a path",
                Refusal::PathTemplate =>
                    "does not fit the number of path parameters that were given",
                Refusal::HeaderName => "is not a header that can be set",
                Refusal::HeaderValue =>
                    "holds a control character, one outside ASCII, or a space at an end, which a header can't carry",
                Refusal::MediaType => "has a media type that can't be sent",
                Refusal::Because(reason) => reason,
                Refusal::NoItem => "is an empty list, which can't be a segment of a path",
            }
        )
    }
}

impl Error for InvalidInput {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Refusal::Sid(error) => Some(error),
            Refusal::Json(error) => Some(&**error),
            Refusal::NotObject
            | Refusal::NotFinite
            | Refusal::PathSegment
            | Refusal::PathTemplate
            | Refusal::HeaderName
            | Refusal::HeaderValue
            | Refusal::MediaType
            | Refusal::NoItem
            | Refusal::Because(_) => None,
        }
    }
}
