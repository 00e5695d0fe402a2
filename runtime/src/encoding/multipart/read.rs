//! Reading a multipart body of our own making: a media type and bytes in, parts out.

/// One part of a body.
pub(crate) struct PartView<'a> {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) content: &'a [u8],
}

/// Returns the parts of a body whose media type names the boundary.
pub(crate) fn parts_of<'a>(media_type: &str, body: &'a [u8]) -> Vec<PartView<'a>> {
    match media_type.split_once("boundary=") {
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
        let Some((part, after)) = split(part, delimiter.as_bytes()) else {
            break;
        };
        parts.extend(view(part));
        rest = Some(after);
    }
    parts
}

fn view(part: &[u8]) -> Option<PartView<'_>> {
    let (head, content) = split(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.split("\r\n");
    let disposition = lines.next()?.strip_prefix("Content-Disposition: ")?;
    let media_type = lines
        .next()
        .and_then(|line| line.strip_prefix("Content-Type: "));
    Some(PartView {
        name: parameter(disposition, " name=\"")?,
        file_name: parameter(disposition, " filename=\""),
        media_type: media_type.map(str::to_owned),
        content,
    })
}

fn parameter(disposition: &str, begin: &str) -> Option<String> {
    let (_, rest) = disposition.split_once(begin)?;
    let (value, _) = rest.split_once('"')?;
    Some(
        value
            .replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0A", "\n"),
    )
}

fn split<'a>(bytes: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes
        .windows(separator.len())
        .position(|window| window == separator)?;
    Some((bytes.get(..at)?, bytes.get(at + separator.len()..)?))
}
