//! `Debug` of a model: the fields go in, `Name { field: value, .. }` comes out.
//!
//! Personal data is `[redacted]`. Of unknown fields, whose values might be personal, only the names are shown.

use std::fmt::{self, Debug, DebugStruct, Formatter};
use std::slice::Iter;

use super::{FieldVisitor, Model};
use crate::values::{
    field::{Field, Shown},
    field_value::FieldValue,
    mismatch::Mismatch,
};

/// Prints a model.
///
/// # Errors
/// Those of the formatter.
pub fn debug<M: Model>(model: &M, formatter: &mut Formatter<'_>) -> fmt::Result {
    let mut output = Output {
        fields: M::FIELDS.iter(),
        output: formatter.debug_struct(M::NAME),
    };
    model.visit(&mut output);
    let mut output = output.output;
    let unknown = model.extra().unknown();
    if !unknown.is_empty() {
        output.field("unknown_fields", &unknown.keys().collect::<Vec<_>>());
    }
    let mismatches = model.extra().mismatches();
    if !mismatches.is_empty() {
        let paths = mismatches.iter().map(Mismatch::path);
        output.field("mismatches", &paths.collect::<Vec<_>>());
    }
    output.finish()
}

struct Output<'a, 'b> {
    fields: Iter<'static, Field>,
    output: DebugStruct<'a, 'b>,
}

impl FieldVisitor for Output<'_, '_> {
    fn field<T: FieldValue>(&mut self, value: &T) {
        self.show(value.shown(), value.is_empty());
    }
}

impl Output<'_, '_> {
    /// Hides personal data, but not that a field is empty.
    fn show(&mut self, value: Shown<'_>, is_empty: bool) {
        let Some(field) = self.fields.next() else {
            return;
        };
        let value: &dyn Debug = match &value {
            _ if field.is_pii && !is_empty => &format_args!("[redacted]"),
            Shown::None => &None::<()>,
            Shown::Some(value) => &Some(value),
            Shown::Plain(value) => value,
        };
        self.output
            .field(field.rust_name.trim_start_matches("r#"), value);
    }
}
