//! The page that a proxy sends with an error: its bytes go in, what a person would read comes out, on one line.

use crate::encoding::marks;

/// How many characters are shown.
const SHOWN: usize = 200;

/// Elements whose content nobody reads.
const SILENT: [&str; 3] = ["head", "style", "script"];

/// Returns the text of a page: without its tags and with single spaces. What it can't be is a line break or a command to
/// a terminal.
pub(super) fn of(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let mut visible = String::new();
    let mut rest = &*page;
    while let Some((before, tag)) = rest.split_once('<') {
        visible.push_str(before);
        visible.push(' ');
        let name = |name: &str| {
            tag.get(..name.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        };
        let silent = SILENT.into_iter().find(|silent| name(silent));
        rest = match silent.and_then(|silent| after_end(tag, silent)) {
            Some(rest) => rest,
            None => tag.split_once('>').map_or("", |(_, rest)| rest),
        };
    }
    visible.push_str(rest);
    let is_shown = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut text = String::new();
    for word in visible.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.retain(is_shown);
    text
}

/// Returns as much of a text as is shown.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// Returns what follows the end of the element `name`.
fn after_end<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = page;
    while let Some((_, tag)) = marks::split_once(rest, "</") {
        let (end, after) = tag.split_at_checked(name.len()).unwrap_or_default();
        if end.eq_ignore_ascii_case(name)
            && let Some(after) = after.strip_prefix('>')
        {
            return Some(after);
        }
        rest = tag;
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_a_person_would_read_is_left() {
        for (page, expected) in [
            ("", ""),
            ("Denied.\r\nAsk IT.\n", "Denied. Ask IT."),
            (
                "<html><head><title>x</title><style>a{}</style></head><body><h1>Access Denied</h1><p>Policy 7</p></body></html>",
                "Access Denied Policy 7",
            ),
            ("<SCRIPT>a < b</Script>No", "No"),
            ("<p>1 < 2</p>", "1"),
            ("<head>never closed", "never closed"),
            ("a\u{1b}[31mb\u{202e}c", "a[31mbc"),
            ("<é>x", "x"),
        ] {
            assert_eq!(super::of(page.as_bytes()), expected, "{page}");
        }
        assert_eq!(super::of(&[0xff, b'x']), "\u{fffd}x");
        assert_eq!(super::beginning(&"é".repeat(999)), "é".repeat(200));
    }
}
