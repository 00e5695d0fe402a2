//! JSON text in, the place of every node of its tree out.
//!
//! JSON is YAML too, but a reader of YAML keeps all of a `{…}` in memory: it may be a key.

use indexmap::IndexMap;
use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::Walk;
use super::builder::Builder;
use crate::document::origin::Children;

pub(super) fn walk(text: &str) -> Walk {
    let mut builder = Builder::default();
    let mut cursor = Cursor::new(text);
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    while let Ok(Some(token)) = scanner.scan() {
        let position = cursor.position(scanner.token_start());
        let goes_on = match token {
            Token::OpenBrace => builder.begin(position, Children::Object(IndexMap::new())),
            Token::OpenBracket => builder.begin(position, Children::List(Vec::new())),
            Token::CloseBrace | Token::CloseBracket => builder.end(),
            Token::String(text) => builder.scalar(position, &text),
            Token::Word(_) | Token::Number(_) | Token::Boolean(_) | Token::Null => {
                builder.scalar(position, "")
            }
            Token::Comma | Token::Colon | Token::CommentLine(_) | Token::CommentBlock(_) => true,
        };
        if !goes_on {
            break;
        }
    }
    builder.finish()
}

/// Finds the lines and columns of growing offsets.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            line: 1,
            column: 1,
        }
    }

    /// The line and the column, in characters, of the character at an offset that is no less than the one before.
    fn position(&mut self, offset: usize) -> (usize, usize) {
        for character in self.text[self.offset..offset].chars() {
            if character == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.offset = offset;
        (self.line, self.column)
    }
}
