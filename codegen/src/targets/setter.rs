//! What a caller gives in: an input, the field of a model or a parameter of the path; the kind of the setter that takes it, and the
//! type of its argument, out.
//!
//! The only place that maps a type to the word for its kind and to its bound.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Encoding, Field, Input, Location, Style, Type};
use crate::targets::context::RenderCtx;
use crate::targets::rust_type;

/// A setter in the notation of the runtime.
pub(super) struct Setter {
    /// The word for its kind, such as `sids`.
    pub(super) kind: &'static str,
    /// The type of its argument, such as `impl runtime::IntoSid<FlowSid>`.
    pub(super) argument: TokenStream,
}

/// The setter of an input of a request whose body is encoded in this way.
pub(super) fn of_input(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input) -> Setter {
    let shape = shape(encoding, input);
    let is_body = input.location == Location::Body && shape.kind == Kind::Json;
    let kind = if is_body && is_object(cx, &input.ty) {
        "object"
    } else {
        shape.kind.word(shape.repeated)
    };
    Setter {
        kind,
        argument: argument(cx, &shape),
    }
}

/// The setter of the field of a model. Without a kind of its own, the field takes what converts into its type.
pub(super) fn of_field(cx: &RenderCtx<'_>, field: &Field) -> Setter {
    let (item, repeated) = match &field.ty {
        Type::List(item) if !field.optional => (&**item, true),
        ty => (ty, false),
    };
    let kind = match (item, kind(item)) {
        (Type::Json | Type::TypedJson(_), kind) => Some(kind),
        (_, Kind::Json | Kind::Bytes | Kind::Part) => None,
        (_, kind) => (!field.boxed).then_some(kind),
    };
    let Some(kind) = kind else {
        let held = rust_type::held(cx, field);
        return Setter {
            kind: "from",
            argument: quote! { impl Into<#held> },
        };
    };
    let shape = Shape {
        kind,
        item,
        repeated,
        unsigned: false,
    };
    Setter {
        kind: kind.word(repeated),
        argument: argument(cx, &shape),
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
    /// The word for it in the notation of a setter.
    fn word(self, repeated: bool) -> &'static str {
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
            (Self::Bytes, _) => "bytes",
            (Self::Part, false) => "part",
            (Self::Part, true) => "parts",
        }
    }
}

/// What one input needs: its kind, the type of one value, and whether it is a list of them.
pub(super) struct Shape<'a> {
    pub(super) kind: Kind,
    pub(super) item: &'a Type,
    pub(super) repeated: bool,
    /// Whether it is a whole number that is never negative according to the document.
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

/// The type of an input of its own, or of an item of it.
pub(super) fn input_value(cx: &RenderCtx<'_>, shape: &Shape<'_>) -> TokenStream {
    match shape.kind {
        Kind::Part => quote! { runtime::Part },
        Kind::Value if shape.unsigned => quote! { u64 },
        Kind::Text | Kind::Sid | Kind::Value | Kind::Into | Kind::Json | Kind::Bytes => {
            rust_type::value(cx, shape.item)
        }
    }
}

/// Whether every value of the type is a JSON object.
fn is_object(cx: &RenderCtx<'_>, ty: &Type) -> bool {
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
    match bounds(cx, shape) {
        Some(bounds) => quote! { impl #bounds },
        None => input_value(cx, shape),
    }
}

/// What the type of the argument has to implement, unless it is one type.
pub(super) fn bounds(cx: &RenderCtx<'_>, shape: &Shape<'_>) -> Option<TokenStream> {
    let bound = bound(cx, shape.kind, shape.item);
    if !shape.repeated {
        return bound;
    }
    let item = rust_type::value(cx, shape.item);
    let item = bound.map_or_else(|| quote! { = #item }, |bound| quote! { : #bound });
    Some(quote! { IntoIterator<Item #item> })
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
    let value = rust_type::value(cx, ty);
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
