//! Writes a model as a JSON object: the fields go in, in the order of declaration; those that have a value or were in the object
//! that was read come out, then the unknown ones.

use std::iter::Enumerate;
use std::slice::Iter;

use serde::ser::{Error, SerializeMap, Serializer};

use super::{Field, FieldVisitor, Model};
use crate::values::extra::{Extra, Spelling};
use crate::values::field_value::FieldValue;

/// Writes a model.
///
/// # Errors
/// Those of the serializer; a field whose setter was given what can't be its value.
pub fn write<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(refusal) = refusal(M::FIELDS, model.extra()) {
        return Err(S::Error::custom(refusal));
    }
    let mut output = Output {
        fields: M::FIELDS.iter().enumerate(),
        extra: model.extra(),
        map: serializer.serialize_map(None)?,
        result: Ok(()),
    };
    model.visit(&mut output);
    output.end()
}

/// Returns which field was given what can't be its value, and why.
fn refusal(fields: &[Field], extra: &Extra) -> Option<String> {
    let (index, reason) = extra.refusal()?;
    let name = fields.get(index).map_or("a field", |field| field.wire_name);
    Some(format!("`{name}`: {reason}"))
}

/// Not generic over the model on purpose: compiled once per type of field. An error is kept until the end, since a visit that could
/// fail at each field would take twice as long to compile.
struct Output<'a, W: SerializeMap> {
    fields: Enumerate<Iter<'static, Field>>,
    extra: &'a Extra,
    map: W,
    result: Result<(), W::Error>,
}

impl<W: SerializeMap> FieldVisitor for Output<'_, W> {
    fn field<T: FieldValue>(&mut self, value: &T) {
        let (Some((index, field)), Ok(())) = (self.fields.next(), &self.result) else {
            return;
        };
        self.result = match self.extra.spelling(index) {
            Spelling::Missing if value.is_empty() => Ok(()),
            Spelling::Null if value.is_empty() => self.map.serialize_entry(field.wire_name, &()),
            _ if self.extra.is_salvaged() && value.is_blank() => self.write_raw(index, field),
            _ => value.write(field.wire_name, &mut self.map),
        };
    }
}

impl<W: SerializeMap> Output<'_, W> {
    /// Writes an empty field as it came, if it did not fit; one that was missing stays so.
    fn write_raw(&mut self, index: usize, field: &Field) -> Result<(), W::Error> {
        match self.extra.raw(index) {
            Some(raw) => self.map.serialize_entry(field.wire_name, raw),
            None => Ok(()),
        }
    }

    fn end(mut self) -> Result<W::Ok, W::Error> {
        self.result?;
        self.extra.write(&mut self.map)?;
        self.map.end()
    }
}
