//! A JSON tree in, everything in it that is no OpenAPI 3.0 out.
//!
//! The types of `openapiv3` would stop at the first fault, name Rust types instead of the place, and need time that
//! doubles with each level a faulty schema is nested; so the tree is held against a table first.

use serde_json::{Map, Value};

use super::path::{Path, Step};
use super::shapes::{Field, OPENAPI, OVERLAY, Object, Shape};
use super::similar;
use super::version::{self, Fault};
use super::words::{self, expected, found, help, listed, shortened};
use crate::diagnostic::{Diagnostic, Diagnostics, Help, Location, Severity};

/// How many objects of OpenAPI may stand in one another. Each takes a good part of the stack when deserialized.
const DEEPEST: usize = 24;

/// How many diagnostics one document can make; after them nobody reads on.
const MOST: usize = 1000;

/// Reports what is no OpenAPI 3.0 in the tree of a file; where there is no error, it can be deserialized.
///
/// `with_actions` adds overlay actions to the helps, for a tree that an overlay is applied to.
pub(super) fn check(file: &str, tree: &Value, with_actions: bool) -> Diagnostics {
    let mut check = Check {
        file,
        unknown: Severity::Warning,
        with_actions,
        diagnostics: Diagnostics::default(),
        count: 0,
    };
    match version::check(tree) {
        Ok(()) => check.shape(&Path::ROOT, &Shape::Object(&OPENAPI), tree, 0),
        Err(Fault { key, message, help }) => match key {
            Some(key) => check.error(&Path::ROOT.key(key), message, help),
            None => check.error(&Path::ROOT, message, help),
        },
    }
    check.diagnostics
}

/// Reports what is no overlay in the tree of a file. Keys that the standard does not name are errors here: nobody but
/// this project writes the file.
pub(super) fn check_overlay(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check {
        file,
        unknown: Severity::Error,
        with_actions: false,
        diagnostics: Diagnostics::default(),
        count: 0,
    };
    check.shape(&Path::ROOT, &Shape::Object(&OVERLAY), tree, 0);
    check.diagnostics
}

struct Check<'a> {
    file: &'a str,
    /// How bad a key is that the standard does not name.
    unknown: Severity,
    /// Whether a help may be an action of an overlay.
    with_actions: bool,
    diagnostics: Diagnostics,
    count: usize,
}

