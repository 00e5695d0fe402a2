//! Writes a model as a JSON object.
//!
//! In: the fields in the order of declaration. Out: those that have a value or were in the object that was read, then the
//! unknown ones.

use serde::ser::{SerializeMap, Serializer};

use super::{FieldVisitor, Model};
use crate::extra::Spelling;
use crate::field_value::FieldValue;

/// Writes a model.
///
/// # Errors
/// Those of the serializer.
pub fn write<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    let map = serializer.serialize_map(None)?;
    let mut output = Output {
        model,
        index: 0,
        map,
        result: Ok(()),
    };
    model.visit(&mut output);
    output.result?;
    model.extra().write(&mut output.map)?;
    output.map.end()
}

/// An error is kept until the end: a visit that could fail at each field would take twice as long to compile.
struct Output<'a, M, W: SerializeMap> {
    model: &'a M,
    index: usize,
    map: W,
    result: Result<(), W::Error>,
}

impl<M: Model, W: SerializeMap> FieldVisitor for Output<'_, M, W> {
    fn field<T: FieldValue>(&mut self, value: &T) {
        let name = M::FIELDS[self.index].wire_name;
        if self.result.is_ok() {
            self.result = match self.model.extra().spelling(self.index) {
                Spelling::Missing if value.is_empty() => Ok(()),
                Spelling::Null if value.is_empty() => self.map.serialize_entry(name, &()),
                _ => value.write(name, &mut self.map),
            };
        }
        self.index += 1;
    }
}
