//! The name of a component or of what is around a schema in, the Rust name of the type that the schema defines out.

use openapiv3::Schema;

use super::context::{Cx, rename_help};
use super::extensions::rust_name;
use super::pointer::Pointer;
use crate::ir::{Name, TypeName};
use crate::names::{Role, identifier};

/// Where a type that a schema defines gets its name from.
#[derive(Clone, Copy)]
pub(super) enum TypeHint<'a> {
    /// The name of the component.
    Component(&'a str),
    /// The names of the items around it.
    Inline(&'a str),
}

impl<'a> TypeHint<'a> {
    /// What the document calls the type.
    pub(super) fn wire(&self) -> &'a str {
        let (Self::Component(wire) | Self::Inline(wire)) = self;
        wire
    }

    /// `flex.v1.interaction.interaction_channel` is the `interaction_channel`; `flex_flow_enum_channel_type` says twice that it is
    /// an enum.
    fn plain(&self) -> String {
        match self {
            Self::Component(name) => name
                .rsplit('.')
                .next()
                .unwrap_or(name)
                .replacen("_enum_", "_", 1),
            Self::Inline(name) => (*name).to_owned(),
        }
    }
}

/// The name of the type that a schema defines.
pub(super) fn of(
    cx: &mut Cx<'_, '_>,
    schema: &Schema,
    hint: TypeHint<'_>,
    at: &Pointer<'_>,
) -> Option<Name> {
    let wire = hint.wire();
    let given = rust_name(&schema.schema_data.extensions);
    let text = given.map_or_else(|| hint.plain(), str::to_owned);
    if let Some(rust) = identifier(Role::Type, &text) {
        Some(Name {
            wire: wire.to_owned(),
            rust,
        })
    } else {
        let help = rename_help(at, "Name");
        cx.error(at, format!("no type name can be made from `{wire}`"), help)
    }
}

/// A type of the current module.
pub(super) fn local(cx: &Cx<'_, '_>, rust: &str) -> TypeName {
    TypeName {
        module: cx.module.clone(),
        rust: rust.to_owned(),
    }
}
