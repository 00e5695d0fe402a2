//! The objects of OpenAPI 3.0 and 3.1 and of its overlays as data: the keys of each and the shapes of their values.
//!
//! Both versions share one table: documents mix them, and what one version adds has no other meaning in the other.
//! A fault in what the generator needs is an error, one in what it only shows is a warning.

mod openapi;
mod overlay;
mod parameter;
mod parts;
mod schema;
mod security;

use serde_json::{Map, Value};

use crate::diagnostic::Severity;

pub(super) use openapi::OPENAPI;
pub(super) use overlay::OVERLAY;
#[cfg(test)]
pub(crate) use schema::keywords;

/// The value that is expected at one place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Any,
    Text,
    /// A text for people: no fact of the document.
    Sentence,
    /// The name of a schema, where it is one word, otherwise a sentence.
    Title,
    Boolean,
    Number,
    /// A whole number from zero.
    Count,
    /// `true`, `false` or a number: an exclusive limit of OpenAPI 3.0 or 3.1.
    BooleanOrNumber,
    /// One of these texts.
    Word(&'static [&'static str]),
    /// One of these texts, or a list of them.
    Words(&'static [&'static str]),
    List(&'static Shape),
    /// An object with keys of the author's own.
    Map(&'static Shape),
    Object(&'static Object),
    /// An object or a `$ref` to one.
    Referable(&'static Object),
    /// `true`, `false`, or a value of the other shape.
    BooleanOr(&'static Shape),
}

/// An object with keys that the standard names.
#[derive(Debug)]
pub(super) struct Object {
    /// What the object is called in messages, with its article.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// Keys of the author's own, beside the fields.
    pub(super) others: Option<Others>,
    /// Keys of which one is expected.
    pub(super) one_of: &'static [&'static str],
    /// A key whose value decides about further fields.
    pub(super) variants: Option<(&'static str, &'static [Variant])>,
}

/// Keys of the author's own.
#[derive(Debug)]
pub(super) struct Others {
    /// What is expected of a key, in messages.
    pub(super) expected: &'static str,
    pub(super) accepts: fn(&str) -> bool,
    pub(super) shape: &'static Shape,
}

/// Further fields of an object whose deciding key has this value.
pub(super) type Variant = (&'static str, &'static [Field]);

#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// How severe it is if the key is missing.
    pub(super) missing: Option<Severity>,
    /// How severe a value of another shape is.
    pub(super) mismatch: Severity,
    pub(super) shape: &'static Shape,
}

/// A key without which nothing can be generated.
const fn must(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        missing: Some(Severity::Error),
        mismatch: Severity::Error,
        shape,
    }
}

/// A key that the standard requires and the generator does not need.
const fn should(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        missing: Some(Severity::Warning),
        mismatch: Severity::Warning,
        shape,
    }
}

/// A key that may be missing.
const fn may(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        missing: None,
        mismatch: Severity::Error,
        shape,
    }
}

/// A key that may be missing, and whose value is ignored if it has another shape.
const fn hint(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        missing: None,
        mismatch: Severity::Warning,
        shape,
    }
}

const fn object(name: &'static str, fields: &'static [Field]) -> Object {
    Object {
        name,
        fields,
        others: None,
        one_of: &[],
        variants: None,
    }
}

impl Object {
    /// The field of this name, if an object with these members has one.
    pub(super) fn field(&self, members: &Map<String, Value>, name: &str) -> Option<&'static Field> {
        let variant = self.variants.and_then(|(tag, variants)| {
            let value = members.get(tag)?;
            variants.iter().find(|(word, _)| value == *word)
        });
        let mut fields = self
            .fields
            .iter()
            .chain(variant.map_or(&[][..], |(_, fields)| fields));
        fields.find(|field| field.name == name)
    }

    /// The shape of a member, if the table knows it.
    pub(super) fn shape_of(
        &self,
        members: &Map<String, Value>,
        key: &str,
    ) -> Option<&'static Shape> {
        let others = self.others.as_ref().filter(|others| (others.accepts)(key));
        let field = self.field(members, key).map(|field| field.shape);
        let is_tag = self.variants.is_some_and(|(tag, _)| tag == key);
        field
            .or_else(|| others.map(|others| others.shape))
            .or(is_tag.then_some(&Shape::Text))
    }
}
