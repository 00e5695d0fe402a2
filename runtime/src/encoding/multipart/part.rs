//! A file that a caller sends as a part of a form.

use std::fmt;

/// A file in a form: its bytes, and what the service is told about them.
///
/// Where a request takes a part, bytes or text alone will do too.
///
/// # Examples
/// ```
/// # use twilio_runtime::Part;
/// let photo = Part::new(b"\x89PNG").file_name("photo.png").media_type("image/png");
/// let notes = Part::from("any text");
/// # let _ = (photo, notes);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    pub(super) content: Vec<u8>,
    pub(super) file_name: Option<String>,
    pub(super) media_type: Option<String>,
}

impl Part {
    /// Makes a part of these bytes. Its file name is the name of the input, its media type
    /// `application/octet-stream`.
    pub fn new(content: impl Into<Vec<u8>>) -> Self {
        Self {
            content: content.into(),
            file_name: None,
            media_type: None,
        }
    }

    /// Sets the name of the file.
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets the media type, such as `image/png`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl<T: Into<Vec<u8>>> From<T> for Part {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// Shows the length alone, because contents and names can be personal data.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("length", &self.content.len())
            .finish_non_exhaustive()
    }
}
