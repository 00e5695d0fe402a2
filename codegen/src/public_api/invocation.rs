//! An invocation of one of the macros of the runtime in, what it declares out.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Field, Ident, ItemEnum, ItemStruct, LitStr, Macro, Token, Type};

use super::setter::Setter;
use super::signature;

/// What a macro of the runtime declares.
pub(super) enum Invocation {
    Request {
        method: String,
        path: String,
        returns: String,
        item: ItemStruct,
        setters: Vec<Setter>,
    },
    Struct(ItemStruct),
    /// A model whose fields have setters.
    InputModel(Vec<Attribute>, Ident, Vec<(Field, Setter)>),
    Enum(ItemEnum),
    /// A union with the property that decides between its members.
    Union(Option<String>, ItemEnum),
    /// A named list or map.
    Newtype(ItemStruct),
    /// The results of an operation by status.
    Outcomes(ItemEnum),
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
            Some("input_model") => invocation.parse_body_with(input_model),
            Some("open_enum") => invocation.parse_body().map(Self::Enum),
            Some("union") => invocation.parse_body_with(union),
            Some("newtype") => invocation.parse_body().map(Self::Newtype),
            Some("outcomes") => invocation.parse_body().map(Self::Outcomes),
            Some("sid_types") => invocation.parse_body_with(sids),
            _ => Err(syn::Error::new_spanned(&invocation.path, "unknown macro")),
        }
    }
}

/// `"Id": Method "server" "/path" body -> Result;`, the struct and the setters.
fn request(input: ParseStream<'_>) -> syn::Result<Invocation> {
    input.parse::<LitStr>()?;
    input.parse::<Token![:]>()?;
    let method = input.parse::<Ident>()?.to_string().to_uppercase();
    input.parse::<LitStr>()?;
    let path = input.parse::<LitStr>()?.value();
    input.parse::<Ident>()?;
    if input.peek(syn::token::Paren) {
        input.parse::<TokenTree>()?;
    }
    input.parse::<Token![->]>()?;
    let returns = result(input)?;
    if input.parse::<Option<Token![as]>>()?.is_some() {
        input.parse::<LitStr>()?;
    }
    input.parse::<Token![;]>()?;
    let item: ItemStruct = input.parse()?;
    Ok(Invocation::Request {
        method,
        path,
        returns,
        item,
        setters: implementation(input)?,
    })
}

/// The signatures in an `impl`, if there is one.
fn implementation(input: ParseStream<'_>) -> syn::Result<Vec<Setter>> {
    if input.parse::<Option<Token![impl]>>()?.is_none() {
        return Ok(Vec::new());
    }
    input.parse::<Ident>()?;
    let content;
    syn::braced!(content in input);
    let mut setters = Vec::new();
    while !content.is_empty() {
        setters.push(content.parse()?);
    }
    Ok(setters)
}

/// A struct, each of whose fields is followed by a setter.
fn input_model(input: ParseStream<'_>) -> syn::Result<Invocation> {
    let attributes = input.call(Attribute::parse_outer)?;
    input.parse::<Token![pub]>()?;
    input.parse::<Token![struct]>()?;
    let name = input.parse()?;
    let content;
    syn::braced!(content in input);
    let mut fields = Vec::new();
    while !content.is_empty() {
        let field = content.call(Field::parse_named)?;
        content.parse::<Token![,]>()?;
        fields.push((field, content.parse()?));
    }
    Ok(Invocation::InputModel(attributes, name, fields))
}

/// The type that the call returns: one that the notation names, or one of its own words for the others.
fn result(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(syn::token::Bracket) {
        let listing;
        syn::bracketed!(listing in input);
        let record: Type = listing.parse()?;
        listing.parse::<TokenStream>()?;
        return Ok(format!("[{}]", signature::text(&record)));
    }
    let word = input.fork().parse::<Ident>().ok();
    let word = word.map(|word| word.to_string()).unwrap_or_default();
    let ty = |input: ParseStream<'_>| Ok(signature::text(&input.parse::<Type>()?));
    let known = match word.as_str() {
        "text" => "String",
        "bytes" => "Vec<u8>",
        "location" => "Redirect",
        "optional" | "by_status" => "",
        _ => return ty(input),
    };
    input.parse::<Ident>()?;
    match word.as_str() {
        "optional" => Ok(format!("Option<{}>", ty(input)?)),
        "by_status" => ty(input),
        _ => Ok(known.to_owned()),
    }
}

/// `by "petType";` or `untagged;` and the enum.
fn union(input: ParseStream<'_>) -> syn::Result<Invocation> {
    let tag = if input.parse::<Ident>()? == "by" {
        Some(input.parse::<LitStr>()?.value())
    } else {
        None
    };
    input.parse::<Token![;]>()?;
    Ok(Invocation::Union(tag, input.parse()?))
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
