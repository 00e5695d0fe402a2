//! The path of a call that a caller writes: paths and segments go in, the path to send and a name for it without its values
//! come out.

use crate::{
    encoding::{
        path::is_segment,
        percent::{decoded, escape_into, escaped_byte},
    },
    message::url_parts::split_origin,
    personal_values::is_sid,
};

/// What a segment that is a value is called.
const VALUE: &str = "{}";

/// A longer run of digits is a number of something, and not part of a name.
const SHORT_NUMBER: usize = 2;

/// A path, and the same without its values.
#[derive(Default)]
pub(super) struct Target {
    path: String,
    template: String,
}

impl Target {
    /// Returns the path as it is sent.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Returns the path with `{}` in place of its values.
    pub(super) fn template(&self) -> &str {
        &self.template
    }

    /// Appends `value` as one segment, escaped. Returns whether it can be one.
    pub(super) fn push_segment(&mut self, value: &str) -> bool {
        if !is_segment(value) {
            return false;
        }
        self.end_segment();
        escape_into(&mut self.path, value);
        self.template.push_str(VALUE);
        true
    }

    /// Appends a path that begins with a slash, if it leads nowhere else than it says.
    pub(super) fn push_path(&mut self, path: &str) -> Result<(), &'static str> {
        let rest = path
            .strip_prefix('/')
            .ok_or("does not begin with `/` or `https://`")?;
        let mut segments = rest.split('/').peekable();
        while let Some(segment) = segments.next() {
            // A slash at the end is part of some paths.
            let is_last = segments.peek().is_none();
            check(segment, is_last)?;
            self.end_segment();
            self.path.push_str(segment);
            self.template.push_str(&shown(segment));
        }
        Ok(())
    }

    fn end_segment(&mut self) {
        for text in [&mut self.path, &mut self.template] {
            if !text.ends_with('/') {
                text.push('/');
            }
        }
    }
}

/// Splits a whole URL into its server and its path, which is `/` if it has none.
pub(super) fn split_server(url: &str) -> Option<(&str, &str)> {
    let (server, path) = split_origin(url);
    let path = if path.is_empty() { "/" } else { path };
    server.contains("://").then_some((server, path))
}

/// Appends a query that is written already.
pub(super) fn push_query(out: &mut String, query: &str) -> Result<(), &'static str> {
    if !query.bytes().all(|byte| is_allowed(byte) || byte == b'/') {
        return Err("has a query with characters that have to be escaped: use `query`");
    }
    if !out.is_empty() && !query.is_empty() {
        out.push('&');
    }
    out.push_str(query);
    Ok(())
}

fn check(segment: &str, is_last: bool) -> Result<(), &'static str> {
    if segment.is_empty() && !is_last {
        return Err("contains `//`");
    }
    if !segment.bytes().all(is_allowed) {
        return Err("contains characters that have to be escaped: use `segment` for values");
    }
    if escapes(segment).any(|escape| !escape) {
        return Err("contains a `%` that begins no escape: use `segment` for values");
    }
    // Whoever is between may take the escapes away before reading the path.
    let plain = decoded(segment.as_bytes());
    if plain
        .split(['/', '\\'])
        .any(|part| matches!(part, "." | ".."))
    {
        return Err("contains `.` or `..` as a segment");
    }
    Ok(())
}

/// What RFC 3986 allows in a segment; an escape is taken as it is.
fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@".contains(&byte)
}

/// Returns for every `%` whether it begins an escape.
fn escapes(segment: &str) -> impl Iterator<Item = bool> {
    let marks = segment.match_indices('%');
    marks.map(|(at, _)| escaped_byte(&segment.as_bytes()[at..]).is_some())
}

/// Returns a segment as it may be shown: one that looks like part of the API's own path as it is, any other as a value.
fn shown(segment: &str) -> String {
    let (stem, extension) = match segment.strip_suffix(".json") {
        Some(stem) => (stem, ".json"),
        None => (segment, ""),
    };
    let stem = if is_own(stem) { stem } else { VALUE };
    [stem, extension].concat()
}

/// Whether a segment looks like part of the API's own path: a word, a version such as `v1` or `2010-04-01`.
fn is_own(segment: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_date = segment.split('-').map(str::len).eq([4, 2, 2]);
    let longest_number = segment
        .split(|character: char| !character.is_ascii_digit())
        .map(str::len)
        .max();
    segment.bytes().all(is_plain)
        && !is_sid(segment)
        && (is_date || longest_number <= Some(SHORT_NUMBER))
}

#[cfg(test)]
mod tests {
    use super::{Target, split_server};

    #[test]
    fn a_path_is_sent_as_it_is_and_named_without_its_values() {
        for (path, template) in [
            ("/v1/Things", "/v1/Things"),
            ("/v1/Things/", "/v1/Things/"),
            (
                "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json",
                "/2010-04-01/Accounts/{}/Calls.json",
            ),
            (
                "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef.json",
                "/2010-04-01/Accounts/{}.json",
            ),
            ("/v2/Lookups/+15551234567", "/v2/Lookups/{}"),
            ("/v2/Lookups/15551234567", "/v2/Lookups/{}"),
            ("/v1/Users/ann%40example.com", "/v1/Users/{}"),
        ] {
            let mut target = Target::default();
            target.push_path(path).expect("a path");
            assert_eq!((target.path(), target.template()), (path, template));
        }
    }

    #[test]
    fn values_are_one_segment_each() {
        let mut target = Target::default();
        target.push_path("/v1/Users/").expect("a path");
        assert!(target.push_segment("ann/../b?c#d"));
        target.push_path("/Roles").expect("a path");
        assert_eq!(target.path(), "/v1/Users/ann%2F..%2Fb%3Fc%23d/Roles");
        assert_eq!(target.template(), "/v1/Users/{}/Roles");
        assert!(
            ["", ".", ".."]
                .iter()
                .all(|value| !target.push_segment(value))
        );
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_refused() {
        for path in [
            "",
            "v1/Things",
            "//evil.example/v1",
            "/v1//Things",
            "/v1/../Things",
            "/v1/./Things",
            "/v1/%2e%2E/Things",
            "/v1/..%2fThings",
            "/v1/..%5CThings",
            "/v1/..\\Things",
            "/v1/a b",
            "/v1/a\r\nb",
            "/v1/a#b",
            "/v1/100%",
            "/v1/%g0",
            "/v1/é",
        ] {
            assert!(Target::default().push_path(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn a_url_has_a_server_and_a_path() {
        for (url, expected) in [
            ("https://h:1/v1?a=b", Some(("https://h:1", "/v1?a=b"))),
            ("https://h", Some(("https://h", "/"))),
            ("https://h?a", Some(("https://h", "?a"))),
            ("/v1/Things?next=https://h", None),
            ("h/v1", None),
        ] {
            assert_eq!(split_server(url), expected, "{url}");
        }
    }
}
