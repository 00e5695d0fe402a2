//! One paragraph in, lines out.

use super::marks::{HARD_SPACE, LINE_BREAK};
use crate::text::is_hidden;

/// Breaks a paragraph into lines. A line never begins with something that Markdown would take for a new block.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut segments = text
        .split(LINE_BREAK)
        .map(|segment| fill(segment, width))
        .filter(|segment| !segment.is_empty())
        .peekable();
    while let Some(mut segment) = segments.next() {
        if let (Some(last), true) = (segment.last_mut(), segments.peek().is_some()) {
            last.push('\\');
        }
        lines.append(&mut segment);
    }
    lines
}

fn fill(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if used + 1 + length <= width => {
                line.push(' ');
                push_word(line, word);
                used += 1 + length;
            }
            Some(_) | None => {
                lines.push(first_word(word));
                used = length;
            }
        }
    }
    lines
}

fn first_word(word: &str) -> String {
    let mut line = String::new();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if word.starts_with(['#', '>', '+', '-', '=', ':']) {
        line.push('\\');
        push_word(&mut line, word);
    } else if digits > 0 && word[digits..].starts_with(['.', ')']) {
        line.push_str(&word[..digits]);
        line.push('\\');
        push_word(&mut line, &word[digits..]);
    } else {
        push_word(&mut line, word);
    }
    line
}

fn push_word(line: &mut String, word: &str) {
    line.extend(word.chars().map(|character| {
        if character == HARD_SPACE {
            ' '
        } else {
            character
        }
    }));
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|character| character != wanted)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// Takes out what the compiler refuses in a comment, and everything else that does not show.
pub(super) fn without_control_characters(text: &str) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', "    ");
    unified
        .chars()
        .filter(|character| *character == '\n' || !is_hidden(*character))
        .collect()
}
