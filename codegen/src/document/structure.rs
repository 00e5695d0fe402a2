//! A JSON tree in, everything in it that does not fit OpenAPI 3.0 or 3.1 out.
//!
//! The types of `openapiv3` would stop at the first fault, name Rust types instead of the place, and need time that
//! doubles with each level that a faulty schema is nested; so the tree is checked against a table first.

use serde_json::{Map, Value};

use super::path::{Path, Step};
use super::shapes::{Field, OPENAPI, OVERLAY, Object, Shape};
use super::similar;
use super::version::{self, Fault};
use super::words::{self, expected, found, help, listed, shortened};
use crate::diagnostic::{Diagnostic, Diagnostics, Help, Location, Severity};

/// How many diagnostics one document can produce; nobody reads more.
const MOST: usize = 1000;

/// Reports what does not fit OpenAPI in the tree of a file. Without an error, a client can be generated from it.
///
/// `with_actions` adds overlay actions to the helps, for a tree that an overlay is applied to.
pub(super) fn check(file: &str, tree: &Value, with_actions: bool) -> Diagnostics {
    let mut check = Check {
        file,
        tree,
        unknown: Severity::Warning,
        with_actions,
        diagnostics: Diagnostics::default(),
        count: 0,
    };
    match version::check(tree) {
        Ok(()) => check.shape(&Path::ROOT, &Shape::Object(&OPENAPI), tree, Severity::Error),
        Err(Fault { key, message, help }) => match key {
            Some(key) => check.error(&Path::ROOT.key(key), message, help),
            None => check.error(&Path::ROOT, message, help),
        },
    }
    check.diagnostics
}

/// Whether faults may be missing from the list because there are too many.
pub(super) fn is_cut(faults: &Diagnostics) -> bool {
    faults.len() >= MOST
}

/// Reports what does not fit an overlay in the tree of a file. Keys that the standard does not name are errors here: nobody but
/// this project writes the file.
pub(super) fn check_overlay(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check {
        file,
        tree,
        unknown: Severity::Error,
        with_actions: false,
        diagnostics: Diagnostics::default(),
        count: 0,
    };
    check.shape(&Path::ROOT, &Shape::Object(&OVERLAY), tree, Severity::Error);
    check.diagnostics
}

struct Check<'a> {
    file: &'a str,
    tree: &'a Value,
    /// How severe a key is that the standard does not define.
    unknown: Severity,
    /// Whether a help may be an action of an overlay.
    with_actions: bool,
    diagnostics: Diagnostics,
    count: usize,
}

