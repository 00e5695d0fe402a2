//! The fields of a model, as data: the names of a field and what is known of its type go in, a table comes out that reading,
//! writing and `Debug` share.

use std::fmt::Debug;

/// One field of a model.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(crate) wire_name: &'static str,
    pub(crate) rust_name: &'static str,
    pub(crate) is_required: bool,
    pub(crate) is_pii: bool,
    /// The fields of the model that its value is, or holds any number of.
    pub(crate) inner: Option<Fields>,
    /// The fields of the model that its value cannot be without.
    pub(crate) held: Option<Fields>,
    pub(crate) has_box: bool,
}

/// Returns the fields of a model. A function, because a model may contain itself.
pub type Fields = fn() -> &'static [Field];

impl Field {
    /// Marks the field as personal data.
    #[must_use]
    pub const fn pii(self) -> Self {
        Self {
            is_pii: true,
            ..self
        }
    }
}

/// Whether a value of any of the fields cannot be without a box.
pub const fn has_box(fields: &[Field]) -> bool {
    let mut rest = fields;
    while let [field, after @ ..] = rest {
        if field.has_box {
            return true;
        }
        rest = after;
    }
    false
}

/// A field's value on its way into `Debug`, taken out of its `Option` so that the code below is compiled once.
#[derive(Clone, Copy)]
pub enum Shown<'a> {
    /// An `Option` without a value.
    None,
    /// The value in an `Option`.
    Some(&'a dyn Debug),
    /// The value of any other field.
    Plain(&'a dyn Debug),
}
