//! What a model keeps beside its fields: the unknown fields of an object, how each known field was spelt, and what did not fit
//! go in when it is read; the same comes out when it is written.
//!
//! Nothing is allocated unless there is an unknown field, one that did not fit, or more than 64 known ones.

use std::sync::LazyLock;

use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use crate::values::mismatch::Mismatch;

/// The unknown fields of one model, and the spelling of its known ones.
#[derive(Clone, Default)]
pub struct Extra {
    first: Word,
    rest: Option<Box<Rest>>,
}

/// One bit per field, for as many fields as a word has bits.
#[derive(Clone, Copy, Default)]
struct Word {
    arrived: u64,
    nulls: u64,
}

#[derive(Clone, Default)]
struct Rest {
    words: Vec<Word>,
    unknown: Map<String, Value>,
    salvaged: Option<Box<Salvaged>>,
    /// Why fields were not set to what their setters were given.
    refused: Vec<(usize, String)>,
}

/// What did not fit.
#[derive(Clone, Default)]
struct Salvaged {
    mismatches: Vec<Mismatch>,
    /// The fields that did not fit as a whole, as they came.
    raw: Vec<(usize, Value)>,
}

/// How a field was written in the object that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    Missing,
    Null,
    Value,
}

impl Extra {
    /// Returns the unknown fields.
    pub fn unknown(&self) -> &Map<String, Value> {
        static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        self.rest.as_ref().map_or(&NONE, |rest| &rest.unknown)
    }

    /// Keeps an unknown field.
    pub(crate) fn insert(&mut self, name: String, value: Value) {
        self.rest_mut().unknown.insert(name, value);
    }

    /// Notes that a field arrived; what counts is the last time.
    #[inline]
    pub(crate) fn note(&mut self, index: usize, is_null: bool) {
        let (word, bit) = position(index);
        let word = self.word_mut(word);
        word.arrived |= bit;
        word.nulls = if is_null {
            word.nulls | bit
        } else {
            word.nulls & !bit
        };
    }

    /// Returns how a field was spelt.
    #[inline]
    pub(crate) fn spelling(&self, index: usize) -> Spelling {
        let (word, bit) = position(index);
        match self.word(word) {
            word if word.nulls & bit != 0 => Spelling::Null,
            word if word.arrived & bit != 0 => Spelling::Value,
            _ => Spelling::Missing,
        }
    }

    /// Returns what did not fit.
    pub fn mismatches(&self) -> &[Mismatch] {
        let salvaged = self.salvaged();
        salvaged.map_or(&[], |salvaged| &salvaged.mismatches)
    }

    /// Keeps what did not fit.
    pub(crate) fn keep_mismatches(&mut self, mismatches: Vec<Mismatch>) {
        if !mismatches.is_empty() {
            self.salvaged_mut().mismatches = mismatches;
        }
    }

    /// Keeps the JSON of a field that did not fit; what counts is the last time it came.
    pub(crate) fn keep_raw(&mut self, index: usize, json: Option<Value>) {
        if json.is_some() || self.is_salvaged() {
            set(&mut self.salvaged_mut().raw, index, json);
        }
    }

    /// Returns a field that did not fit as it came.
    pub(crate) fn raw(&self, index: usize) -> Option<&Value> {
        let mut raw = self.salvaged()?.raw.iter();
        raw.find(|(field, _)| *field == index).map(|(_, json)| json)
    }

    /// Whether any field did not fit.
    pub(crate) fn is_salvaged(&self) -> bool {
        self.salvaged().is_some()
    }

    /// Keeps why a field was not set, or forgets it.
    pub(crate) fn note_refusal(&mut self, index: usize, refusal: Option<String>) {
        if refusal.is_some() || self.rest.is_some() {
            set(&mut self.rest_mut().refused, index, refusal);
        }
    }

    /// Returns the first field that was not set to what its setter was given, and why.
    pub(crate) fn refusal(&self) -> Option<(usize, &str)> {
        let refused = self.rest.as_ref()?.refused.iter();
        let (index, reason) = refused.min_by_key(|(index, _)| *index)?;
        Some((*index, reason))
    }

    fn salvaged(&self) -> Option<&Salvaged> {
        self.rest.as_ref()?.salvaged.as_deref()
    }

    fn salvaged_mut(&mut self) -> &mut Salvaged {
        self.rest_mut().salvaged.get_or_insert_default()
    }

    fn rest_mut(&mut self) -> &mut Rest {
        self.rest.get_or_insert_default()
    }

    /// Writes the unknown fields.
    pub(crate) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.unknown()
            .iter()
            .try_for_each(|(name, value)| map.serialize_entry(name, value))
    }

    #[inline]
    fn word(&self, index: usize) -> Word {
        match (index.checked_sub(1), &self.rest) {
            (None, _) => self.first,
            (Some(index), Some(rest)) => rest.words.get(index).copied().unwrap_or_default(),
            (Some(_), None) => Word::default(),
        }
    }

    #[inline]
    fn word_mut(&mut self, index: usize) -> &mut Word {
        if index == 0 {
            return &mut self.first;
        }
        let words = &mut self.rest_mut().words;
        if words.len() < index {
            words.resize(index, Word::default());
        }
        &mut words[index - 1]
    }
}

/// How an empty field was spelt makes no difference.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.unknown() == other.unknown()
    }
}

/// Replaces what is kept of a field. There are few of them.
fn set<T>(kept: &mut Vec<(usize, T)>, index: usize, value: Option<T>) {
    kept.retain(|(field, _)| *field != index);
    kept.extend(value.map(|value| (index, value)));
}

/// Returns the word that has the bit of a field, and the bit.
#[inline]
fn position(index: usize) -> (usize, u64) {
    (index / 64, 1 << (index % 64))
}
