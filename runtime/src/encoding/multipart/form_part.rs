//! One part as it is sent: its name, its content and what the lines above the content specify.

use std::{borrow::Cow, fmt::Write};

use super::part::Part;
use crate::{encoding::header, operation::JSON};

/// The media type of a file that nobody knows more about.
const ANY_BYTES: &str = "application/octet-stream";

/// One part of a multipart body.
pub(crate) struct FormPart {
    name: Cow<'static, str>,
    file_name: Option<Cow<'static, str>>,
    media_type: Option<Cow<'static, str>>,
    pub(super) content: Vec<u8>,
}

impl FormPart {
    /// Makes a part of text.
    pub(crate) fn text(name: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            file_name: None,
            media_type: None,
            content: text.into().into_bytes(),
        }
    }

    /// Makes a part of JSON.
    pub(crate) fn json(name: &'static str, json: String) -> Self {
        Self {
            media_type: Some(JSON.into()),
            ..Self::text(name, json)
        }
    }

    /// Makes a part of a file, unless its media type can't be sent. Services tell files from fields by the file name,
    /// so one without a name has that of the input.
    pub(crate) fn file(name: &'static str, part: Part) -> Option<Self> {
        let media_type = part.media_type.map_or(ANY_BYTES.into(), Cow::Owned);
        header::value(&media_type)?;
        Some(Self {
            name: name.into(),
            file_name: Some(part.file_name.map_or(name.into(), Cow::Owned)),
            media_type: Some(media_type),
            content: part.content,
        })
    }

    /// Adds an item to a part that is a list as one text.
    pub(crate) fn join(&mut self, separator: &str, item: &str) {
        self.content.extend_from_slice(separator.as_bytes());
        self.content.extend_from_slice(item.as_bytes());
    }

    /// Returns the lines above the content.
    pub(super) fn head(&self) -> String {
        let mut head = format!(
            "Content-Disposition: form-data; name=\"{}\"",
            escaped(&self.name)
        );
        // Writing to a `String` does not fail.
        if let Some(file_name) = &self.file_name {
            let _ = write!(head, "; filename=\"{}\"", escaped(file_name));
        }
        head.push_str("\r\n");
        if let Some(media_type) = &self.media_type {
            let _ = write!(head, "Content-Type: {media_type}\r\n");
        }
        head
    }
}

/// Escapes a name as browsers do: what would end it, and nothing else.
fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => escaped.push_str("%22"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            _ => escaped.push(c),
        }
    }
    escaped
}
