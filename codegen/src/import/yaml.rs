//! A tree in, YAML text out, always in the same form: block style, two spaces, lines of at most 100 characters if a text
//! can be wrapped. The same tree gives the same text, so that a diff of two texts shows what has changed and nothing else.

use serde_json::{Map, Value};

use super::scalar;

/// Longer keys are written with a `?`: parsers look no further than this for the colon.
const LONGEST_KEY: usize = 500;

/// Writes a tree, with a line feed at the end.
#[must_use]
pub fn write(tree: &Value) -> String {
    let mut writer = Writer::default();
    match tree {
        Value::Object(map) if !map.is_empty() => writer.object(map, 0),
        Value::Array(items) if !items.is_empty() => writer.list(items, 0),
        value => {
            writer.out.push_str(&scalar::flow(value, 0, 0));
            writer.out.push('\n');
        }
    }
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    /// Writes the entries of an object. The first is on the current line, the others on lines of their own.
    fn object(&mut self, map: &Map<String, Value>, indent: usize) {
        for (index, (key, value)) in map.iter().enumerate() {
            if index > 0 {
                self.indent(indent);
            }
            let key = scalar::key(key);
            if key.chars().count() > LONGEST_KEY {
                self.out.push_str("? ");
                self.out.push_str(&key);
                self.out.push('\n');
                self.indent(indent);
            } else {
                self.out.push_str(&key);
            }
            self.out.push(':');
            self.below_key(value, indent);
        }
    }

    fn list(&mut self, items: &[Value], indent: usize) {
        for (index, value) in items.iter().enumerate() {
            if index > 0 {
                self.indent(indent);
            }
            self.out.push('-');
            match value {
                Value::Object(map) if !map.is_empty() => {
                    self.out.push(' ');
                    self.object(map, indent + 2);
                }
                Value::Array(items) if !items.is_empty() => {
                    self.out.push(' ');
                    self.list(items, indent + 2);
                }
                value => self.scalar(value, indent),
            }
        }
    }

    fn below_key(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Object(map) if !map.is_empty() => {
                self.out.push('\n');
                self.indent(indent + 2);
                self.object(map, indent + 2);
            }
            Value::Array(items) if !items.is_empty() => {
                self.out.push('\n');
                self.indent(indent + 2);
                self.list(items, indent + 2);
            }
            value => self.scalar(value, indent),
        }
    }

    /// Writes what ends the line, or an empty object or list.
    fn scalar(&mut self, value: &Value, indent: usize) {
        self.out.push(' ');
        let line = self.out.rfind('\n').map_or(0, |end| end + 1);
        let column = self.out[line..].chars().count();
        self.out.push_str(&scalar::flow(value, column, indent + 2));
        self.out.push('\n');
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}
