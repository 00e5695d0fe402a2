//! The objects of OpenAPI 3.0 and of its overlays as data: which keys each has and what stands under them.
//!
//! The tables are at least as strict as the types of `openapiv3`, so that what passes them can be deserialized.

mod openapi;
mod overlay;
mod parameter;
mod schema;
mod security;

pub(super) use openapi::OPENAPI;
pub(super) use overlay::OVERLAY;

/// What stands in one place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Any,
    Text,
    Boolean,
    Number,
    /// A whole number from zero.
    Count,
    /// One of these texts.
    Word(&'static [&'static str]),
    List(&'static Shape),
    /// A list with at least one entry.
    Filled(&'static Shape),
    /// An object with keys of the author's own.
    Map(&'static Shape),
    Object(&'static Object),
    /// An object or a `$ref` to one.
    Referable(&'static Object),
    /// `true`, `false`, or what the other shape says.
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
    /// Keys of which there must be one.
    pub(super) one_of: &'static [&'static str],
    /// A key, and others that would be lost beside it: `openapiv3` reads a schema with a `type` without its `allOf`.
    pub(super) apart: Option<(&'static str, &'static [&'static str])>,
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
    pub(super) required: bool,
    pub(super) shape: &'static Shape,
}

const fn must(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: false,
        shape,
    }
}

const fn object(name: &'static str, fields: &'static [Field]) -> Object {
    Object {
        name,
        fields,
        others: None,
        one_of: &[],
        apart: None,
        variants: None,
    }
}
