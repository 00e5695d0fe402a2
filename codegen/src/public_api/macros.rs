//! An invocation of one of the runtime's macros in, the lines of what it declares out.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Field, Fields, Ident, ItemEnum, ItemStruct, LitStr, Macro, Token, Type};

use super::{is_public, signature};

/// What a macro of the runtime declares.
pub(super) enum Invocation {
    Request {
        method: String,
        path: String,
        returns: String,
        item: ItemStruct,
    },
    Struct(ItemStruct),
    /// A model whose fields have setters of the same names.
    InputModel(ItemStruct),
    Enum(ItemEnum),
    /// A list or map with a name.
    Newtype(ItemStruct),
    /// A union or the outcomes of an operation: variants that hold a type, each with the name of the attribute that says when.
    Variants(ItemEnum, &'static str),
    Sids(Vec<(Ident, TokenStream)>),
}

impl Invocation {
    pub(super) fn parse(invocation: &Macro) -> syn::Result<Self> {
        let name = invocation
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
        match name.as_deref() {
            Some("request") => invocation.parse_body_with(request),
            Some("model" | "required") => invocation.parse_body().map(Self::Struct),
            Some("input_model") => invocation.parse_body().map(Self::InputModel),
            Some("open_enum") => invocation.parse_body().map(Self::Enum),
            Some("newtype") => invocation.parse_body().map(Self::Newtype),
            Some("union") => invocation.parse_body_with(union),
            Some("outcomes") => invocation
                .parse_body()
                .map(|item| Self::Variants(item, "outcome")),
            Some("sid_types") => invocation.parse_body_with(sids),
            _ => Err(syn::Error::new_spanned(
                &invocation.path,
                "a macro that makes nothing known",
            )),
        }
    }