impl Check<'_> {
    /// Checks a value against a shape. `fault` is how severe a mismatch is where the shape is expected.
    fn shape(&mut self, path: &Path<'_>, shape: &Shape, value: &Value, fault: Severity) {
        match (shape, value) {
            (Shape::Any, _)
            | (Shape::Text | Shape::Sentence | Shape::Title, Value::String(_))
            | (Shape::Boolean | Shape::BooleanOr(_) | Shape::BooleanOrNumber, Value::Bool(_))
            | (Shape::Number | Shape::BooleanOrNumber, Value::Number(_)) => {}
            (Shape::Count, Value::Number(number)) if number.is_u64() => {}
            (Shape::Word(words) | Shape::Words(words), Value::String(word))
                if words.contains(&word.as_str()) => {}
            (Shape::Words(words), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.shape(&path.index(index), &Shape::Word(words), value, fault);
                }
            }
            (Shape::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.shape(&path.index(index), item, value, fault);
                }
            }
            (Shape::Map(item), Value::Object(map)) => {
                for (key, value) in map {
                    self.shape(&path.key(key), item, value, fault);
                }
            }
            (Shape::Referable(object), Value::Object(map)) if map.contains_key("$ref") => {
                self.reference(path, object, map, fault);
            }
            (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
                self.object(path, object, map, fault);
            }
            (Shape::BooleanOr(shape), _) if value.is_object() => {
                self.shape(path, shape, value, fault);
            }
            _ => self.mismatch(path, shape, value, fault),
        }
    }

    /// A reference to an object other than a schema. Only prose may be beside it.
    fn reference(
        &mut self,
        path: &Path<'_>,
        object: &Object,
        map: &Map<String, Value>,
        fault: Severity,
    ) {
        for (key, value) in map {
            match (key.as_str(), value) {
                ("$ref", Value::String(_)) | ("summary" | "description", _) => {}
                ("$ref", other) => self.mismatch(&path.key(key), &Shape::Text, other, fault),
                (key, _) if key.starts_with("x-") => {}
                _ => {
                    let message = format!("`{}` beside `$ref` has no effect", shortened(key));
                    let help = format!(
                        "put it into {} that `$ref` names, or remove it",
                        object.name
                    );
                    self.superfluous(Severity::Warning, &path.key(key), message, &help);
                }
            }
        }
    }

    fn object(
        &mut self,
        path: &Path<'_>,
        object: &Object,
        map: &Map<String, Value>,
        fault: Severity,
    ) {
        let variant = self.variant(path, object, map, fault);
        let fields = || object.fields.iter().chain(variant);
        for (key, value) in map {
            let path = path.key(key);
            if let Some(field) = fields().find(|field| field.name == key) {
                // `description:` without a value is read like no description.
                if !value.is_null() || field.missing.is_some() {
                    self.shape(&path, field.shape, value, fault.max(field.mismatch));
                }
            } else if let Some(others) = object
                .others
                .as_ref()
                .filter(|others| (others.accepts)(key))
            {
                self.shape(&path, others.shape, value, fault);
            } else if !key.starts_with("x-") && object.variants.is_none_or(|(tag, _)| tag != key) {
                self.unknown(&path, object, key, fields());
            }
        }
        for field in fields() {
            if let Some(severity) = field.missing
                && !map.contains_key(field.name)
            {
                self.missing(path, object, field, fault.max(severity));
            }
        }
        self.one_of(path, object, map);
    }

    fn one_of(&mut self, path: &Path<'_>, object: &Object, map: &Map<String, Value>) {
        let one_of = object.one_of;
        if !one_of.is_empty() && one_of.iter().filter(|key| map.contains_key(**key)).count() != 1 {
            let message = format!("{} needs one of {}", object.name, listed(one_of));
            let help = "give one of them and not both".into();
            self.push(Severity::Warning, At::Value(path), message, help);
        }
    }

    fn missing(&mut self, path: &Path<'_>, object: &Object, field: &Field, severity: Severity) {
        let message = format!("{} needs `{}`, which is missing", object.name, field.name);
        let mut help = Help::new(format!("add `{}`: {}", field.name, expected(field.shape)));
        if let Shape::Text | Shape::Sentence = field.shape {
            let text = words::entry(field.name, &"TEXT".into());
            help = self.updated(help, path, text);
        }
        self.push(severity, At::Value(path), message, help);
    }

    /// A help with the action that merges a change into a node, where the node can be named.
    fn updated(&self, help: Help, path: &Path<'_>, change: String) -> Help {
        match path.target(self.tree) {
            Some(target) => help.update(target, change),
            None => help,
        }
    }

    /// The additional fields that the deciding key of an object adds.
    fn variant(
        &mut self,
        path: &Path<'_>,
        object: &Object,
        map: &Map<String, Value>,
        fault: Severity,
    ) -> &'static [Field] {
        let Some((tag, variants)) = object.variants else {
            return &[];
        };
        let Some(value) = map.get(tag) else {
            let message = format!("{} needs `{tag}`, which is missing", object.name);
            let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
            let help = format!("add `{tag}`: one of {}", listed(&words));
            self.push(fault, At::Value(path), message, help.into());
            return &[];
        };
        if let Some((_, fields)) = variants.iter().find(|(word, _)| value == *word) {
            return fields;
        }
        let words: Vec<_> = variants.iter().map(|(word, _)| *word).collect();
        let message = format!("expected one of {}, found {}", listed(&words), found(value));
        let help = format!("`{tag}` decides what {} is", object.name);
        self.push(fault, At::Value(&path.key(tag)), message, help.into());
        &[]
    }

    fn mismatch(&mut self, path: &Path<'_>, shape: &Shape, value: &Value, severity: Severity) {
        let ignored = if severity == Severity::Error {
            ""
        } else {
            ": it is ignored"
        };
        let message = format!(
            "expected {}, found {}{ignored}",
            expected(shape),
            found(value)
        );
        let mut help = Help::new(help(shape, value));
        if let Path {
            parent: Some(parent),
            step: Step::Key(key),
        } = *path
            // A number in quotes would be a text, but still no reference.
            && key != "$ref"
            && let Some(value) = words::mended(shape, value)
        {
            help = self.updated(help, parent, words::entry(key, &value));
        }
        self.push(severity, At::Value(path), message, help);
    }

    /// Reports a key that has no effect or is not allowed where it is.
    fn superfluous(&mut self, severity: Severity, path: &Path<'_>, message: String, help: &str) {
        let help = match path.target(self.tree) {
            Some(target) => Help::new(help).remove(target),
            None => help.into(),
        };
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
        // The first error is always kept, because it prevents the result.
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

/// Which part of an entry is at fault.
#[derive(Clone, Copy)]
enum At<'a> {
    Key(&'a Path<'a>),
    Value(&'a Path<'a>),
}
