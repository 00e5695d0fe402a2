//! The texts of one or more `description.json` in, the API as data out.
//!
//! The format is defined where it is written, in `codegen/src/targets/description/mod.rs`. Only what the server uses is read.

mod input;
mod limits;
mod named_type;
mod names;
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
#[derive(Default)]
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

impl Document {
    /// Reads the text of a description, whose types have `prefix` before their names. `file` is the name that errors give.
    fn read(file: &str, text: &str, prefix: Option<&str>) -> Result<Self, FileError> {
        let of_json = |error| FileError::of_json(file, &error, "a `description.json`");
        let document = match prefix {
            None => serde_json::from_str::<Self>(text).map_err(of_json)?,
            Some(prefix) => {
                // Read as it is first, because only the text has the places of errors.
                serde_json::from_str::<Self>(text).map_err(of_json)?;
                let mut description = serde_json::from_str(text).map_err(of_json)?;
                names::set_apart(&mut description, prefix);
                serde_json::from_value(description).map_err(of_json)?
            }
        };
        if document.format != FORMAT {
            let found = document.format;
            let problem =
                format!("expected version {FORMAT} of the format of descriptions, found {found}");
            return Err(FileError::new(file, problem));
        }
        Ok(document)
    }
}

impl Description {
    /// Reads the texts of one or more descriptions as one API. What several of them have at one address is that of the first.
    pub(crate) fn read<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, FileError> {
        let mut whole = Self::default();
        for (index, (file, text)) in files.into_iter().enumerate() {
            let prefix = (index > 0).then(|| format!("{index}:"));
            whole.add(Document::read(file, text, prefix.as_deref())?);
        }
        Ok(whole)
    }

    fn add(&mut self, document: Document) {
        if !self.title.is_empty() {
            self.title.push_str(" and ");
        }
        self.title.push_str(&document.title);
        self.operations.extend(document.operations);
        let types = document.types.into_iter();
        self.types.extend(types.map(|one| (one.id.clone(), one)));
        let sids = document.sids.into_iter();
        self.prefixes
            .extend(sids.map(|sid| (sid.name, sid.prefixes)));
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
