//! A deserializer in, a JSON tree out; everything that JSON cannot represent is rejected.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

/// Why a tree was not built, where the parser itself had no objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The key appears twice in one object.
    DuplicateKey(String),
    /// A tag of the author's own, such as `!include`.
    Tag(String),
    /// `<<` with something other than an object.
    MergeKey,
    /// Aliases expand the text far beyond its size.
    TooLarge,
}

/// Builds one tree.
pub(super) struct Builder {
    /// The remaining size budget: [`NODE`] for each node, one for each byte of text. Without aliases no text can use it up.
    budget: Cell<usize>,
    /// Whether `<<` includes another object, as it does in YAML.
    merge_keys: bool,
    refusal: RefCell<Option<Refusal>>,
}

/// The size of a node.
const NODE: usize = 16;
const SLACK: usize = 4 << 20;
const MERGE_KEY: &str = "<<";

impl Builder {
    pub(super) fn new(text: &str, merge_keys: bool) -> Self {
        Self {
            budget: Cell::new(text.len() * 10 + SLACK),
            merge_keys,
            refusal: RefCell::new(None),
        }
    }

    /// Why the last build failed; `None` if the parser reported the error.
    pub(super) fn into_refusal(self) -> Option<Refusal> {
        self.refusal.into_inner()
    }

    fn refuse<E: Error>(&self, refusal: Refusal) -> E {
        self.refusal.borrow_mut().get_or_insert(refusal);
        E::custom("refused")
    }

    fn pay<E: Error>(&self, weight: usize) -> Result<(), E> {
        let rest = self
            .budget
            .get()
            .checked_sub(weight)
            .ok_or_else(|| self.refuse(Refusal::TooLarge))?;
        self.budget.set(rest);
        Ok(())
    }

    fn text<E: Error>(&self, text: String) -> Result<Value, E> {
        self.pay(text.len())?;
        Ok(Value::String(text))
    }
}

impl<'de> DeserializeSeed<'de> for &Builder {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.pay(NODE)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Builder {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON reads whole numbers of this size as floating point too"
    )]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON reads whole numbers of this size as floating point too"
    )]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // YAML has numbers that JSON does not have. As texts they are of the wrong type wherever a number is expected.
        Ok(Number::from_f64(value).map_or_else(|| not_finite(value).into(), Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.text(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.text(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let mut included = None;
        // A key is read as text whatever it looks like: `200:` is the key "200".
        while let Some(key) = entries.next_key::<String>()? {
            self.pay(key.len())?;
            if self.merge_keys && key == MERGE_KEY {
                let value = entries.next_value_seed(self)?;
                if included.replace(value).is_some() {
                    return Err(self.refuse(Refusal::DuplicateKey(key)));
                }
            } else {
                match map.entry(key) {
                    Entry::Vacant(place) => place.insert(entries.next_value_seed(self)?),
                    Entry::Occupied(taken) => {
                        return Err(self.refuse(Refusal::DuplicateKey(taken.key().clone())));
                    }
                };
            }
        }
        if let Some(included) = included {
            include(&mut map, included).ok_or_else(|| self.refuse(Refusal::MergeKey))?;
        }
        Ok(Value::Object(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, _) = tagged.variant::<String>()?;
        Err(self.refuse(Refusal::Tag(tag)))
    }
}

/// What YAML calls a number that is not finite.
fn not_finite(value: f64) -> &'static str {
    if value.is_nan() {
        ".nan"
    } else if value > 0.0 {
        ".inf"
    } else {
        "-.inf"
    }
}

/// Adds the keys of what `<<` names, one object or several, that the object does not have itself.
fn include(map: &mut Map<String, Value>, included: Value) -> Option<()> {
    let list = match included {
        Value::Array(list) => list,
        one => vec![one],
    };
    for entry in list {
        let Value::Object(entry) = entry else {
            return None;
        };
        for (key, value) in entry {
            map.entry(key).or_insert(value);
        }
    }
    Some(())
}