    pub(super) fn list(&self, module: &str, lines: &mut Vec<String>) {
        match self {
            Self::Request {
                method,
                returns,
                item,
                ..
            } => {
                lines.push(format!("{module}{}: {method} -> {returns}", item.ident));
                let setters = fields(item)
                    .filter(|field| is_public(&field.vis))
                    .filter_map(setter);
                lines.extend(setters.map(|setter| format!("{module}{}::{setter}", item.ident)));
            }
            Self::Struct(item) => {
                lines.push(format!("{module}{}", item.ident));
                list_fields(module, item, lines);
            }
            Self::InputModel(item) => {
                lines.push(format!(
                    "{module}{} with a setter for each field",
                    item.ident
                ));
                list_fields(module, item, lines);
            }
            Self::Enum(item) => {
                lines.push(format!("{module}{}", item.ident));
                let variants = item
                    .variants
                    .iter()
                    .map(|variant| (&variant.ident, attribute(&variant.attrs, "value")));
                lines.extend(
                    variants
                        .map(|(name, value)| format!("{module}{}::{name} = {value}", item.ident)),
                );
            }
            Self::Newtype(item) => {
                let inner = item.fields.iter().map(|field| signature::text(&field.ty));
                let inner: Vec<String> = inner.collect();
                lines.push(format!("{module}{}({})", item.ident, inner.join(", ")));
            }
            Self::Variants(item, rule) => {
                lines.push(format!("{module}{}", item.ident));
                lines.extend(item.variants.iter().map(|variant| {
                    let fields = signature::text(&variant.fields);
                    let rule = attribute(&variant.attrs, rule);
                    format!("{module}{}::{}{fields} = {rule}", item.ident, variant.ident)
                }));
            }
            Self::Sids(sids) => lines.extend(
                sids.iter()
                    .map(|(name, prefixes)| format!("{module}{name} = [{prefixes}]")),
            ),
        }
    }
}

fn list_fields(module: &str, item: &ItemStruct, lines: &mut Vec<String>) {
    let fields =
        fields(item).filter_map(|field| Some((field.ident.as_ref()?, signature::text(&field.ty))));
    lines.extend(fields.map(|(name, ty)| format!("{module}{}.{name}: {ty}", item.ident)));
}

fn fields(item: &ItemStruct) -> impl Iterator<Item = &Field> {
    let fields = if let Fields::Named(fields) = &item.fields {
        Some(&fields.named)
    } else {
        None
    };
    fields.into_iter().flatten()
}

/// `by "tag";` or `untagged;` and the enum.
fn union(input: ParseStream<'_>) -> syn::Result<Invocation> {
    input.parse::<Ident>()?;
    input.parse::<Option<LitStr>>()?;
    input.parse::<Token![;]>()?;
    Ok(Invocation::Variants(input.parse()?, "member"))
}

/// `"Id": Method "server" "/path" body -> Result;` and the struct.
fn request(input: ParseStream<'_>) -> syn::Result<Invocation> {
    input.parse::<LitStr>()?;
    input.parse::<Token![:]>()?;
    let method = input.parse::<Ident>()?.to_string().to_uppercase();
    input.parse::<LitStr>()?;
    let path = input.parse::<LitStr>()?.value();
    input.parse::<Ident>()?;
    if input.peek(syn::token::Paren) {
        let media_type;
        syn::parenthesized!(media_type in input);
        media_type.parse::<LitStr>()?;
    }
    input.parse::<Token![->]>()?;
    let returns = result(input)?;
    if input.parse::<Option<Token![as]>>()?.is_some() {
        input.parse::<LitStr>()?;
    }
    input.parse::<Token![;]>()?;
    Ok(Invocation::Request {
        method,
        path,
        returns,
        item: input.parse()?,
    })
}

/// What a request returns: `[Record in "key"]`, a word, a type, or a word and a type.
fn result(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(syn::token::Bracket) {
        let listing;
        syn::bracketed!(listing in input);
        let record: Type = listing.parse()?;
        listing.parse::<TokenStream>()?;
        return Ok(format!("[{}]", signature::text(&record)));
    }
    let first: Type = input.parse()?;
    Ok(match signature::text(&first).as_str() {
        "text" => "String".to_owned(),
        "bytes" => "Vec<u8>".to_owned(),
        "location" => "Redirect".to_owned(),
        "optional" => format!("Option<{}>", signature::text(&input.parse::<Type>()?)),
        "by_status" => signature::text(&input.parse::<Type>()?),
        ty => ty.to_owned(),
    })
}

fn sids(input: ParseStream<'_>) -> syn::Result<Invocation> {
    let mut sids = Vec::new();
    while !input.is_empty() {
        input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![type]>()?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let prefixes;
        syn::bracketed!(prefixes in input);
        sids.push((name, TokenStream::parse(&prefixes)?));
        input.parse::<Token![;]>()?;
    }
    Ok(Invocation::Sids(sids))
}

/// The public setter of an input, `name(argument)`.
fn setter(field: &Field) -> Option<String> {
    let ty = signature::text(&field.ty);
    let input = attribute(&field.attrs, "input");
    let kind = input.split(", ").nth(2).unwrap_or_default().to_owned();
    let is_part = input.starts_with("part");
    let (single, is_list) = match kind.strip_suffix('s') {
        Some(single) if kind != "bytes" => (single, true),
        Some(_) => ("bytes", false),
        None => (kind.as_str(), false),
    };
    let bound = match single {
        "text" => "AsRef<str>".to_owned(),
        "sid" => format!("TryInto<{ty}>"),
        "into" => format!("Into<{ty}>"),
        "json" => "Serialize".to_owned(),
        "bytes" if !is_part => "Into<Vec<u8>>".to_owned(),
        "bytes" | "part" => "Into<Part>".to_owned(),
        _ => {
            return Some(format!(
                "{}({})",
                field.ident.as_ref()?,
                if is_list {
                    format!("impl IntoIterator<Item = {ty}>")
                } else {
                    ty
                }
            ));
        }
    };
    let argument = if is_list {
        format!("impl IntoIterator<Item: {bound}>")
    } else {
        format!("impl {bound}")
    };
    Some(format!("{}({argument})", field.ident.as_ref()?))
}

/// What stands in the parentheses of an attribute.
fn attribute(attributes: &[Attribute], name: &str) -> String {
    let found = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident(name));
    let list = found.and_then(|attribute| attribute.meta.require_list().ok());
    list.map_or_else(String::new, |list| signature::text(&list.tokens))
}
