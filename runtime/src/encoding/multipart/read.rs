//! Reading a multipart body of our own making: a media type and bytes in, parts out.

use crate::encoding::marks;

/// One part of a body.
pub(crate) struct PartView<'a> {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) content: &'a [u8],
}

/// Returns the parts of a body whose media type names the boundary.
pub(crate) fn parts_of<'a>(media_type: &str, body: &'a [u8]) -> Vec<PartView<'a>> {
    match marks::split_once(media_type, "boundary=") {
        Some((_, boundary)) => parts(body, boundary),
        None => Vec::new(),
    }
}

/// Returns the parts between the boundaries.
pub(super) fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<PartView<'a>> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut rest = body.strip_prefix(delimiter.as_bytes());
    let delimiter = format!("\r\n{delimiter}");
    // The last boundary has two hyphens in place of the line break.
    while let Some(part) = rest.and_then(|rest| rest.strip_prefix(b"\r\n")) {
        let Some((part, after)) = marks::split_bytes_once(part, delimiter.as_bytes()) else {
            break;
        };
        parts.extend(view(part));
        rest = Some(after);
    }
    parts
}

fn view(part: &[u8]) -> Option<PartView<'_>> {
    let (head, content) = marks::split_bytes_once(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(head);
    let (disposition, media_type) = marks::split_once(&head, "\r\n").unwrap_or((&head, ""));
    let disposition = disposition.strip_prefix("Content-Disposition: ")?;
    let (media_type, _) = marks::split_once(media_type, "\r\n").unwrap_or((media_type, ""));
    let media_type = media_type.strip_prefix("Content-Type: ");
    Some(PartView {
        name: parameter(disposition, " name=\"")?,
        file_name: parameter(disposition, " filename=\""),
        media_type: media_type.map(str::to_owned),
        content,
    })
}

fn parameter(disposition: &str, begin: &str) -> Option<String> {
    let (_, rest) = marks::split_once(disposition, begin)?;
    let (value, _) = rest.split_once('"')?;
    let value = marks::replace(value, "%22", "\"");
    let value = marks::replace(&value, "%0D", "\r");
    Some(marks::replace(&value, "%0A", "\n"))
}
