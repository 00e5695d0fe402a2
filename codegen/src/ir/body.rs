//! The body of a request.

/// How the body of a request is encoded, and what it is called in `Content-Type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// How the inputs become bytes.
    pub encoding: Encoding,
    /// The media type that is sent, `application/merge-patch+json`; empty without a body.
    pub media_type: String,
}

/// How the inputs of a body become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The request has no body.
    None,
    /// `application/x-www-form-urlencoded`, possibly empty.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// One JSON value.
    Json,
    /// One text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
}

impl Body {
    /// No body.
    pub const NONE: Self = Self {
        encoding: Encoding::None,
        media_type: String::new(),
    };

    /// A form.
    #[must_use]
    pub fn form() -> Self {
        Self {
            encoding: Encoding::Form,
            media_type: "application/x-www-form-urlencoded".to_owned(),
        }
    }
}
