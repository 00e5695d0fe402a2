//! Types of the IR in, Rust types out: the only place that spells `Option`, `Vec`, SIDs and paths.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Encoding, Field, Input, Location, Style, Type, TypeName};
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
    let ty = value(cx, &field.ty);
    match (field.boxed, field.optional) {
        (false, false) => ty,
        (false, true) => quote! { Option<#ty> },
        (true, false) => quote! { Box<#ty> },
        (true, true) => quote! { Option<Box<#ty>> },
    }
}

/// The word for what the setter of a model's field takes. Without one, it takes what converts into the field's type.
pub(super) fn field_kind(field: &Field) -> Option<&'static str> {
    let (item, repeated) = match &field.ty {
        // The macro takes one `Option` or `Vec` off the field's type.
        Type::List(_) if field.optional => return None,
        Type::List(item) => (&**item, true),
        ty => (ty, false),
    };
    match item {
        Type::Json | Type::TypedJson(_) => Some(Kind::Json.word(repeated)),
        _ => match kind(item) {
            Kind::Json | Kind::Bytes | Kind::Part => None,
            _ if field.boxed => None,
            kind => Some(kind.word(repeated)),
        },
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

/// How an input is given by the caller and written on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text as it is.
    Text,
    /// A SID, checked where it is made.
    Sid,
    /// A number or boolean, by value.
    Value,
    /// A type that text converts into: an enum, a date.
    Into,
    /// Anything that serialises to JSON.
    Json,
    /// Bytes as they are.
    Bytes,
    /// A part of a multipart body: bytes, and the name of their file.
    Part,
}

impl Kind {
    /// The word for it in `#[input(..)]`.
    pub(super) fn word(self, repeated: bool) -> &'static str {
        match (self, repeated) {
            (Self::Text, false) => "text",
            (Self::Text, true) => "texts",
            (Self::Sid, false) => "sid",
            (Self::Sid, true) => "sids",
            (Self::Value, false) => "value",
            (Self::Value, true) => "values",
            (Self::Into, false) => "into",
            (Self::Into, true) => "intos",
            (Self::Json, false) => "json",
            (Self::Json, true) => "jsons",
            (Self::Bytes, _) | (Self::Part, false) => "bytes",
            (Self::Part, true) => "parts",
        }
    }
}

/// What one input needs: its kind, the type of one value, and whether it is a list of them.
pub(super) struct Shape<'a> {
    pub(super) kind: Kind,
    pub(super) item: &'a Type,
    pub(super) repeated: bool,
    /// Whether it is a whole number that the document says is never negative.
    pub(super) unsigned: bool,
}

/// The shape of an input of a request whose body is encoded in this way. What travels as one JSON value is one value, be it a list.
pub(super) fn shape(encoding: Encoding, input: &Input) -> Shape<'_> {
    let one = |kind| Shape {
        kind,
        item: &input.ty,
        repeated: false,
        unsigned: is_unsigned(input),
    };
    match (input.location, encoding, input.style) {
        (Location::Body, Encoding::Bytes, _) => one(Kind::Bytes),
        (Location::Body, Encoding::Text, _) => one(kind(&input.ty)),
        (Location::Body, ..) => one(Kind::Json),
        (_, _, Style::Json | Style::Deep | Style::Properties | Style::Collapsible) => {
            one(Kind::Json)
        }
        (location, _, Style::Plain | Style::Comma | Style::Space | Style::Pipe) => {
            let kind_there = |ty| match (location, kind(ty)) {
                (Location::Part, Kind::Bytes) => Kind::Part,
                (_, kind) => kind,
            };
            match &input.ty {
                Type::List(item) => Shape {
                    kind: kind_there(item),
                    item,
                    repeated: true,
                    unsigned: false,
                },
                ty => one(kind_there(ty)),
            }
        }
    }
}

fn is_unsigned(input: &Input) -> bool {
    let least = input.constraints.minimum.as_ref();
    let is_positive = least.is_some_and(|least| least.as_f64().is_some_and(|least| least >= 0.0));
    is_positive && matches!(input.ty, Type::Integer | Type::Integer32)
}

/// The type of an input as a field: of the struct of the required ones, and in the notation of a request.
pub(super) fn input_value(cx: &RenderCtx<'_>, shape: &Shape<'_>) -> TokenStream {
    match shape.kind {
        Kind::Part => quote! { runtime::Part },
        Kind::Value if shape.unsigned => quote! { u64 },
        Kind::Text | Kind::Sid | Kind::Value | Kind::Into | Kind::Json | Kind::Bytes => {
            value(cx, shape.item)
        }
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

/// Whether every value of the type is a JSON object.
pub(super) fn is_object(cx: &RenderCtx<'_>, ty: &Type) -> bool {
    match ty {
        Type::Model(_) | Type::Map(_) => true,
        Type::TypedJson(name) => cx.union(name).is_none() && cx.newtype(name).is_none(),
        _ => false,
    }
}

/// Whether a value of the type may be a string, other than in a type that is any JSON.
pub(super) fn may_be_text(ty: &Type) -> bool {
    match ty {
        Type::Union(_) => true,
        Type::Nullable(inner) => may_be_text(inner),
        ty => matches!(kind(ty), Kind::Text | Kind::Sid | Kind::Into | Kind::Bytes),
    }
}

/// The kind of one value.
pub(super) fn kind(ty: &Type) -> Kind {
    match ty {
        Type::String => Kind::Text,
        Type::Sid(_) => Kind::Sid,
        Type::Boolean | Type::Integer32 | Type::Integer | Type::Number => Kind::Value,
        Type::Enum(_) | Type::DateTime | Type::Date => Kind::Into,
        Type::Bytes => Kind::Bytes,
        Type::Json
        | Type::TypedJson(_)
        | Type::Union(_)
        | Type::Newtype(_)
        | Type::Model(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_) => Kind::Json,
    }
}

/// The type of the argument that gives an input.
pub(super) fn argument(cx: &RenderCtx<'_>, shape: &Shape<'_>) -> TokenStream {
    let bound = bound(cx, shape.kind, shape.item);
    match (shape.repeated, bound) {
        (false, Some(bound)) => quote! { impl #bound },
        (false, None) => input_value(cx, shape),
        (true, Some(bound)) => quote! { impl IntoIterator<Item: #bound> },
        (true, None) => {
            let item = value(cx, shape.item);
            quote! { impl IntoIterator<Item = #item> }
        }
    }
}

/// The type of the argument that gives a parameter of the path: one value, or a list of them.
pub(super) fn binding(cx: &RenderCtx<'_>, ty: &Type) -> TokenStream {
    let (item, repeated) = match ty {
        Type::List(item) => (&**item, true),
        ty => (ty, false),
    };
    argument(
        cx,
        &Shape {
            kind: kind(item),
            item,
            repeated,
            unsigned: false,
        },
    )
}

/// What the argument has to implement, for the kinds that are not given by value.
fn bound(cx: &RenderCtx<'_>, kind: Kind, ty: &Type) -> Option<TokenStream> {
    let value = value(cx, ty);
    match kind {
        Kind::Text => Some(quote! { runtime::IntoText }),
        Kind::Sid => Some(quote! { runtime::IntoSid<#value> }),
        Kind::Value => None,
        Kind::Into => Some(quote! { runtime::IntoValue<#value> }),
        Kind::Json => Some(quote! { runtime::IntoJson }),
        Kind::Bytes => Some(quote! { Into<Vec<u8>> }),
        Kind::Part => Some(quote! { Into<runtime::Part> }),
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
