//! Types of the IR in, Rust types out: the only place that spells `Option`, `Vec`, SIDs and paths.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Field, Type, TypeName};
use crate::targets::context::RenderCtx;

/// An identifier. Text that is not one becomes a literal, so that the file is refused instead of misread.
pub(super) fn ident(text: &str) -> TokenStream {
    if is_ident(text) {
        Ident::new(text, Span::call_site()).into_token_stream()
    } else {
        Literal::string(text).into_token_stream()
    }
}

fn is_ident(text: &str) -> bool {
    let mut characters = text.chars();
    let starts = characters
        .next()
        .is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    starts && characters.all(unicode_ident::is_xid_continue)
}

/// The type that holds a value.
pub(super) fn value(cx: &RenderCtx<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote! { String },
        Type::Boolean => quote! { bool },
        Type::Integer32 => quote! { i32 },
        Type::Integer => quote! { i64 },
        Type::Number => quote! { f64 },
        Type::DateTime => quote! { runtime::DateTime },
        Type::Date => quote! { runtime::Date },
        Type::Json => quote! { runtime::Json },
        Type::TypedJson(name) => {
            let view = path(cx, name);
            quote! { runtime::TypedJson<#view> }
        }
        Type::Sid(name) => sid(cx, name),
        Type::Enum(name) | Type::Model(name) | Type::Union(name) | Type::Newtype(name) => {
            path(cx, name)
        }
        Type::Bytes => quote! { Vec<u8> },
        Type::List(item) => {
            let item = value(cx, item);
            quote! { Vec<#item> }
        }
        Type::Map(item) => {
            let item = value(cx, item);
            quote! { std::collections::BTreeMap<String, #item> }
        }
        Type::Nullable(inner) => {
            let inner = value(cx, inner);
            quote! { Option<#inner> }
        }
    }
}

/// The type of a model's field.
pub(super) fn field(cx: &RenderCtx<'_>, field: &Field) -> TokenStream {
    let ty = held(cx, field);
    if field.optional {
        quote! { Option<#ty> }
    } else {
        ty
    }
}

/// The type of a model's field without its `Option`.
pub(super) fn held(cx: &RenderCtx<'_>, field: &Field) -> TokenStream {
    let ty = value(cx, &field.ty);
    if field.boxed {
        quote! { Box<#ty> }
    } else {
        ty
    }
}

/// A type as text, without the spaces that tokens are printed with.
pub(super) fn text(tokens: &TokenStream) -> String {
    tokens
        .to_string()
        .split_whitespace()
        .collect::<String>()
        .replace(',', ", ")
}

/// A SID type. Every module of the crate imports them all.
fn sid(cx: &RenderCtx<'_>, name: &str) -> TokenStream {
    let rust = ident(name);
    if cx.outside {
        let root = root(cx);
        quote! { #root::sid::#rust }
    } else {
        rust
    }
}

/// The path of a generated type: plain within its module.
pub(super) fn path(cx: &RenderCtx<'_>, name: &TypeName) -> TokenStream {
    let rust = ident(&name.rust);
    if !cx.outside && cx.module == Some(name.module.as_str()) {
        return rust;
    }
    let (root, module) = (root(cx), ident(&name.module));
    quote! { #root::#module::#rust }
}

/// What the generated crate is called where the file stands.
pub(super) fn root(cx: &RenderCtx<'_>) -> TokenStream {
    if cx.outside {
        ident(&cx.options.crate_ident())
    } else {
        quote! { crate }
    }
}

/// A link to the type that describes what an input of any JSON usually holds.
pub(super) fn view(cx: &RenderCtx<'_>, ty: &Type) -> Option<String> {
    match ty {
        Type::Model(name) | Type::Union(name) | Type::Newtype(name) | Type::TypedJson(name) => {
            let TypeName { module, rust } = name;
            Some(if cx.module == Some(module) {
                format!("[`{rust}`]")
            } else {
                format!("[`{rust}`](crate::{module}::{rust})")
            })
        }
        Type::List(item) => view(cx, item),
        Type::String
        | Type::Boolean
        | Type::Integer32
        | Type::Integer
        | Type::Number
        | Type::DateTime
        | Type::Date
        | Type::Sid(_)
        | Type::Enum(_)
        | Type::Bytes
        | Type::Json
        | Type::Map(_)
        | Type::Nullable(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ident, text, value};
    use crate::ir::{Type, TypeName};
    use crate::targets::sample::{self, options};

    #[test]
    fn a_type_is_named_plainly_in_its_module_and_by_path_elsewhere() {
        let (api, options) = (sample::api(), options());
        let cx = sample::cx(&api, &options);
        let other = Type::Model(TypeName {
            module: "v2".to_owned(),
            rust: "User".to_owned(),
        });
        let ty = |ty| text(&value(&cx, &ty));
        assert_eq!(ty(Type::Model(sample::type_name("FlexFlow"))), "FlexFlow");
        assert_eq!(ty(other), "crate::v2::User");
        let nested = Type::List(Box::new(Type::Map(Box::new(Type::Nullable(Box::new(
            Type::DateTime,
        ))))));
        assert_eq!(
            ty(nested),
            "Vec<std::collections::BTreeMap<String, Option<runtime::DateTime>>>"
        );
    }

    #[test]
    fn a_name_that_is_no_identifier_does_not_pass_as_code() {
        assert_eq!(ident("type_").to_string(), "type_");
        assert_eq!(ident("a; fn evil() {}").to_string(), "\"a; fn evil() {}\"");
        assert_eq!(ident("").to_string(), "\"\"");
    }
}
