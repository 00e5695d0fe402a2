//! A list of known values in, an open enum out.

use std::collections::BTreeMap;

use super::context::{Cx, target};
use super::extensions::{Extensions, rust_variant, value_description};
use super::operation::LoweredOperation;
use super::pointer::Pointer;
use super::type_name;
use crate::diagnostic::{Diagnostics, Help};
use crate::ir::{Docs, Name, OpenEnum, Type, TypeName, Variant};
use crate::names::{Claim, Role, Scope, identifier};

/// The variant that stands for the values the document does not list.
const CATCH_ALL: &str = "Unrecognized";

/// What a schema says of an enum.
pub(super) struct Definition<'a> {
    pub(super) name: Name,
    pub(super) docs: Docs,
    pub(super) values: &'a [Option<String>],
    pub(super) extensions: &'a Extensions,
    /// Whether it is a component rather than written in place.
    pub(super) is_component: bool,
}

/// The enums of all modules, to know one again that a document has in several places.
pub(super) type KnownEnums = BTreeMap<TypeName, Known>;

/// An enum as it is known.
pub(super) struct Known {
    item: OpenEnum,
    is_component: bool,
}

impl Known {
    /// Whether another place means this enum. What a copy of a component calls the variants does not count, it takes the component's
    /// names; of two that stand alike, neither could give way.
    fn is_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.item.variants, &other.item.variants);
        let is_copy = self.is_component != other.is_component;
        one.len() == two.len()
            && one.iter().zip(two).all(|(one, two)| {
                one.name.wire == two.name.wire && (is_copy || one.name.rust == two.name.rust)
            })
    }
}

/// Defines an open enum in the current module and gives its type. One of the same name and values is the same enum.
pub(super) fn define(
    cx: &mut Cx<'_, '_>,
    definition: Definition<'_>,
    at: &Pointer<'_>,
) -> Option<Type> {
    let Definition {
        name,
        docs,
        values,
        extensions,
        is_component,
    } = definition;
    // A null among the values is how OpenAPI 3.0 spells a nullable enum; the schema's `nullable` says it too.
    let values: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
    if values.is_empty() {
        return report_empty(cx, at);
    }
    let ty = type_name::local(cx, &name.rust);
    let variants = variants(cx.file, cx.diagnostics, &values, extensions, at);
    let found = Known {
        item: OpenEnum {
            name,
            docs,
            variants,
        },
        is_component,
    };
    match cx.shared.enums.get_mut(&ty) {
        Some(known) if known.is_same(&found) => {
            if is_component && !known.is_component {
                *known = found;
            }
        }
        _ => {
            let name = &found.item.name;
            cx.claim_type("enum", &name.wire, &name.rust, at)?;
            cx.enums.push(found.item.clone());
            cx.shared.enums.insert(ty.clone(), found);
        }
    }
    Some(Type::Enum(ty))
}

/// Gives each enum the name, the variants and the prose of its component, whichever of its places came first.
pub(super) fn settle(operations: &mut [LoweredOperation], known: &KnownEnums) {
    for operation in operations {
        for item in &mut operation.enums {
            let ty = TypeName {
                module: operation.module.clone(),
                rust: item.name.rust.clone(),
            };
            if let Some(known) = known.get(&ty) {
                item.clone_from(&known.item);
            }
        }
    }
}

fn report_empty<T>(cx: &mut Cx<'_, '_>, at: &Pointer<'_>) -> Option<T> {
    let at = at.child("enum");
    let help =
        Help::new("list the values, or remove `enum` with an overlay action to make it any text")
            .remove(target(&at));
    cx.error(&at, "an enum without a value: expected at least one", help)
}

fn variants(
    file: &str,
    diagnostics: &mut Diagnostics,
    values: &[&str],
    extensions: &Extensions,
    at: &Pointer<'_>,
) -> Vec<Variant> {
    let mut scope = Scope::default();
    let catch_all = Claim {
        what: "the variant for",
        wire: "values that the document does not list",
        file,
        pointer: String::new(),
    };
    scope.claim(CATCH_ALL, &catch_all, || "".into(), diagnostics);
    let mut variants = Vec::with_capacity(values.len());
    for (index, value) in values.iter().copied().enumerate() {
        // The same value twice says nothing new.
        if values[..index].contains(&value) {
            continue;
        }
        let pointer = format!("{at}/enum/{index}");
        let help = || {
            Help::new("name the variant with an overlay action").update(
                target(at),
                format!("x-rust-variants: {{ {value:?}: VariantName }}"),
            )
        };
        let given = rust_variant(extensions, value).unwrap_or(value);
        let Some(rust) = identifier(Role::Variant, given) else {
            diagnostics.error(
                file,
                &pointer,
                format!("no variant name can be made from the value {value:?}"),
                help(),
            );
            continue;
        };
        if scope.claim(
            &rust,
            &Claim {
                what: "value",
                wire: value,
                file,
                pointer,
            },
            help,
            diagnostics,
        ) {
            let docs = super::docs::from_text(value_description(extensions, value), false);
            variants.push(Variant {
                name: Name {
                    wire: value.to_owned(),
                    rust,
                },
                docs,
            });
        }
    }
    variants
}
