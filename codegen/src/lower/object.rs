//! Object schemas, in whichever form openapiv3 keeps them.

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind};

/// The parts of an object schema, in whichever of its two forms openapiv3 keeps it: one with a `format` is not typed there.
pub(super) struct Object<'d> {
    pub(super) properties: &'d IndexMap<String, ReferenceOr<Box<Schema>>>,
    pub(super) required: &'d [String],
    pub(super) additional: Option<&'d AdditionalProperties>,
    pub(super) format: Option<&'d str>,
}

impl<'d> Object<'d> {
    /// The parts, if the schema describes an object.
    pub(super) fn of(schema: &'d Schema) -> Option<Self> {
        match &schema.schema_kind {
            SchemaKind::Type(openapiv3::Type::Object(object)) => Some(Self {
                properties: &object.properties,
                required: &object.required,
                additional: object.additional_properties.as_ref(),
                format: None,
            }),
            SchemaKind::Any(any) if is_object(any) => Some(Self {
                properties: &any.properties,
                required: &any.required,
                additional: any.additional_properties.as_ref(),
                format: any.format.as_deref(),
            }),
            _ => None,
        }
    }
}

/// Whether a schema that openapiv3 could not type is an object.
pub(super) fn is_object(any: &AnySchema) -> bool {
    let typed = any.typ.as_deref() == Some("object") && any.enumeration.is_empty();
    typed || (any.typ.is_none() && !any.properties.is_empty())
}
