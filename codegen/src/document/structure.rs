//! A JSON tree in, everything in it that is no OpenAPI 3.0 out.
//!
//! The types of `openapiv3` would stop at the first fault, name Rust types instead of the place, and need time that
//! doubles with each level a faulty schema is nested; so the tree is held against a table first.

use serde_json::{Map, Value};

use super::pointer;
use super::shapes::{Field, OPENAPI, OVERLAY, Object, Shape};
use super::similar;
use super::source::EXPECTED;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// How many objects of OpenAPI may stand in one another. Each takes a good part of the stack when deserialized.
const DEEPEST: usize = 24;

/// How many diagnostics one document can make; after them nobody reads on.
const MOST: usize = 1000;

/// Reports what is no OpenAPI 3.0 in the tree of a file; where there is no error, it can be deserialized.
pub(super) fn check(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check { file, unknown: Severity::Warning, diagnostics: Diagnostics::default(), count: 0 };
    if check.version(tree) {
        check.shape(&Path::ROOT, &Shape::Object(&OPENAPI), tree, 0);
    }
    check.diagnostics
}

/// Reports what is no overlay in the tree of a file. Keys that the standard does not name are errors here: nobody but
/// this project writes the file.
pub(super) fn check_overlay(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check { file, unknown: Severity::Error, diagnostics: Diagnostics::default(), count: 0 };
    check.shape(&Path::ROOT, &Shape::Object(&OVERLAY), tree, 0);
    check.diagnostics
}

struct Check<'a> {
    file: &'a str,
    /// How bad a key is that the standard does not name.
    unknown: Severity,
    diagnostics: Diagnostics,
    count: usize,
}

/// The way from the root to a node; written out only where there is something to say.
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl Path<'_> {
    const ROOT: Path<'static> = Path { parent: None, step: Step::Key("") };

    fn key<'a>(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    fn pointer(&self) -> String {
        let Some(parent) = self.parent else { return String::new() };
        let mut pointer = parent.pointer();
        match self.step {
            Step::Key(key) => pointer::push(&mut pointer, key),
            Step::Index(index) => pointer::push(&mut pointer, &index.to_string()),
        }
        pointer
    }
}

