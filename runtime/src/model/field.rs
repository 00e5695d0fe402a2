//! The fields of a model, as data.
//!
//! In: the names of a field and whether it is personal data. Out: a table that reading, writing and `Debug` share.

use crate::field_value::FieldValue;

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
    pub(super) held: Option<Fields>,
    has_box: bool,
}

/// Returns the fields of a model. A function, because a model may contain itself.
pub type Fields = fn() -> &'static [Field];

impl Field {
    /// Describes a field of type `T`.
    pub const fn new<T: FieldValue>(wire_name: &'static str, rust_name: &'static str) -> Self {
        Self {
            wire_name,
            rust_name,
            is_required: T::REQUIRED,
            is_pii: false,
            inner: T::MODEL,
            held: T::HELD,
            has_box: T::HAS_BOX,
        }
    }

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

/// What is done with each field of a model.
pub trait FieldVisitor {
    /// Takes the next field; the calls come in the order of the model's table.
    fn field<T: FieldValue>(&mut self, value: &T);
}
