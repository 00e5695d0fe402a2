//! The page that a proxy sends with an error: its text goes in, what a person would read comes out, on one line.

use crate::encoding::marks;

/// How many characters are shown.
const SHOWN: usize = 200;

/// Elements whose content nobody reads.
const SILENT: [&str; 3] = ["head", "style", "script"];

/// Returns the text of a page: without its tags and with single spaces. What it can't be is a line break or a command to
/// a terminal.
pub(super) fn of(page: &str) -> String {
    let mut visible = without_tags(page);
    // White space only separates words, so that no break is left.
    visible.retain(|c| c.is_whitespace() || is_shown(c));
    let mut text = String::new();
    for word in visible.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

fn without_tags(page: &str) -> String {
    let mut visible = String::new();
    let mut silent = SILENT.to_vec();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        visible.push_str(before);
        visible.push(' ');
        let begins = |name: &&str| {
            let begin = tag.get(..name.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        };
        let element = silent.iter().copied().find(begins);
        let after = element.and_then(|element| after_end(tag, element));
        if after.is_none() {
            // An element that does not end here does not end further on either.
            silent.retain(|name| Some(*name) != element);
        }
        rest = after.unwrap_or_else(|| tag.split_once('>').map_or("", |(_, rest)| rest));
    }
    visible.push_str(rest);
    visible
}

fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
            ("a \u{200b} b", "a b"),
            ("<head>a<head>b<style>c</style>d", "a b d"),
            ("<é>x", "x"),
        ] {
            assert_eq!(super::of(page), expected, "{page}");
        }
        assert_eq!(super::beginning(&"é".repeat(999)), "é".repeat(200));
    }
}
