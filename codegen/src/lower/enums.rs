//! A list of known values in, an open enum out.

use super::context::{Cx, target};
use super::extensions::{Extensions, rust_variant, value_description};
use super::pointer::Pointer;
use crate::diagnostic::Diagnostics;
use crate::ir::{Docs, Name, OpenEnum, Type, TypeName, Variant};
use crate::names::{Claim, Role, Scope, identifier};

/// The variant that stands for the values the document does not list.
const CATCH_ALL: &str = "Unrecognized";

/// Defines an open enum in the current module and gives its type.
pub(super) fn define(
    cx: &mut Cx<'_, '_>,
    name: Name,
    docs: Docs,
    values: &[Option<String>],
    extensions: &Extensions,
    at: &Pointer<'_>,
) -> Option<Type> {
    cx.claim_type("enum", &name.wire, &name.rust, at)?;
    // A null among the values is how OpenAPI 3.0 spells a nullable enum; the schema's `nullable` says it too.
    let values: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
    if values.is_empty() {
        let help = format!(
            "list the values, or remove `enum` with an overlay action to make it any text: target: {}, remove: true",
            target(&at.child("enum"))
        );
        return cx.error(
            &at.child("enum"),
            "an enum without a value: expected at least one",
            help,
        );
    }
    let ty = TypeName {
        module: cx.module.clone(),
        rust: name.rust.clone(),
    };
    let variants = variants(cx.file, cx.diagnostics, &values, extensions, at);
    cx.enums.push(OpenEnum {
        name,
        docs,
        variants,
    });
    Some(Type::Enum(ty))
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
    scope.claim(CATCH_ALL, &catch_all, "", diagnostics);
    let mut variants = Vec::with_capacity(values.len());
    for (index, value) in values.iter().copied().enumerate() {
        // The same value twice says nothing new.
        if values[..index].contains(&value) {
            continue;
        }
        let pointer = format!("{at}/enum/{index}");
        let help = format!(
            "name the variant with an overlay action: target: {}, update: {{ x-rust-variants: {{ {value:?}: VariantName }} }}",
            target(at)
        );
        let given = rust_variant(extensions, value).unwrap_or(value);
        let Some(rust) = identifier(Role::Variant, given) else {
            diagnostics.error(
                file,
                &pointer,
                format!("no variant name can be made from the value {value:?}"),
                help,
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
            &help,
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
