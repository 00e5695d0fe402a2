//! A JSON tree in, everything in it that is no OpenAPI 3.0 out.
//!
//! The types of `openapiv3` would stop at the first fault, name Rust types instead of the place, and need time that
//! doubles with each level a faulty schema is nested; so the tree is held against a table first.

use serde_json::{Map, Value};

use super::path::{Path, Step};
use super::shapes::{Field, OPENAPI, OVERLAY, Object, Shape};
use super::similar;
use super::source::EXPECTED;
use super::words::{expected, found, help, listed, shortened};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// How many objects of OpenAPI may stand in one another. Each takes a good part of the stack when deserialized.
const DEEPEST: usize = 24;

/// How many diagnostics one document can make; after them nobody reads on.
const MOST: usize = 1000;

/// Reports what is no OpenAPI 3.0 in the tree of a file; where there is no error, it can be deserialized.
pub(super) fn check(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check {
        file,
        unknown: Severity::Warning,
        diagnostics: Diagnostics::default(),
        count: 0,
    };
    if check.version(tree) {
        check.shape(&Path::ROOT, &Shape::Object(&OPENAPI), tree, 0);
    }
    check.diagnostics
}

/// Reports what is no overlay in the tree of a file. Keys that the standard does not name are errors here: nobody but
/// this project writes the file.
pub(super) fn check_overlay(file: &str, tree: &Value) -> Diagnostics {
    let mut check = Check {
        file,
        unknown: Severity::Error,
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
    diagnostics: Diagnostics,
    count: usize,
}

impl Check<'_> {
    /// Whether the tree says that it is OpenAPI 3.0; everything else would be reported key by key.
    fn version(&mut self, tree: &Value) -> bool {
        let Value::Object(root) = tree else {
            self.error(
                &Path::ROOT,
                format!(
                    "expected an object with `openapi: 3.0.x`, found {}",
                    found(tree)
                ),
                EXPECTED,
            );
            return false;
        };
        match (root.get("openapi"), root.get("swagger")) {
            (Some(Value::String(version)), _)
                if version == "3.0" || version.starts_with("3.0.") =>
            {
                return true;
            }
            (Some(version), _) => {
                let message = format!(
                    "expected OpenAPI 3.0, found {} as the version",
                    found(version)
                );
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
                self.error(
                    &Path::ROOT.key("swagger"),
                    "this is Swagger 2.0, expected OpenAPI 3.0",
                    help,
                );
            }
            (None, None) => self.error(
                &Path::ROOT,
                "there is no `openapi: 3.0.x` at the top of the document",
                EXPECTED,
            ),
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
            self.error(
                path,
                message,
                format!("add `{}`: {}", field.name, expected(field.shape)),
            );
        }
        if let Some((key, others)) = object.apart.filter(|(key, _)| map.contains_key(*key)) {
            for other in others.iter().filter(|other| map.contains_key(**other)) {
                let message =
                    format!("`{other}` beside `{key}` is not supported: one of them would be lost");
                self.error(
                    &path.key(other),
                    message,
                    format!("remove `{other}` or `{key}` with an overlay action"),
                );
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
        self.error(path, message, help(shape, value));
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
