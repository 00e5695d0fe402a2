//! Texts, numbers and JSON at random, with a taste for what is awkward.

use fastrand::Rng;
use serde_json::{Number, Value};

/// Characters and sequences that mean something to somebody on the way.
const AWKWARD: [&str; 48] = [
    "%",
    "%2F",
    "%00",
    "%zz",
    "+",
    " ",
    "&",
    "=",
    ";",
    "/",
    "\\",
    "?",
    "#",
    ".",
    "..",
    "/../",
    "@",
    ":",
    "[",
    "]",
    "{",
    "}",
    "{Sid}",
    "\"",
    "'",
    "<",
    ">",
    "|",
    "^",
    "`",
    "~",
    "*",
    ",",
    "\r",
    "\n",
    "\r\n\r\n",
    "\t",
    "\0",
    "\x7f",
    "\u{85}",
    "é",
    "e\u{301}",
    "✓",
    "😀",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
];

pub fn text(random: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..random.usize(..8) {
        match random.u8(..4) {
            0 => text.push(random.char('\0'..='\u{10ffff}')),
            1 => text.push(random.char(' '..='~')),
            2 => text.push(random.alphanumeric()),
            _ => text.push_str(AWKWARD[random.usize(..AWKWARD.len())]),
        }
    }
    text
}

pub fn number(random: &mut Rng) -> f64 {
    match random.u8(..4) {
        0 => f64::from(random.i32(..)),
        1 => random.f64(),
        // Of any size, the extremes included.
        _ => f64::from_bits(random.u64(..)),
    }
}

pub fn any_json(random: &mut Rng, depth: u32) -> Value {
    match random.u8(..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => random.bool().into(),
        2 => random.i64(..).into(),
        3 => random.u64(..).into(),
        4 => Number::from_f64(number(random)).map_or(Value::Null, Value::Number),
        5 => text(random).into(),
        6 => (0..random.usize(..4))
            .map(|_| any_json(random, depth - 1))
            .collect(),
        _ => (0..random.usize(..4))
            .map(|_| (text(random), any_json(random, depth - 1)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
