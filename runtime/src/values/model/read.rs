//! Reads a model from a JSON object: a deserializer goes in; the model comes out with its fields filled, unknown ones kept, and
//! explicit nulls noted.
//!
//! Of a key that occurs twice, the last value counts.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::{Field, Model, endless::is_endless};
use crate::values::extra::{Extra, Spelling};

/// Reads a model.
///
/// # Errors
/// Not an object, a field of another JSON type, or a required field missing.
pub fn read<'de, M: Model, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    if is_endless::<M>() {
        return Err(D::Error::custom(format_args!(
            "{} contains itself in every value, so that none ends",
            M::NAME
        )));
    }
    deserializer.deserialize_map(ModelVisitor(PhantomData))
}

struct ModelVisitor<M>(PhantomData<M>);

impl<'de, M: Model> Visitor<'de> for ModelVisitor<M> {
    type Value = M;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the object ")?;
        formatter.write_str(M::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
        let mut model = M::blank();
        let extra = read_fields(&mut map, M::FIELDS, &mut |index, map| {
            model.read_field(index, map)
        })?;
        *model.extra_mut() = extra;
        Ok(model)
    }
}

/// [`Model::read_field`] of one model.
type ReadField<'a, A, E> = dyn FnMut(usize, &mut A) -> Result<bool, E> + 'a;

/// Reads an object field by field. Not generic over the model on purpose: compiled once per deserializer.
fn read_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    fields: &'static [Field],
    read_field: &mut ReadField<'_, A, A::Error>,
) -> Result<Extra, A::Error> {
    let mut extra = Extra::default();
    let mut expected = 0;
    while let Some(key) = map.next_key_seed(KeySeed { fields, expected })? {
        match key {
            Key::Known(index) => {
                let is_null = read_field(index, map)?;
                extra.note(index, is_null);
                expected = index + 1;
            }
            Key::Unknown(name) => extra.insert(name, map.next_value()?),
        }
    }
    let missing = missing(&extra, fields).next();
    missing.map_or(Ok(extra), |name| Err(A::Error::missing_field(name)))
}

/// Returns the names of the required fields that did not arrive.
pub(super) fn missing(
    extra: &Extra,
    fields: &'static [Field],
) -> impl Iterator<Item = &'static str> {
    let fields = fields.iter().enumerate();
    fields
        .filter(|(index, field)| field.is_required && extra.spelling(*index) == Spelling::Missing)
        .map(|(_, field)| field.wire_name)
}

enum Key {
    Known(usize),
    Unknown(String),
}

/// Finds a key among the fields; the search starts where the last one ended, since answers mostly keep the order of the document.
struct KeySeed {
    fields: &'static [Field],
    expected: usize,
}

impl KeySeed {
    fn position(&self, key: &str) -> Option<usize> {
        position(self.fields, self.expected, key)
    }
}

/// Returns the place of a field, which is probably the one at `expected`.
pub(super) fn position(fields: &[Field], expected: usize, key: &str) -> Option<usize> {
    let find = |fields: &[Field]| fields.iter().position(|field| field.wire_name == key);
    let (before, after) = fields.split_at_checked(expected)?;
    find(after)
        .map(|index| index + expected)
        .or_else(|| find(before))
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(self
            .position(key)
            .map_or_else(|| Key::Unknown(key.to_owned()), Key::Known))
    }

    fn visit_string<E: Error>(self, key: String) -> Result<Key, E> {
        Ok(self.position(&key).map_or(Key::Unknown(key), Key::Known))
    }
}
