//! What is asked of the syntax of every item.

use syn::{Attribute, Field, Fields, ItemStruct, Visibility};

use super::signature;

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The named fields of a struct.
pub(super) fn fields(item: &ItemStruct) -> impl Iterator<Item = &Field> {
    let fields = if let Fields::Named(fields) = &item.fields {
        Some(&fields.named)
    } else {
        None
    };
    fields.into_iter().flatten()
}

/// The types in the parentheses of a variant or a tuple struct, parentheses included; empty if there are none.
pub(super) fn tuple(fields: &Fields) -> String {
    let Fields::Unnamed(fields) = fields else {
        return String::new();
    };
    let types: Vec<String> = fields
        .unnamed
        .iter()
        .map(|field| signature::text(&field.ty))
        .collect();
    format!("({})", types.join(", "))
}

/// The end of the line of an item whose use the compiler warns of.
pub(super) fn deprecated(attributes: &[Attribute]) -> &'static str {
    let is_marked = |attribute: &Attribute| attribute.path().is_ident("deprecated");
    if attributes.iter().any(is_marked) {
        " #[deprecated]"
    } else {
        ""
    }
}

/// The contents of the parentheses of an attribute, as text.
pub(super) fn attribute(attributes: &[Attribute], name: &str) -> String {
    let found = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident(name));
    let list = found.and_then(|attribute| attribute.meta.require_list().ok());
    list.map_or_else(String::new, |list| signature::text(&list.tokens))
}
