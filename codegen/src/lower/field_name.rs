//! What a field or an input is called in the document in, its Rust name or a diagnostic out.

use openapiv3::ReferenceOr;

use super::context::{Cx, target};
use super::extensions::rust_name;
use super::pointer::Pointer;
use super::schema::Lowered;
use crate::diagnostic::Help;
use crate::ir::{Name, Type};
use crate::names::{Claim, Role, Scope, identifier};

/// Where the Rust name of a field comes from.
#[derive(Clone, Copy)]
pub(super) enum Naming<'a> {
    /// From its `x-rust-name`, or else from its name on the wire.
    Own(Option<&'a str>),
    /// From its name on the wire: what stands at its schema names the type, or describes it for all that refer to it.
    Wire,
    /// From the generator.
    Fixed(&'a str),
}

impl<'a> Naming<'a> {
    /// The naming of a property of an object.
    pub(super) fn of_property<T>(property: &ReferenceOr<T>, lowered: &Lowered<'a>) -> Self {
        let names_a_type = matches!(
            lowered.ty,
            Type::Model(_) | Type::Enum(_) | Type::TypedJson(_)
        );
        match property {
            ReferenceOr::Item(_) if !names_a_type => {
                Self::Own(rust_name(&lowered.schema.schema_data.extensions))
            }
            _ => Self::Wire,
        }
    }

    fn text(self, wire: &'a str) -> &'a str {
        match self {
            Self::Own(given) => given.unwrap_or(wire),
            Self::Wire => wire,
            Self::Fixed(name) => name,
        }
    }

    /// The way out of a name that does not work.
    pub(super) fn help(self, at: &Pointer<'_>, other: &str) -> Help {
        match self {
            Self::Own(_) => Help::new("give it another name with an overlay action")
                .update(target(at), format!("x-rust-name: {other}")),
            Self::Wire => Help::new(
                "give it a schema of its own that names no type, and a name there, or leave it out with an overlay action",
            )
            .remove(target(at)),
            Self::Fixed(_) => "give the other one another name by `x-rust-name`".into(),
        }
    }
}

/// The name of a field or input, taken in its scope.
pub(super) fn claim(
    cx: &mut Cx<'_, '_>,
    scope: &mut Scope,
    wire: &str,
    naming: Naming<'_>,
    at: &Pointer<'_>,
) -> Option<Name> {
    let help = || naming.help(at, "other_name");
    let Some(rust) = identifier(Role::Field, naming.text(wire)) else {
        return cx.error(at, format!("no name can be made from `{wire}`"), help());
    };
    let claim = Claim {
        what: "field",
        wire,
        file: cx.file,
        pointer: at.to_string(),
    };
    scope
        .claim(&rust, &claim, help, cx.diagnostics)
        .then(|| Name {
            wire: wire.to_owned(),
            rust,
        })
}