impl Check<'_> {
    fn shape(&mut self, path: &Path<'_>, shape: &Shape, value: &Value, depth: usize) {
        match (shape, value) {
            (Shape::Any, _)
            | (Shape::Text, Value::String(_))
            | (Shape::Boolean | Shape::BooleanOr(_), Value::Bool(_))
            | (Shape::Number, Value::Number(_)) => {}
            (Shape::Count, Value::Number(number)) if number.is_u64() => {}
            (Shape::Word(words), Value::String(word)) if words.contains(&word.as_str()) => {}
            (Shape::Filled(_), Value::Array(items)) if items.is_empty() => {
                self.mismatch(path, shape, value);
            }
            (Shape::List(item) | Shape::Filled(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.shape(
                        &Path {
                            parent: Some(path),
                            step: Step::Index(index),
                        },
                        item,
                        value,
                        depth,
                    );
                }
            }
            (Shape::Map(item), Value::Object(map)) => {
                for (key, value) in map {
                    self.shape(&path.key(key), item, value, depth);
                }
            }
            (Shape::Referable(_), Value::Object(map)) if map.contains_key("$ref") => {
                self.reference(path, map);
            }
            (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
                self.object(path, object, map, depth + 1);
            }
            (Shape::BooleanOr(shape), _) if value.is_object() => {
                self.shape(path, shape, value, depth);
            }
            _ => self.mismatch(path, shape, value),
        }
    }

    fn reference(&mut self, path: &Path<'_>, map: &Map<String, Value>) {
        for (key, value) in map {
            match (key.as_str(), value) {
                ("$ref", Value::String(_)) => {}
                ("$ref", other) => self.mismatch(&path.key(key), &Shape::Text, other),
                _ => {
                    let message = format!("`{}` beside `$ref` has no effect", shortened(key));
                    let help = "put it into what `$ref` names, or remove it";
                    self.superfluous(Severity::Warning, &path.key(key), message, help);
                }
            }
        }
    }

    fn object(&mut self, path: &Path<'_>, object: &Object, map: &Map<String, Value>, depth: usize) {
        if depth > DEEPEST {
            let message = format!(
                "{} is nested too deeply: {DEEPEST} objects in one another are read",
                object.name
            );
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
            } else if let Some(others) = object
                .others
                .as_ref()
                .filter(|others| (others.accepts)(key))
            {
                self.shape(&path, others.shape, value, depth);
            } else if !key.starts_with("x-") && object.variants.is_none_or(|(tag, _)| tag != key) {
                self.unknown(&path, object, key, fields());
            }
        }
        for field in fields().filter(|field| field.required && !map.contains_key(field.name)) {
            let message = format!("{} needs `{}`, which is missing", object.name, field.name);
            let mut help = Help::new(format!("add `{}`: {}", field.name, expected(field.shape)));
            if let Shape::Text = field.shape {
                let text = words::entry(field.name, &"TEXT".into());
                help = help.update(path.target(), text);
            }
            self.push(Severity::Error, At::Value(path), message, help);
        }
        if let Some((key, others)) = object.apart.filter(|(key, _)| map.contains_key(*key)) {
            for other in others.iter().filter(|other| map.contains_key(**other)) {
                let message =
                    format!("`{other}` beside `{key}` is not supported: one of them would be lost");
                let help = format!("remove `{other}` or `{key}`");
                self.superfluous(Severity::Error, &path.key(other), message, &help);
            }
        }
        let one_of = object.one_of;
        if !one_of.is_empty() && one_of.iter().filter(|key| map.contains_key(**key)).count() != 1 {
            let message = format!("{} needs one of {}", object.name, listed(one_of));
            self.error(path, message, "give one of them and not both");
        }
    }

    /// The further fields that the deciding key of an object brings.
    fn variant(
        &mut self,
        path: &Path<'_>,
        object: &Object,
        map: &Map<String, Value>,
    ) -> &'static [Field] {
        let Some((tag, variants)) = object.variants else {
            return &[];
        };
        let Some(value) = map.get(tag) else {
            let message = format!("{} needs `{tag}`, which is missing", object.name);
            let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
            self.error(
                path,
                message,
                format!("add `{tag}`: one of {}", listed(&words)),
            );
            return &[];
        };
        if let Some((_, fields)) = variants.iter().find(|(word, _)| value == *word) {
            return fields;
        }
        let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
        let message = format!("expected one of {}, found {}", listed(&words), found(value));
        self.error(
            &path.key(tag),
            message,
            format!("`{tag}` decides what {} is", object.name),
        );
        &[]
    }

    fn mismatch(&mut self, path: &Path<'_>, shape: &Shape, value: &Value) {
        let message = format!("expected {}, found {}", expected(shape), found(value));
        let mut help = Help::new(help(shape, value));
        if let Path {
            parent: Some(parent),
            step: Step::Key(key),
        } = *path
            && let Some(value) = words::mended(shape, value)
        {
            help = help.update(parent.target(), words::entry(key, &value));
        }
        self.push(Severity::Error, At::Value(path), message, help);
    }

    /// Reports a key that has no effect or cannot stand where it does.
    fn superfluous(&mut self, severity: Severity, path: &Path<'_>, message: String, help: &str) {
        let help = Help::new(help).remove(path.target());
        self.push(severity, At::Key(path), message, help);
    }

    fn unknown<'f>(
        &mut self,
        path: &Path<'_>,
        object: &Object,
        key: &str,
        fields: impl Iterator<Item = &'f Field>,
    ) {
        let ignored = if self.unknown == Severity::Error {
            ""
        } else {
            ": it is ignored"
        };
        let message = format!("{} has no `{}`{ignored}", object.name, shortened(key));
        let names = fields
            .map(|field| field.name)
            .chain(object.variants.map(|(tag, _)| tag));
        match (similar::nearest(key, names), &object.others) {
            (Some(name), _) => {
                let help = format!("did you mean `{name}`?");
                self.push(self.unknown, At::Key(path), message, help.into());
            }
            (None, Some(others)) => {
                let help = format!("expected {}", others.expected);
                self.push(self.unknown, At::Key(path), message, help.into());
            }
            (None, None) => {
                let help = "let its name begin with `x-`, or remove it";
                self.superfluous(self.unknown, path, message, help);
            }
        }
    }

    fn error(&mut self, path: &Path<'_>, message: impl Into<String>, help: impl Into<Help>) {
        self.push(
            Severity::Error,
            At::Value(path),
            message.into(),
            help.into(),
        );
    }

    fn push(&mut self, severity: Severity, at: At<'_>, message: String, help: Help) {
        self.count += 1;
        // An error is kept in any case where there is none yet: without it the tree would be deserialized.
        if self.count > MOST && (severity != Severity::Error || self.diagnostics.has_errors()) {
            return;
        }
        let (At::Key(path) | At::Value(path)) = at;
        let mut location = Location::of(self.file, &path.pointer());
        location.is_key = matches!(at, At::Key(_));
        let help = if self.with_actions {
            help
        } else {
            help.without_action()
        };
        self.diagnostics
            .push(Diagnostic::new(severity, location, message, help));
    }
}

/// What of an entry is at fault.
#[derive(Clone, Copy)]
enum At<'a> {
    Key(&'a Path<'a>),
    Value(&'a Path<'a>),
}
