//! The text of a `description.json` in, the API as data out.
//!
//! The format is defined where it is written, in `codegen/src/targets/description/mod.rs`. Only what the server uses is read.

mod input;
mod limits;
mod named_type;
mod operation;
mod type_reference;

use std::collections::HashMap;

use serde::Deserialize;

pub(crate) use self::input::{Input, Location, Style};
pub(crate) use self::limits::Limits;
pub(crate) use self::named_type::{Content, Field, Kind, NamedType};
pub(crate) use self::operation::{Encoding, Operation, Response};
pub(crate) use self::type_reference::Type;
use crate::files::FileError;

/// The version of the format that is read.
const FORMAT: u32 = 1;

/// The API.
pub(crate) struct Description {
    pub(crate) title: String,
    pub(crate) operations: Vec<Operation>,
    types: HashMap<String, NamedType>,
    prefixes: HashMap<String, Vec<String>>,
}

/// The document as it is written.
#[derive(Deserialize)]
struct Document {
    format: u32,
    title: String,
    operations: Vec<Operation>,
    #[serde(default)]
    types: Vec<NamedType>,
    #[serde(default)]
    sids: Vec<Sid>,
}

#[derive(Deserialize)]
struct Sid {
    name: String,
    #[serde(default)]
    prefixes: Vec<String>,
}

impl Description {
    /// Reads the text of a description. `file` is the name that errors give.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, FileError> {
        let document: Document = serde_json::from_str(text)
            .map_err(|error| FileError::of_json(file, &error, "a `description.json`"))?;
        if document.format != FORMAT {
            let found = document.format;
            let problem =
                format!("expected version {FORMAT} of the format of descriptions, found {found}");
            return Err(FileError::new(file, problem));
        }
        let types = document.types.into_iter();
        let sids = document.sids.into_iter();
        Ok(Self {
            title: document.title,
            operations: document.operations,
            types: types.map(|one| (one.id.clone(), one)).collect(),
            prefixes: sids.map(|sid| (sid.name, sid.prefixes)).collect(),
        })
    }

    /// The fields of a model; none for another type.
    pub(crate) fn fields(&self, ty: &Type) -> &[Field] {
        let (Type::Model(id) | Type::TypedJson(id)) = ty.inner() else {
            return &[];
        };
        match self.types.get(id).map(|named| &named.kind) {
            Some(Kind::Model { fields }) => fields,
            _ => &[],
        }
    }

    /// The field of a model with this name.
    pub(crate) fn field(&self, ty: &Type, name: &str) -> Option<&Field> {
        self.fields(ty).iter().find(|field| field.name == name)
    }

    /// The values of an enum; none for another type.
    pub(crate) fn values(&self, ty: &Type) -> impl Iterator<Item = &str> {
        let values = match self.named(ty).map(|named| &named.kind) {
            Some(Kind::Enum { values }) => values.as_slice(),
            _ => &[],
        };
        values.iter().map(|value| value.value.as_str())
    }

    /// What a type with a name is.
    pub(crate) fn named(&self, ty: &Type) -> Option<&NamedType> {
        self.types.get(ty.inner().id()?)
    }

    /// The prefixes of a SID type; none if any two letters are one, or the type is not a SID.
    pub(crate) fn prefixes(&self, ty: &Type) -> &[String] {
        let Type::Sid(name) = ty.inner() else {
            return &[];
        };
        self.prefixes.get(name).map_or(&[], Vec::as_slice)
    }
}