impl Check<'_> {
    /// Whether the tree says that it is OpenAPI 3.0; everything else would be reported key by key.
    fn version(&mut self, tree: &Value) -> bool {
        let Value::Object(root) = tree else {
            self.error(&Path::ROOT, format!("expected an object with `openapi: 3.0.x`, found {}", found(tree)), EXPECTED);
            return false;
        };
        match (root.get("openapi"), root.get("swagger")) {
            (Some(Value::String(version)), _) if version == "3.0" || version.starts_with("3.0.") => return true,
            (Some(version), _) => {
                let message = format!("expected OpenAPI 3.0, found {} as the version", found(version));
                let help = match version {
                    Value::String(version) if version.starts_with("3.") => {
                        "convert the document down to OpenAPI 3.0; many publishers offer both"
                    }
                    _ => "write the version as text: `openapi: '3.0.1'`",
                };
                self.error(&Path::ROOT.key("openapi"), message, help);
            }
            (None, Some(_)) => {
                let help = "convert the document with https://converter.swagger.io, or ask its publisher for OpenAPI 3.0";
                self.error(&Path::ROOT.key("swagger"), "this is Swagger 2.0, expected OpenAPI 3.0", help);
            }
            (None, None) => self.error(&Path::ROOT, "there is no `openapi: 3.0.x` at the top of the document", EXPECTED),
        }
        false
    }

    fn shape(&mut self, path: &Path<'_>, shape: &Shape, value: &Value, depth: usize) {
        match (shape, value) {
            (Shape::Any, _)
            | (Shape::Text, Value::String(_))
            | (Shape::Boolean | Shape::BooleanOr(_), Value::Bool(_))
            | (Shape::Number, Value::Number(_)) => {}
            (Shape::Count, Value::Number(number)) if number.is_u64() => {}
            (Shape::Word(words), Value::String(word)) if words.contains(&word.as_str()) => {}
            (Shape::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.shape(&Path { parent: Some(path), step: Step::Index(index) }, item, value, depth);
                }
            }
            (Shape::Map(item), Value::Object(map)) => {
                for (key, value) in map {
                    self.shape(&path.key(key), item, value, depth);
                }
            }
            (Shape::Referable(_), Value::Object(map)) if map.contains_key("$ref") => self.reference(path, map),
            (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
                self.object(path, object, map, depth + 1);
            }
            (Shape::BooleanOr(shape), _) if value.is_object() => self.shape(path, shape, value, depth),
            _ => self.mismatch(path, shape, value),
        }
    }

    fn reference(&mut self, path: &Path<'_>, map: &Map<String, Value>) {
        for (key, value) in map {
            match (key.as_str(), value) {
                ("$ref", Value::String(_)) => {}
                ("$ref", other) => self.mismatch(&path.key(key), &Shape::Text, other),
                _ => self.warning(
                    &path.key(key),
                    format!("`{}` beside `$ref` has no effect", shortened(key)),
                    "put it into what `$ref` names, or join the two with `allOf`",
                ),
            }
        }
    }

    fn object(&mut self, path: &Path<'_>, object: &Object, map: &Map<String, Value>, depth: usize) {
        if depth > DEEPEST {
            let message = format!("{} is nested too deeply: {DEEPEST} objects in one another are read", object.name);
            return self.error(path, message, "move it to `components` and refer to it");
        }
        let variant = self.variant(path, object, map);
        let fields = || object.fields.iter().chain(variant);
        for (key, value) in map {
            let path = path.key(key);
            if let Some(field) = fields().find(|field| field.name == key) {
                let needed = field.required || object.one_of.contains(&field.name);
                // `description:` with nothing behind it is read like no description.
                if needed || !value.is_null() || !matches!(field.shape, Shape::Text) {
                    self.shape(&path, field.shape, value, depth);
                }
            } else if let Some(others) = object.others.as_ref().filter(|others| (others.accepts)(key)) {
                self.shape(&path, others.shape, value, depth);
            } else if !key.starts_with("x-") && object.variants.is_none_or(|(tag, _)| tag != key) {
                self.unknown(&path, object, key, fields());
            }
        }
        for field in fields().filter(|field| field.required && !map.contains_key(field.name)) {
            let message = format!("{} needs `{}`, which is missing", object.name, field.name);
            self.error(path, message, format!("add `{}`: {}", field.name, expected(field.shape)));
        }
        let one_of = object.one_of;
        if !one_of.is_empty() && one_of.iter().filter(|key| map.contains_key(**key)).count() != 1 {
            let message = format!("{} needs one of {}", object.name, listed(one_of));
            self.error(path, message, "give one of them and not both");
        }
    }

    /// The further fields that the deciding key of an object brings.
    fn variant(&mut self, path: &Path<'_>, object: &Object, map: &Map<String, Value>) -> &'static [Field] {
        let Some((tag, variants)) = object.variants else { return &[] };
        let Some(value) = map.get(tag) else {
            let message = format!("{} needs `{tag}`, which is missing", object.name);
            let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
            self.error(path, message, format!("add `{tag}`: one of {}", listed(&words)));
            return &[];
        };
        if let Some((_, fields)) = variants.iter().find(|(word, _)| value == *word) {
            return fields;
        }
        let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
        let message = format!("expected one of {}, found {}", listed(&words), found(value));
        self.error(&path.key(tag), message, format!("`{tag}` decides what {} is", object.name));
        &[]
    }

    fn mismatch(&mut self, path: &Path<'_>, shape: &Shape, value: &Value) {
        let message = format!("expected {}, found {}", expected(shape), found(value));
        self.error(path, message, help(shape, value));
    }

    fn unknown<'f>(&mut self, path: &Path<'_>, object: &Object, key: &str, fields: impl Iterator<Item = &'f Field>) {
        let ignored = if self.unknown == Severity::Error { "" } else { ": it is ignored" };
        let message = format!("{} has no `{}`{ignored}", object.name, shortened(key));
        let names = fields.map(|field| field.name).chain(object.variants.map(|(tag, _)| tag));
        let help = match (similar::nearest(key, names), &object.others) {
            (Some(name), _) => format!("did you mean `{name}`?"),
            (None, Some(others)) => format!("expected {}", others.expected),
            (None, None) => "remove it, or let its name begin with `x-`".to_owned(),
        };
        self.push(self.unknown, path, message, help);
    }

    fn error(&mut self, path: &Path<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Error, path, message.into(), help.into());
    }

    fn warning(&mut self, path: &Path<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Warning, path, message.into(), help.into());
    }

    fn push(&mut self, severity: Severity, path: &Path<'_>, message: String, help: String) {
        // An error is kept in any case where there is none yet: without it the tree would be deserialized.
        if self.count < MOST || (severity == Severity::Error && !self.diagnostics.has_errors()) {
            let mut diagnostic = Diagnostic::at(self.file, None, message, help);
            diagnostic.severity = severity;
            diagnostic.location.pointer = path.pointer();
            self.diagnostics.push(diagnostic);
        }
        self.count += 1;
    }
}

/// What a shape asks for, with its article.
fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Any => "any value".to_owned(),
        Shape::Text => "text".to_owned(),
        Shape::Boolean => "`true` or `false`".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Count => "a whole number from 0".to_owned(),
        Shape::Word(words) => match words {
            [word] => format!("`{word}`"),
            _ => format!("one of {}", listed(words)),
        },
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) => "an object".to_owned(),
        Shape::Object(object) => format!("{} (an object)", object.name),
        Shape::Referable(object) => format!("{} (an object) or a `$ref`", object.name),
        Shape::BooleanOr(shape) => format!("`true`, `false` or {}", expected(shape)),
    }
}

/// A value in words, short.
fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing (null)".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text \"{}\"", shortened(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The text for use inside a message: one line, and not a long one.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// How to mend a value of another shape.
fn help(shape: &Shape, value: &Value) -> String {
    match (shape, value) {
        (Shape::Text, Value::Number(_) | Value::Bool(_)) => format!("write it in quotes: '{value}'"),
        (Shape::Word(words), Value::String(word)) if similar::nearest(word, words.iter().copied()).is_some() => {
            format!("did you mean `{}`?", similar::nearest(word, words.iter().copied()).unwrap_or_default())
        }
        (Shape::Word(_), Value::Array(_)) => {
            "OpenAPI 3.0 knows one type only; write `nullable: true` for null, and `oneOf` for several".to_owned()
        }
        (Shape::Boolean, Value::Number(_)) => {
            "OpenAPI 3.0 has the limit itself in `minimum` or `maximum`, and `true` or `false` here".to_owned()
        }
        (Shape::Boolean | Shape::BooleanOr(_), Value::String(_)) => "write `true` or `false` without quotes".to_owned(),
        (Shape::Number | Shape::Count, Value::String(_)) => "write the number without quotes".to_owned(),
        (_, Value::Null) => "fill it in, or remove the key".to_owned(),
        _ => "mend it in the document, or with an action of the overlay".to_owned(),
    }
}
