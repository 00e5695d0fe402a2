//! A text and a position in it in, the line around it and the end of the key or value there out.

use std::ops::Range;

use super::lines::{Around, Lines};
use crate::text::{is_hidden, push_visible};

/// How much of a long line is shown before and after the place, in characters.
const BEFORE: usize = 100;
const AFTER: usize = 100;

/// A line, or the part of it around a place.
pub(super) struct Excerpt {
    pub(super) line: String,
    /// The place in bytes of `line`.
    pub(super) place: Range<usize>,
    /// Whether the place has another column than in the text: the line begins before, or has escapes before the place.
    pub(super) is_shifted: bool,
}

impl Excerpt {
    /// `None` if the text has no such position.
    pub(super) fn of(lines: &Lines<'_>, position: (usize, usize)) -> Option<Self> {
        let around = lines.around(position)?;
        let place = place(&around, position)?;
        let line = around.characters;
        let start = place.start.saturating_sub(BEFORE);
        let end = line.len().min(place.start + AFTER);
        let place = place.start..place.end.min(end);
        let mut shown = String::from(if start > 0 { "…" } else { "" });
        push_all(&mut shown, &line[start..place.start]);
        let from = shown.len();
        push_all(&mut shown, &line[place.clone()]);
        let to = shown.len();
        push_all(&mut shown, &line[place.end..end]);
        shown.push_str(if end < line.len() { "…" } else { "" });
        Some(Self {
            line: shown,
            place: from..to,
            is_shifted: start > 0 || line[..place.start].iter().copied().any(is_hidden),
        })
    }
}

fn push_all(text: &mut String, characters: &[char]) {
    for c in characters {
        push_visible(text, *c);
    }
}

/// Line and column behind the last character of the key or value at a place.
pub(crate) fn end(lines: &Lines<'_>, position: (usize, usize)) -> Option<(usize, usize)> {
    let around = lines.around(position)?;
    let place = place(&around, position)?;
    Some((position.0, around.skipped + place.end + 1))
}

/// The key or value at a column, in the characters around it.
fn place(around: &Around, (_, column): (usize, usize)) -> Option<Range<usize>> {
    let column = column.checked_sub(1)?.checked_sub(around.skipped)?;
    let (before, text) = around.characters.split_at_checked(column)?;
    Some(column..column + token(text, is_within_brackets(before)))
}

/// Whether a bracket is still open behind the text. Brackets in quotes count: this is a guess at how a line is written.
fn is_within_brackets(text: &[char]) -> bool {
    let count = |wanted: [char; 2]| text.iter().filter(|each| wanted.contains(each)).count();
    count(['{', '[']) > count(['}', ']'])
}

/// How many characters belong to the key or value at the start of the text.
fn token(text: &[char], within_brackets: bool) -> usize {
    let mut open = 0_usize;
    let length = match text.first() {
        Some(quote @ ('"' | '\'')) => text
            .iter()
            .skip(1)
            .position(|character| character == quote)
            .map(|end| end + 2),
        Some('{' | '[' | ' ') => Some(1),
        Some('-') if text.get(1).is_none_or(|next| *next == ' ') => Some(1),
        _ => text
            .iter()
            .enumerate()
            .position(|(index, character)| match character {
                ':' => text.get(index + 1).is_none_or(|next| *next == ' '),
                ',' => within_brackets || index + 1 == text.len(),
                '{' | '[' => {
                    open += 1;
                    false
                }
                '}' | ']' => {
                    let is_end = open == 0;
                    open = open.saturating_sub(1);
                    is_end
                }
                '#' => index > 0 && text[index - 1] == ' ',
                _ => false,
            }),
    };
    let token = &text[..length.unwrap_or(text.len())];
    token
        .iter()
        .rposition(|character| *character != ' ')
        .map_or(token.len().min(1), |last| last + 1)
}
