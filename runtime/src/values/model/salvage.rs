//! Reads a model from an object that need not be what the description specifies: the place of a value in a text goes in; the
//! model comes out with the fields that could be read, the unknown ones, and what did not fit.

use super::{
    Field, Model,
    endless::is_endless,
    read::{missing, position},
};
use crate::values::{
    extra::Extra,
    salvage::{Kind, NotJson, Reader, json, json_of},
};

/// Reads a model.
///
/// # Errors
/// The text is not JSON.
pub fn salvage<M: Model>(reader: &mut Reader<'_>) -> Result<Option<M>, NotJson> {
    if reader.kind()? != Kind::Object || is_endless::<M>() {
        return reader.refuse("an object");
    }
    let mut model = M::blank();
    let extra = salvage_fields(reader, M::FIELDS, &mut |index, reader| {
        model.salvage_field(index, reader)
    })?;
    *model.extra_mut() = extra;
    Ok(Some(model))
}

/// [`Model::salvage_field`] of one model.
type SalvageField<'a, 'b> = dyn FnMut(usize, &mut Reader<'a>) -> Result<(), NotJson> + 'b;

/// Reads an object field by field. Not generic over the model on purpose: compiled once.
fn salvage_fields<'a>(
    reader: &mut Reader<'a>,
    fields: &'static [Field],
    salvage_field: &mut SalvageField<'a, '_>,
) -> Result<Extra, NotJson> {
    let mut extra = Extra::default();
    let mut expected = 0;
    let earlier = reader.mismatches();
    reader.members(&mut |name, reader| {
        let Some(index) = position(fields, expected, name) else {
            extra.insert(name.to_owned(), json(reader)?);
            return Ok(());
        };
        let is_null = reader.kind()? == Kind::Null;
        let place = reader.place();
        salvage_field(index, reader)?;
        extra.note(index, is_null);
        extra.keep_raw(index, reader.reported_since(place).and_then(json_of));
        expected = index + 1;
        Ok(())
    })?;
    for name in missing(&extra, fields) {
        reader.report_missing(name);
    }
    extra.keep_mismatches(reader.mismatches_since(earlier));
    Ok(extra)
}
